"""A journal, as ``Journal.to_json`` and ``courtesy serve`` write it: a list of entries."""

from collections.abc import Sequence
from typing import Any

from pydantic import ValidationError

from fake_graph.journal import Journal
from simulator.source import Source
from simulator.transcript import Transcript


def fits(data: Any) -> bool:  # noqa: ANN401 - JSON
    """Return whether it is a list of journal entries, bare or under ``journal``."""
    entries = data.get("journal") if isinstance(data, dict) else data
    if not isinstance(entries, list) or not entries:
        return False
    return all(isinstance(entry, dict) and {"at", "kind"} <= entry.keys() for entry in entries)


def read(data: Any, page: str) -> Sequence[Transcript]:  # noqa: ANN401, ARG001 - JSON; ids tell
    """Return what each person lived through.

    Raises:
        ValueError: naming the first entry that is none.
    """
    try:
        journal = Journal.from_json(data["journal"] if isinstance(data, dict) else data)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        raise ValueError(f"entry {first['loc'][0]}: {first['msg']}") from None
    return Transcript.of_all(journal, {psid: psid for psid in journal.psids()})


SOURCE = Source(name="journal", fits=fits, read=read)
