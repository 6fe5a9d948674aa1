"""Conversations in our own notation, several between lines of ``***``."""

from collections.abc import Sequence

from simulator.source import Source
from simulator.transcript import Transcript


def fits(data: object) -> bool:
    """Return whether it is a text and no JSON."""
    return isinstance(data, str)


def read(data: str, page: str) -> Sequence[Transcript]:  # noqa: ARG001 - the notation says who is who
    """Return the conversations written in ``data``."""
    return Transcript.parse_all(data.strip())


SOURCE = Source(name="notation", fits=fits, read=read)
