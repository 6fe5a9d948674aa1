"""Conversations in files: reports, journals, our notation, and what others export."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from simulator.errors import BadInput
from simulator.transcript import Transcript


def conversations_in(file: str, page: str) -> Sequence[Transcript]:
    """Return the conversations in a file, whatever kind it is of.

    Raises:
        BadInput: it cannot be read, or is of no kind that we know.
    """
    data = _parsed(_text_of(file))
    if isinstance(data, dict) and "score_version" in data:
        from simulator.reporters.json import report_from_json

        return [t for bot in report_from_json(data).bots for t in bot.transcripts]
    from simulator.sources import SOURCES

    for source in SOURCES:
        if source.fits(data):
            if source.name in ("download", "conversations-api") and not page:
                raise BadInput(f"{file}: say which side is the page: --page NAME")
            try:
                return source.read(data, page)
            except (ValueError, KeyError, TypeError, AttributeError, OverflowError) as error:
                raise BadInput(f"{file}: no {source.name}: {error}") from None
    known = ", ".join(source.name for source in SOURCES)
    raise BadInput(f"{file}: none of report, {known}")


def _text_of(file: str) -> str:
    try:
        return Path(file).read_text(encoding="utf-8")
    except OSError as error:
        raise BadInput(f"cannot read {file}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise BadInput(f"{file}: not UTF-8") from None


def _parsed(text: str) -> Any:  # noqa: ANN401 - JSON, or a text
    try:
        return json.loads(text)
    except ValueError:
        return text
