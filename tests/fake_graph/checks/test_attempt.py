"""What a message is made of decides too: tags and leave go with templates."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from fake_graph.checks.attempt import Right, right_of
from fake_graph.checks.permission import page_may_send
from fake_graph.checks.policy import (
    app_may_ask,
    region_allows,
    tag_is_in_force,
    topics_are_new,
    window_is_open,
)
from fake_graph.errors import GraphError
from fake_graph.pages.notification import MARKETING, ONE_TIME
from fake_graph.recipient import Addressee, RecipientKind
from fake_graph.sending import Sending
from fake_graph.thread import Letter
from fake_graph.token import Caller
from tests.fake_graph.world import TOKEN, World

MOMENT = timedelta(microseconds=1)


def at(*date):
    return datetime(*date, tzinfo=UTC)


def world_at(moment=None, country="AU"):
    world = World(moment) if moment else World()
    world.ana = world.add("Anna", "Young", country=country)
    world.graph.say(world.ana, "Hi!")
    return world


def attempt(world, *templates, **more):
    """Return the attempt to send Ana a message with these templates."""
    sending = Sending(to=Addressee(RecipientKind.ID, world.ana), **more)
    token = world.graph.state.tokens[TOKEN]
    caller = Caller(app_id=token.app_id, page_id=token.page_id, token=token, version="v24.0")
    return replace(world.graph._attempt(caller, sending, world.now), templates=templates)


def ask(world, title, mid="m_1", template=MARKETING):
    """Let a request stand in Ana's thread."""
    payload = {"template_type": template, "title": title}
    content = {"attachments": [{"type": "template", "payload": payload}]}
    letter = Letter(mid=mid, at=world.now, app_id=world.graph.app.id, content=content)
    world.graph.state.threads[world.ana].letters[mid] = letter
    return payload


def refused(check, *args, **more):
    with pytest.raises(GraphError) as caught:
        check(attempt(*args, **more))
    return caught.value.name


def test_the_feedback_tag_goes_with_the_feedback_template_for_seven_days():
    world = world_at()
    template = {"template_type": "customer_feedback"}
    world.wait(days=7)
    tag_is_in_force(attempt(world, template, tag="CUSTOMER_FEEDBACK"))
    assert right_of(attempt(world, template, tag="CUSTOMER_FEEDBACK")) is Right.TAG
    assert refused(tag_is_in_force, world, {"template_type": "button"}, tag="CUSTOMER_FEEDBACK")
    world.now += MOMENT
    assert right_of(attempt(world, template, tag="CUSTOMER_FEEDBACK")) is None


def test_a_topic_can_be_asked_for_again_after_a_week():
    world = world_at()
    asked = ask(world, "Birds")
    world.wait(days=7)
    world.now -= MOMENT
    assert refused(topics_are_new, world, asked) == "topic-already-requested"
    world.now += MOMENT
    topics_are_new(attempt(world, asked))


def test_ten_topics_can_be_asked_for_in_a_week():
    world = world_at()
    more = {"template_type": MARKETING, "title": "one more"}
    for number in range(9):
        ask(world, f"T{number}", f"m_{number}")
    topics_are_new(attempt(world, more))
    ask(world, "T9", "m_9")
    assert refused(topics_are_new, world, more) == "too-many-opt-in-requests"


def test_leave_to_notify_once_may_be_asked_for_as_often_as_one_likes():
    world = world_at()
    topics_are_new(attempt(world, ask(world, "Stock", template=ONE_TIME)))


def test_leave_is_asked_for_inside_the_window_only():
    world = world_at()
    world.graph.approve_tag("HUMAN_AGENT")
    world.wait(hours=25)
    window_is_open(attempt(world, tag="HUMAN_AGENT"))
    template = {"template_type": ONE_TIME}
    assert refused(window_is_open, world, template, tag="HUMAN_AGENT") == "outside-window"


@pytest.mark.parametrize(
    ("country", "moment", "may"),
    [
        ("US", at(2026, 2, 10) - MOMENT, True),
        ("US", at(2026, 2, 10), False),
        ("AU", at(2026, 2, 10), True),
        ("DE", at(2026, 9, 1), True),
    ],
)
def test_marketing_goes_on_in_few_countries(country, moment, may):
    world = world_at(moment, country)
    template = {"template_type": MARKETING}
    if may:
        app_may_ask(attempt(world, template))
    else:
        assert refused(app_may_ask, world, template) == "capability-missing"


def test_pages_that_never_asked_are_too_late_in_september_2025():
    template = {"template_type": MARKETING}
    for moment, is_late in [(at(2025, 9, 1) - MOMENT, False), (at(2025, 9, 1), True)]:
        world = world_at(moment)
        world.graph.page.notifications.is_enrolled = False
        if is_late:
            assert refused(app_may_ask, world, template) == "capability-missing"
        else:
            app_may_ask(attempt(world, template))


@pytest.mark.parametrize(
    ("kind", "feature"),
    [(ONE_TIME, "one_time_notification"), (MARKETING, "marketing_messages")],
)
def test_an_app_may_lack_the_feature(kind, feature):
    world = world_at()
    app_may_ask(attempt(world, {"template_type": kind}))
    world.graph.app.missing_features.add(feature)
    assert refused(app_may_ask, world, {"template_type": kind}) == "capability-missing"


def test_a_page_that_may_not_ask_is_told_so_when_it_asks():
    world = world_at()
    world.graph.restrict_page("opt-ins")
    page_may_send(attempt(world, {"template_type": "button"}))
    assert refused(page_may_send, world, {"template_type": ONE_TIME}) == "opt-ins-restricted"


@pytest.mark.parametrize(
    ("template", "back"),
    [("receipt", (2021, 8, 10)), ("one_time_notif_req", (2021, 9, 14))],
)
def test_templates_come_back_to_europe(template, back):
    world = world_at(at(*back) - MOMENT, "FR")
    assert refused(region_allows, world, {"template_type": template}) == "privacy-impacted"
    region_allows(attempt(world, {"template_type": "button"}))
    world.now = at(*back)
    region_allows(attempt(world, {"template_type": template}))
