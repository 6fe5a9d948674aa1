"""Time passes."""

from datetime import datetime, time, timedelta

from scenarios.stage import Stage
from scenarios.step import given, when
from scenarios.vocabulary import phrase
from simulator.errors import BadInput


@when(phrase("time-passes"))
def time_passes(stage: Stage, wait: timedelta) -> None:
    """Move simulated time forward."""
    stage.world.clock.advance(wait)


@given(phrase("it-is"))
@when(phrase("it-is"))
def it_is(stage: Stage, when: datetime) -> None:
    """Move simulated time forward to a date."""
    try:
        stage.world.clock.travel_to(when)
    except ValueError as error:
        raise BadInput(f"{error}; begin the run earlier with --as-of") from None


@when(phrase("page-closes"))
def page_closes(stage: Stage) -> None:
    """Move simulated time to the end of the opening hours."""
    _travel_to(stage, stage.closes)


@when(phrase("page-opens"))
def page_opens(stage: Stage) -> None:
    """Move simulated time to the beginning of the opening hours."""
    _travel_to(stage, stage.opens)


def _travel_to(stage: Stage, hour: time | None) -> None:
    if hour is None:
        raise BadInput("no opening hours; write: Given the page is open from 9:00 to 17:00")
    clock = stage.world.clock
    now = clock.now()
    when = datetime.combine(now.date(), hour, tzinfo=now.tzinfo)
    clock.travel_to(when if when >= now else when + timedelta(days=1))
