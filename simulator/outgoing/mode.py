"""What a run does with the bot's calls to other hosts, where its scenarios do not say."""

from enum import StrEnum

from simulator.errors import BadInput, nearest


class Mode(StrEnum):
    """What becomes of calls to hosts that are not the Graph API's."""

    LIVE = "live"
    """They go out as if nobody watched."""
    RECORD = "record"
    """What the cassette has is played; the rest is called for real and put into it."""
    REPLAY = "replay"
    """What the cassette has is played; the rest is refused."""
    BLOCK = "block"
    """They are refused, except to this machine itself."""


def mode_called(name: str) -> Mode:
    """Return the mode called ``name``.

    Raises:
        BadInput: there is none.
    """
    try:
        return Mode(name)
    except ValueError:
        raise BadInput(
            f"no network {name!r}{nearest(name, map(str, Mode))}; write one of {', '.join(Mode)}"
        ) from None
