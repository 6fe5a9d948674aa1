"""pytest-freezer's ``freezer`` and ``@pytest.mark.freeze_time``, on the scenario's own clock.

Source: https://github.com/pytest-dev/pytest-freezer
"""

from datetime import date, datetime, timedelta

import pytest

from simulator.errors import BadInput
from simulator.timeflow.face import instant
from simulator.timekeeper import Timekeeper

MARKER = "freeze_time"
Moment = str | date | datetime


class Freezer:
    """Moves the scenario's time as ``freezegun`` would move a frozen one; times are naive UTC."""

    def __init__(self, clock: Timekeeper) -> None:
        self._clock = clock

    def __call__(self) -> datetime:
        """Return the scenario's time."""
        return self._clock.now().replace(tzinfo=None)

    @property
    def time_to_freeze(self) -> datetime:
        """The scenario's time."""
        return self()

    def tick(self, delta: timedelta | float = 1) -> datetime:
        """Let ``delta``, seconds if a number, pass; return the time then.

        Raises:
            BadInput: it is negative.
        """
        self._move(delta if isinstance(delta, timedelta) else timedelta(seconds=delta))
        return self()

    def move_to(self, target_datetime: Moment) -> None:
        """Let time pass until then.

        Raises:
            BadInput: that is over, or no date.
        """
        self._move(_read(target_datetime) - self._clock.now())

    def _move(self, wait: timedelta) -> None:
        if wait < timedelta():
            raise BadInput(
                f"freezer cannot go back by {-wait}: bots live through time, so it only moves "
                "forward; begin earlier with @pytest.mark.freeze_time or --as-of"
            )
        self._clock.advance(wait)


def start_of(item: pytest.Item) -> datetime | None:
    """Return when ``@pytest.mark.freeze_time`` has the test begin, None where nothing says so.

    Raises:
        BadInput: it asks for more than a date.
    """
    marker = item.get_closest_marker(MARKER)
    if marker is None:
        return None
    asked = dict(zip(("time_to_freeze", *["more"] * len(marker.args)), marker.args, strict=False))
    asked |= marker.kwargs
    moment = asked.pop("time_to_freeze", None)
    if asked:
        raise BadInput(
            f"{MARKER}({', '.join(asked)}) is not understood: it says when the test begins, and "
            "time then passes by clock.advance, freezer.tick and freezer.move_to"
        )
    return None if moment is None else _read(moment)


def _read(moment: Moment) -> datetime:
    try:
        return instant(moment)
    except (TypeError, ValueError, OverflowError):
        raise BadInput(f"no date {moment!r}; write e.g. 2026-05-01 or 2026-05-01 18:30") from None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Have marked tests live on the scenario's clock, whether they ask for it or not."""
    for item in items:
        if item.get_closest_marker(MARKER) is not None:
            names: list[str] = getattr(item, "fixturenames", [])
            names[:0] = [name for name in ("stage", "freezer") if name not in names]


def pytest_configure(config: pytest.Config) -> None:
    """Make the marker known."""
    config.addinivalue_line(
        "markers", f"{MARKER}(when): the date at which the test begins, on simulated time"
    )
