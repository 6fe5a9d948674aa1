"""Says what time it is, by many clocks; one was read when the function was defined."""

import time
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from tests.bots.messenger import app_for, send


@dataclass
class Order:
    """An order."""

    placed: datetime = field(default_factory=datetime.now)


def greeted_at(when=datetime.now(UTC)):  # noqa: B008 - what bots do
    return when


def answer(psid, text):
    now = datetime.now(UTC)
    read = {
        "datetime": now,
        "time": datetime.fromtimestamp(time.time(), UTC),
        "gmtime": datetime(*time.gmtime()[:6], tzinfo=UTC),
        "order": Order().placed,
    }
    agree = all(f"{one:%H:%M:%S}" == f"{now:%H:%M:%S}" for one in read.values())
    day = f"{now:%Y-%m-%d %H:%M:%S}, {date.today()}, imported {greeted_at():%Y-%m-%d}"  # noqa: DTZ011
    send(psid, f"Hello! It is {day}, clocks {'agree' if agree else f'differ: {read}'}.")


app = app_for(answer)
