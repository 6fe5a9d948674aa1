"""Plugins know people by a ``user_ref``; the page learns who they are from their answer."""

from datetime import UTC, datetime

import pytest

from fake_graph.errors import ImpossibleAction
from fake_graph.journal import PageActivity
from tests.fake_graph.world import ALL_FIELDS, PAGE, World

FIELDS = ALL_FIELDS | {"messaging_optins", "messaging_referrals"}


@pytest.fixture
def world():
    return World(datetime(2020, 6, 1, tzinfo=UTC), fields=FIELDS)


def test_ticking_tells_a_user_ref_and_no_sender(world):
    world.graph.tick_checkbox(world.ana, "ref-1", "cart")
    (event,) = world.events("messaging_optins")
    assert event["optin"] == {"ref": "cart", "user_ref": "ref-1"}
    assert "sender" not in event
    assert world.ana not in world.webhooks[-1].body.decode()
    assert world.send().refusal == (10, 2018278)


def test_a_user_ref_serves_once(world):
    world.graph.tick_checkbox(world.ana, "ref-1")
    with pytest.raises(ImpossibleAction, match="was used before"):
        world.graph.tick_checkbox(world.bob, "ref-1")


def test_only_the_first_answer_tells_who_it_is(world):
    world.graph.tick_checkbox(world.ana, "ref-1")
    world.graph.say(world.ana, "nobody wrote to me yet")
    world.graph.page.guests["ref-1"].was_sent_to = True
    world.graph.say(world.bob, "I am another")
    world.graph.say(world.ana, "thanks")
    world.graph.say(world.ana, "bye")
    told = [event.get("prior_message") for event in world.events("messages")]
    assert told == [None, None, {"source": "checkbox_plugin", "identifier": "ref-1"}, None]


def test_a_press_can_be_the_first_answer(world):
    world.call("POST", "/me/messenger_profile", {"get_started": {"payload": "START"}})
    world.graph.tick_checkbox(world.ana, "ref-1")
    world.graph.page.guests["ref-1"].was_sent_to = True
    world.graph.press_get_started(world.ana)
    (event,) = world.events("messaging_postbacks")
    assert event["prior_message"]["identifier"] == "ref-1"


def test_a_guest_of_the_chat_plugin_writes_as_a_user_ref(world):
    world.graph.open_chat_plugin_as_guest("ref-2", "r")
    world.graph.say_as_guest("ref-2", "héllo")
    world.graph.say_as_guest("ref-2", "again")
    first, second = world.events("messages")
    assert first["sender"] == {"user_ref": "ref-2"}
    assert first["message"]["text"] == "héllo"
    assert first["message"]["referral"]["is_guest_user"] is True
    assert "referral" not in second["message"]
    assert world.graph.journal.psids() == ()
    assert [entry.what for entry in world.of(PageActivity)] == [
        "guest-arrives",
        "guest-says",
        "guest-says",
    ]


def test_a_guest_presses_get_started_once_and_only_if_there_is_one(world):
    world.graph.open_chat_plugin_as_guest("ref-2")
    with pytest.raises(ImpossibleAction, match="no Get Started"):
        world.graph.press_get_started_as_guest("ref-2")
    world.call("POST", "/me/messenger_profile", {"get_started": {"payload": "START"}})
    world.graph.press_get_started_as_guest("ref-2", PAGE)
    with pytest.raises(ImpossibleAction, match="without messages"):
        world.graph.press_get_started_as_guest("ref-2")


def test_nobody_else_is_a_guest(world):
    world.graph.tick_checkbox(world.ana, "ref-1")
    for user_ref in ("ref-1", "unknown", ""):
        with pytest.raises(ImpossibleAction, match="no guest has"):
            world.graph.say_as_guest(user_ref, "Hi")


def test_the_chat_plugin_is_gone():
    with pytest.raises(ImpossibleAction, match="the chat plugin did not exist"):
        World().graph.open_chat_plugin_as_guest("ref-2")


def test_where_a_guest_came_from_is_told_with_words_only_to_who_asked_for_ways_in(world):
    other, _ = world.add_app(fields=ALL_FIELDS)
    world.graph.open_chat_plugin_as_guest("ref-1", "cart")
    world.graph.say_as_guest("ref-1", "Hi!")
    (told,) = world.events("messages", app_id=world.graph.app.id)
    assert told["message"]["referral"]["ref"] == "cart"
    (told,) = world.events("messages", app_id=other)
    assert "referral" not in told["message"]
