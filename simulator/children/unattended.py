"""A child that no agent lives in: it listens on a port, and only its wall clock can be set."""

from datetime import datetime

from simulator.attaching.faketime import Faketime
from simulator.children.language import Language
from simulator.children.process import Process
from simulator.connectors.http import HttpDoor
from simulator.door import Asked, Door, Reply
from simulator.errors import BotDied, BotUnreachable
from simulator.wall_clock import REAL, WallClock

_SPELLED = {Language.PHP: "PHP", Language.DOTNET: ".NET", Language.UNKNOWN: "command"}


def wall_clock(start: datetime, language: Language, faketime: Faketime | None) -> WallClock:
    """Return the time of a bot in ``language``, whose date ``faketime`` sets if there is one."""
    name = _SPELLED.get(language, language.value.capitalize())
    day = "it knows what day it is, but" if faketime is not None else "its clocks are real, and"
    clock = WallClock(
        start,
        bot=f"the {name} bot",
        why_not=(
            f"no agent lives in this {name} bot: {day} what it waits for by itself, it waits for "
            "in real time; timers are simulated for bots in Node, and in Python from 3.11 on"
        ),
        on_jump=None if faketime is None else lambda when: faketime.show(when, running=True),
    )
    if faketime is not None:
        clock.certificate.control = REAL | {"wall clock": "simulated, by libfaketime"}
    return clock


class WatchedDoor(Door):
    """The door to a child by its port; when the child has died, that is what it says."""

    def __init__(self, process: Process, host: str, port: int) -> None:
        shown = f"[{host}]" if ":" in host else host
        self._process = process
        self._door = HttpDoor(f"http://{shown}:{port}")

    def answer(self, asked: Asked) -> Reply:
        """Send one request.

        Raises:
            BotDied: the child has ended.
            BotUnreachable: nothing answers in time.
        """
        try:
            return self._door.answer(asked)
        except BotUnreachable:
            ending = self._process.ending
            if ending is None:
                raise
            said = self._process.output_since()
            raise BotDied(f"its process ended: {ending}", said) from None
