"""The page: what it may do, what it shows, when somebody is there."""

from collections.abc import Sequence
from datetime import time

from fake_graph.pages.menu import ITEM_LIMIT, TITLE_LIMIT
from fake_graph.pages.profile import (
    DEFAULT_LOCALE,
    GREETING_LIMIT,
    ICE_BREAKER_LIMIT,
    POSTBACK,
    QUESTION_LIMIT,
    GetStarted,
    Greeting,
    IceBreakers,
    Menu,
    MenuItem,
    MessengerProfile,
)
from scenarios.stage import Stage
from scenarios.step import given, when
from scenarios.vocabulary import phrase
from simulator.errors import BadInput
from simulator.facts import Expectation, OpeningHours
from simulator.scoring.configuration import zone_called

GET_STARTED = "GET_STARTED"


@given(phrase("page-may-tag"))
def page_may_tag(stage: Stage, tag: str) -> None:
    """Approve a message tag for the page."""
    stage.world.graph.approve_tag(tag)


@given(phrase("page-greets"))
def page_greets(stage: Stage, text: str) -> None:
    """Set the page's greeting text."""
    _refuse_beyond(GREETING_LIMIT, (text,), "greeting")
    greeting = Greeting(locale=DEFAULT_LOCALE, text=text)
    stage.world.graph.set_profile(MessengerProfile(greeting=(greeting,)))


@given(phrase("page-has-get-started"))
def page_has_get_started(stage: Stage, payload: str = "GET_STARTED") -> None:
    """Give the page a Get Started button."""
    stage.world.graph.set_profile(MessengerProfile(get_started=GetStarted(payload=payload)))


@given(phrase("page-has-menu"))
def page_has_menu(stage: Stage, titles: tuple[str, ...]) -> None:
    """Give the page a persistent menu; a press sends the item's title as its payload.

    A menu needs a Get Started button, which the page gets if it has none.
    """
    _refuse_more_than(ITEM_LIMIT, titles, "items in its menu")
    _refuse_beyond(TITLE_LIMIT, titles, "title in a menu")
    items = tuple(MenuItem(type=POSTBACK, title=title, payload=title) for title in titles)
    menu = Menu(locale=DEFAULT_LOCALE, call_to_actions=items)
    start = stage.world.graph.page.profile.get_started or GetStarted(payload=GET_STARTED)
    stage.world.graph.set_profile(MessengerProfile(get_started=start, persistent_menu=(menu,)))


@given(phrase("page-asks"))
def page_asks(stage: Stage, questions: tuple[str, ...]) -> None:
    """Give the page ice breakers; a press sends the question as its payload."""
    _refuse_more_than(ICE_BREAKER_LIMIT, questions, "questions")
    _refuse_beyond(QUESTION_LIMIT, questions, "question")
    asked = tuple(IceBreakers(question=question, payload=question) for question in questions)
    stage.world.graph.set_profile(MessengerProfile(ice_breakers=asked))


@given(phrase("page-is-open"))
def page_is_open(stage: Stage, opens: time, closes: time) -> None:
    """Say when the page's people are there, every day, in the page's time zone."""
    stage.world.opening = OpeningHours.parse(f"{opens:%H:%M}-{closes:%H:%M}")


@given(phrase("page-is-open-on"))
def page_is_open_on(stage: Stage, hours: str) -> None:
    """Say on which days and when the page's people are there: ``Mo-Fr 09:00-17:00``."""
    try:
        stage.world.opening = OpeningHours.parse(hours)
    except ValueError as error:
        raise BadInput(str(error)) from None


@given(phrase("page-is-in"))
def page_is_in(stage: Stage, zone: str) -> None:
    """Say in which time zone the page's opening hours are."""
    zone_called(zone)
    stage.world.page_zone = zone


@given(phrase("answer-mentions"))
def answer_mentions(stage: Stage, asked: str, terms: tuple[str, ...]) -> None:
    """Say what an answer has to mention, any of some ways of saying it."""
    customer = stage.person(None)
    known = stage.world.facts(customer).expects
    stage.world.note(customer, expects=(*known, Expectation(asked, terms)))


@given(phrase("goal-is-reached"))
@when(phrase("goal-is-reached"))
def goal_is_reached(stage: Stage) -> None:
    """Say that the customer has what they came for, so that the bot may take leave."""
    stage.world.note(stage.person(None), resolved=True)


def _refuse_more_than(limit: int, texts: Sequence[str], what: str) -> None:
    if len(texts) > limit:
        raise BadInput(f"a page has at most {limit} {what}, not {len(texts)}")


def _refuse_beyond(limit: int, texts: Sequence[str], what: str) -> None:
    for text in texts:
        if not 0 < len(text) <= limit:
            raise BadInput(f"a {what} has from 1 to {limit} characters, not {len(text)}: {text!r}")
