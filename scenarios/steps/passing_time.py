"""Time passes."""

from datetime import datetime, time, timedelta

from fake_graph.window import STANDARD
from scenarios.stage import Stage
from scenarios.step import given, when
from scenarios.vocabulary import phrase
from simulator.calendar import next_at, next_change
from simulator.errors import BadInput

MOMENT = timedelta(seconds=1)


@when(phrase("time-passes"))
def time_passes(stage: Stage, wait: timedelta) -> None:
    """Move simulated time forward."""
    stage.pass_time(wait)


@given(phrase("it-is"))
@when(phrase("it-is"))
def it_is(stage: Stage, when: datetime) -> None:
    """Move simulated time forward to a date."""
    now = stage.world.clock.now()
    if when < now:
        raise BadInput(
            f"time only moves forward: it is {now}, not yet {when}; "
            "begin the run earlier with --as-of"
        )
    stage.travel_to(when)


@given(phrase("it-becomes"))
@when(phrase("it-becomes"))
def it_becomes(stage: Stage, hour: time) -> None:
    """Move simulated time to the next time that the page's clocks show an hour."""
    world = stage.world
    stage.travel_to(next_at(world.clock.now(), hour, world.page_zone))


@when(phrase("page-closes"))
def page_closes(stage: Stage) -> None:
    """Move simulated time to when the page's people next leave."""
    _travel_to(stage, is_open=False)


@when(phrase("page-opens"))
def page_opens(stage: Stage) -> None:
    """Move simulated time to when the page's people next come in."""
    _travel_to(stage, is_open=True)


def _travel_to(stage: Stage, *, is_open: bool) -> None:
    world = stage.world
    if world.opening is None:
        raise BadInput("no opening hours; write: Given the page is open from 9:00 to 17:00")
    when = next_change(world.clock.now(), world.opening, world.page_zone, is_open=is_open)
    if when is None:
        raise BadInput(f"the page never {'opens' if is_open else 'closes'}")
    stage.travel_to(when)


@when(phrase("window-closes"))
def window_closes(stage: Stage) -> None:
    """Move simulated time to a second after the 24 hours since the customer last opened it.

    Writing and pressing open it, and so do reactions, opt-ins, and links with a ref.
    """
    opened = stage.world.graph.thread_of(stage.person(None).psid).window.opened
    if opened is None:
        raise BadInput("the messaging window has not opened: the customer has not written yet")
    stage.travel_to(opened + STANDARD + MOMENT)
