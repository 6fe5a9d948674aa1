"""People give, stop and resume the leave to notify them."""

from datetime import UTC, datetime

import pytest

from fake_graph import ImpossibleAction, MessageId
from fake_graph.journal import CustomerActed
from fake_graph.thread import Letter
from tests.fake_graph.arising.notifications import ASKED, ONCE
from tests.fake_graph.arising.recipients import to
from tests.fake_graph.world import World

FIELDS = frozenset({"messaging_optins", "messages"})
WINDOW = (10, 2018278)


def ask(world, template=ASKED, **changes):
    """Let a request stand in Ana's thread, as the platform keeps it once it was sent."""
    mid = world.graph.mint.message_id()
    content = {"attachments": [{"type": "template", "payload": template | changes}]}
    letter = Letter(mid=mid, at=world.now, app_id=world.graph.app.id, content=content)
    world.graph.state.threads[world.ana].letters[mid] = letter
    return MessageId(mid)


def world_at(*date):
    """Return a world whose Ana, in Australia, has just written."""
    world = World(datetime(*(date or (2026, 9, 1)), 10, tzinfo=UTC), fields=FIELDS)
    world.ana = world.add("Anna", "Young", country="AU")
    world.graph.say(world.ana, "Hi!")
    return world


def optins(world):
    return [event["optin"] for event in world.events("messaging_optins")]


def test_leave_to_notify_once_is_good_for_one_message_after_the_window():
    world = world_at()
    ask(world, ONCE)
    token = world.graph.accept_notification(world.ana)
    world.wait(days=300)
    assert world.send().refusal == WINDOW
    answer = to(world, one_time_notif_token=token)
    assert list(answer.json) == ["recipient_id", "message_id"]
    assert answer.json["recipient_id"] == world.ana
    assert to(world, one_time_notif_token=token).refusal == (100, None)
    assert world.send().refusal == WINDOW


def test_leave_to_notify_once_lapses_after_a_year():
    world = world_at()
    ask(world, ONCE)
    token = world.graph.accept_notification(world.ana)
    world.wait(days=366)
    assert to(world, one_time_notif_token=token).refusal == (100, None)


def test_agreeing_opens_no_window():
    world = world_at()
    ask(world)
    world.wait(hours=25)
    world.graph.accept_notification(world.ana)
    assert world.send().refusal == WINDOW


def test_agreeing_stands_in_the_journal():
    world = world_at()
    mid = ask(world)
    world.graph.accept_notification(world.ana)
    (acted,) = world.of(CustomerActed)
    assert (acted.deed, acted.text, acted.mid) == ("allow-notification", "Bird facts", mid)


def test_each_request_is_answered_once():
    world = world_at()
    ask(world)
    world.graph.accept_notification(world.ana)
    with pytest.raises(ImpossibleAction):
        world.graph.accept_notification(world.ana)


def test_a_request_is_chosen_by_its_title():
    world = world_at()
    ask(world)
    ask(world, title="Vögel 🐦", payload="V")
    world.graph.accept_notification(world.ana, "Bird facts")
    assert optins(world)[0]["payload"] == "BIRDS"
    with pytest.raises(ImpossibleAction, match="Vögel"):
        world.graph.accept_notification(world.ana, "Fish")


def test_agreeing_again_to_a_topic_refreshes_its_token():
    world = world_at(2022, 6, 1)
    ask(world)
    first = world.graph.accept_notification(world.ana)
    world.wait(days=170)
    ask(world)
    assert world.graph.accept_notification(world.ana) == first
    before, after = optins(world)
    assert (before["user_token_status"], after["user_token_status"]) == (
        "NOT_REFRESHED",
        "REFRESHED",
    )
    assert after["token_expiry_timestamp"] > before["token_expiry_timestamp"]
    world.wait(days=20)
    assert to(world, notification_messages_token=first).status == 200


@pytest.mark.parametrize(("date", "frequency"), [((2023, 2, 1), "WEEKLY"), ((2023, 2, 2), None)])
def test_the_frequency_is_told_until_february_2023(date, frequency):
    world = world_at(*date)
    ask(world, notification_messages_frequency="WEEKLY")
    world.graph.accept_notification(world.ana)
    assert optins(world)[0].get("notification_messages_frequency") == frequency


def test_stopped_notifications_can_be_resumed():
    world = world_at()
    ask(world)
    token = world.graph.accept_notification(world.ana)
    world.graph.stop_notifications(world.ana)
    assert to(world, notification_messages_token=token).refusal == (10, 1893015)
    with pytest.raises(ImpossibleAction):
        world.graph.stop_notifications(world.ana)
    world.graph.resume_notifications(world.ana, "Bird facts")
    assert optins(world)[-1]["notification_messages_status"] == "RESUME NOTIFICATIONS"
    assert to(world, notification_messages_token=token).status == 200
    with pytest.raises(ImpossibleAction):
        world.graph.resume_notifications(world.ana)


def test_a_marketing_message_opens_no_window_and_a_reply_does():
    world = world_at()
    ask(world)
    token = world.graph.accept_notification(world.ana)
    world.wait(days=30)
    assert to(world, notification_messages_token=token).status == 200
    assert world.send().refusal == WINDOW
    world.graph.say(world.ana, "more!")
    assert world.send().status == 200


def test_tokens_die_outside_few_countries_on_10_february_2026():
    world = world_at(2026, 2, 1)
    ben = world.ana = world.add("Ben", "Ray", country="US")
    world.graph.say(ben, "Hi!")
    ask(world)
    token = world.graph.accept_notification(ben)
    world.now = datetime(2026, 2, 9, 23, 59, tzinfo=UTC)
    assert to(world, notification_messages_token=token).status == 200
    world.now = datetime(2026, 2, 12, tzinfo=UTC)
    answer = to(world, notification_messages_token=token)
    assert answer.error["message"] == "(#100) notification_messages_token has expired"


def test_a_link_asks_for_leave_too():
    world = world_at(2022, 6, 1)
    token = world.graph.follow_notification_link(world.ana, "Deals", "WEEKLY")
    assert to(world, notification_messages_token=token).status == 200
    assert optins(world)[0]["notification_messages_frequency"] == "WEEKLY"
    with pytest.raises(ImpossibleAction, match="DAILY"):
        world.graph.follow_notification_link(world.ana, "Deals", "HOURLY")
    world.now = datetime(2022, 5, 18, tzinfo=UTC)
    with pytest.raises(ImpossibleAction):
        world.graph.follow_notification_link(world.ana, "Deals")
