"""Time passes."""

from datetime import datetime, time, timedelta

from fake_graph.journal import MessageReceived, PostbackReceived
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
    try:
        stage.world.clock.travel_to(when)
    except ValueError as error:
        raise BadInput(f"{error}; begin the run earlier with --as-of") from None


@given(phrase("it-becomes"))
@when(phrase("it-becomes"))
def it_becomes(stage: Stage, hour: time) -> None:
    """Move simulated time to the next time that the page's clocks show an hour."""
    world = stage.world
    world.clock.travel_to(next_at(world.clock.now(), hour, world.page_zone))


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
    world.clock.travel_to(when)


@when(phrase("window-closes"))
def window_closes(stage: Stage) -> None:
    """Move simulated time to a second after the customer's 24 hours are over."""
    world, customer = stage.world, stage.person(None)
    opening = (MessageReceived, PostbackReceived)
    written = [e.at for e in world.graph.journal.of(customer.psid) if isinstance(e, opening)]
    if not written:
        raise BadInput("the messaging window has not opened: the customer has not written yet")
    end = written[-1] + STANDARD + MOMENT
    if end > world.clock.now():
        world.clock.travel_to(end)
