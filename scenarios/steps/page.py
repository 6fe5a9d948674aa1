"""The page: what it may do, what it shows, when somebody is there."""

from datetime import time

from fake_graph.pages.profile import DEFAULT_LOCALE, GetStarted, Greeting, MessengerProfile
from scenarios.stage import Stage
from scenarios.step import given, then
from scenarios.vocabulary import phrase
from simulator.facts import OpeningHours


@given(phrase("page-may-tag"))
def page_may_tag(stage: Stage, tag: str) -> None:
    """Approve a message tag for the page."""
    stage.world.graph.approve_tag(tag)


@given(phrase("page-greets"))
def page_greets(stage: Stage, text: str) -> None:
    """Set the page's greeting text."""
    greeting = Greeting(locale=DEFAULT_LOCALE, text=text)
    stage.world.graph.set_profile(MessengerProfile(greeting=(greeting,)))


@given(phrase("page-has-get-started"))
def page_has_get_started(stage: Stage, payload: str = "GET_STARTED") -> None:
    """Give the page a Get Started button."""
    stage.world.graph.set_profile(MessengerProfile(get_started=GetStarted(payload=payload)))


@given(phrase("page-is-open"))
def page_is_open(stage: Stage, opens: time, closes: time) -> None:
    """Say when the page's people are there, UTC."""
    stage.opens, stage.closes = opens, closes
    stage.world.opening = OpeningHours.parse(f"{opens:%H:%M}-{closes:%H:%M}")


@then(phrase("thread-greets"))
def thread_greets(stage: Stage, who: str | None, text: str) -> None:
    """Expect the thread to open with a greeting text."""
    shown = stage.person(who).open_thread()
    assert shown == text, f"the greeting says {shown!r}, not {text!r}"
