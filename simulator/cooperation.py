"""For bots on real time that want to know the scenario's time: they may ask, and are told.

Every webhook carries ``X-Sim-Now``, and ``GET /_sim/clock`` at the fake's address answers
``{"now": "2026-09-07T09:00:00+00:00", "milliseconds": 1788771600000}``; a child finds that address
in ``COURTESY_CLOCK``. A bot that goes by them keeps up with scenarios in which days pass; none
needs to.
"""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from fake_graph import Request, Response
from fake_graph.event import milliseconds
from simulator.door import Asked, Door, Reply

HEADER = "X-Sim-Now"
PATH = "/_sim/clock"

Now = Callable[[], datetime]


def told_time(request: Request, now: Now) -> Response | None:
    """Return the answer to a question for the time, None if ``request`` is none."""
    if request.method != "GET" or request.path != PATH:
        return None
    moment = now()
    told = {"now": moment.isoformat(), "milliseconds": milliseconds(moment)}
    return Response(200, (("Content-Type", "application/json"),), json.dumps(told).encode())


class TellingDoor(Door):
    """A door by which every request carries the scenario's time, in ISO 8601."""

    def __init__(self, door: Door, now: Now) -> None:
        self._door = door
        self._now = now

    def answer(self, asked: Asked) -> Reply:
        """Send one request.

        Raises:
            BotDied, BotUnreachable
        """
        told = {**asked.headers, HEADER: self._now().isoformat()}
        return self._door.answer(replace(asked, headers=told))
