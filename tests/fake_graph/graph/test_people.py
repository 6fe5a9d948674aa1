"""People do in the thread what the real app lets them do, and the app hears of it."""

from datetime import timedelta

import pytest
from pydantic import TypeAdapter

from fake_graph.errors import ImpossibleAction
from fake_graph.journal import (
    CustomerActed,
    MessageReceived,
    PageBlocked,
    PostbackReceived,
    PostbackSource,
    ThreadOpened,
    ThreadRead,
)
from fake_graph.people.arrival import Ad
from fake_graph.state import State
from tests.fake_graph.letters import buttons, send_template
from tests.fake_graph.world import PAGE, World

PROFILE = "/me/messenger_profile"
MENU = {
    "get_started": {"payload": "START"},
    "persistent_menu": [
        {
            "locale": "default",
            "call_to_actions": [
                {"type": "postback", "title": "Help", "payload": "HELP"},
                {"type": "web_url", "title": "Shop", "url": "https://example.com"},
            ],
        }
    ],
}


def offer(world, *titles):
    replies = [{"content_type": "text", "title": t, "payload": t.upper()} for t in titles]
    assert world.send(message={"text": "Pick", "quick_replies": replies}).status == 200


def titles(world):
    return [reply.title for reply in world.graph.quick_replies_shown(world.ana)]


def test_a_message_is_journalled_and_delivered(world):
    (received,) = world.of(MessageReceived)
    (event,) = world.events("messages")
    assert event["message"] == {"mid": received.mid, "text": "Hi!"}
    assert (event["sender"]["id"], event["recipient"]["id"]) == (world.ana, PAGE)


def test_a_tap_is_a_message_with_the_title_and_the_payload(world):
    offer(world, "Rouge é", "Bleu")
    mid = world.graph.tap(world.ana, "Rouge é")
    received = world.of(MessageReceived)[-1]
    assert (received.mid, received.text, received.payload) == (mid, "Rouge é", "ROUGE É")
    assert world.events("messages")[-1]["message"]["quick_reply"] == {"payload": "ROUGE É"}


def test_quick_replies_vanish_with_a_tap(world):
    offer(world, "A", "B")
    world.graph.tap(world.ana, "A")
    with pytest.raises(ImpossibleAction, match="no quick reply 'B' is shown"):
        world.graph.tap(world.ana, "B")


@pytest.mark.parametrize("later", ["page", "person"])
def test_quick_replies_vanish_with_any_later_message(world, later):
    offer(world, "A")
    if later == "page":
        world.send("anything else?")
    else:
        world.graph.say(world.ana, "hm")
    assert titles(world) == []


def test_neither_actions_nor_reading_hide_quick_replies(world):
    offer(world, "A")
    world.act()
    world.graph.read(world.ana)
    assert titles(world) == ["A"]


def test_a_wrong_tap_says_what_is_shown(world):
    offer(world, "A", "B")
    with pytest.raises(ImpossibleAction, match="possible: 'A', 'B'"):
        world.graph.tap(world.ana, "C")


def test_get_started_is_a_postback_in_a_new_thread():
    world = World()
    world.call("POST", PROFILE, MENU)
    mid = world.graph.press_get_started(world.ana)
    (received,) = world.of(PostbackReceived)
    assert (received.payload, received.source) == ("START", PostbackSource.GET_STARTED)
    assert world.events("messaging_postbacks")[0]["postback"] == {
        "mid": mid,
        "title": "Get Started",
        "payload": "START",
    }
    with pytest.raises(ImpossibleAction, match="without messages"):
        world.graph.press_get_started(world.ana)
    assert world.send().status == 200


def test_get_started_locks_the_composer_of_a_new_thread():
    world = World()
    world.call("POST", PROFILE, {"get_started": {"payload": "START"}})
    for write in (
        lambda: world.graph.say(world.ana, "Hi!"),
        lambda: world.graph.send_thumbs_up(world.ana),
    ):
        with pytest.raises(ImpossibleAction, match="possible: 'press_get_started'"):
            write()
    world.graph.press_get_started(world.ana)
    assert world.graph.say(world.ana, "Hi!")
    world.graph.delete_conversation(world.ana)
    with pytest.raises(ImpossibleAction, match="locked"):
        world.graph.say(world.ana, "Hi again!")


def test_questions_and_ads_leave_the_composer_free():
    world = World()
    world.call("POST", PROFILE, {"get_started": {"payload": "START"}})
    world.graph.click_ad(world.bob, Ad(ad_id="1"))
    assert world.graph.say(world.bob, "About your ad")
    world.call("POST", PROFILE, {"ice_breakers": [{"question": "Q?", "payload": "Q"}]})
    assert world.graph.say(world.ana, "Hi!")


def test_the_menu_sends_its_payload_again_and_again(world):
    world.call("POST", PROFILE, MENU)
    mids = {world.graph.press_menu(world.ana, "Help") for _ in range(2)}
    assert len(mids) == 2
    assert [p.payload for p in world.of(PostbackReceived)] == ["HELP", "HELP"]


def test_a_link_in_the_menu_tells_the_app_nothing_and_opens_no_window(world):
    world.call("POST", PROFILE, MENU)
    world.wait(days=2)
    assert world.graph.press_menu(world.ana, "Shop") is None
    assert world.events("messaging_postbacks") == []
    assert world.send().refusal == (10, 2018278)


def test_what_the_page_does_not_have_cannot_be_pressed(world):
    with pytest.raises(ImpossibleAction, match="no Get Started"):
        world.graph.press_get_started(world.ana)
    with pytest.raises(ImpossibleAction, match="no persistent menu"):
        world.graph.press_menu(world.ana, "Help")
    world.call("POST", PROFILE, MENU)
    with pytest.raises(ImpossibleAction, match="possible: 'Help', 'Shop'"):
        world.graph.press_menu(world.ana, "Hepl")


def test_reading_tells_the_app_once_for_all_that_was_new(world):
    world.send("one")
    world.send("two")
    world.graph.read(world.ana)
    world.graph.read(world.ana)
    (event,) = world.events("message_reads")
    assert event["read"] == {"watermark": 1788256800000}
    assert len(world.of(ThreadRead)) == 2


def test_blocking_sends_no_webhook_and_keeps_the_person_from_writing(world):
    before = len(world.webhooks)
    world.graph.block(world.ana)
    assert len(world.webhooks) == before
    with pytest.raises(ImpossibleAction, match="unblock"):
        world.graph.say(world.ana, "one more thing")
    world.graph.unblock(world.ana)
    assert [entry.blocked for entry in world.of(PageBlocked)] == [True, False]


def test_opening_a_thread_without_a_greeting_shows_nothing(world):
    assert world.graph.open_thread(world.bob) == ""
    assert world.of(ThreadOpened)[0].psid == world.bob


def test_a_person_who_does_not_exist_does_nothing(world):
    with pytest.raises(ImpossibleAction, match="nobody has the PSID 42"):
        world.graph.say("42", "boo")


def test_what_was_sent_to_somebody_offline_is_delivered_in_one_event(world):
    world.graph.go_offline(world.ana)
    before = len(world.events("message_deliveries"))
    mids = [world.send(text).json["message_id"] for text in ("one", "two")]
    assert len(world.events("message_deliveries")) == before
    world.wait(hours=3)
    world.graph.go_online(world.ana)
    (delivery,) = world.events("message_deliveries")[before:]
    assert delivery["delivery"] == {"mids": mids, "watermark": 1788267600000}


def test_coming_back_to_nothing_new_tells_nothing(world):
    world.graph.go_offline(world.ana)
    before = len(world.webhooks)
    world.graph.go_online(world.ana)
    assert len(world.webhooks) == before
    with pytest.raises(ImpossibleAction, match="online already"):
        world.graph.go_online(world.ana)


@pytest.mark.parametrize("method", ["read", "block", "delete_conversation", "go_offline"])
def test_nobody_does_anything_offline(world, method):
    world.graph.go_offline(world.ana)
    with pytest.raises(ImpossibleAction, match="go_online"):
        getattr(world.graph, method)(world.ana)


def test_a_deleted_conversation_is_new_for_the_person_and_old_for_the_page():
    world = World()
    world.call("POST", PROFILE, MENU)
    world.graph.press_get_started(world.ana)
    before = len(world.webhooks)
    world.graph.delete_conversation(world.ana)
    assert len(world.webhooks) == before
    assert world.send("still there?").status == 200
    with pytest.raises(ImpossibleAction, match="without messages"):
        world.graph.press_get_started(world.ana)
    world.graph.delete_conversation(world.ana)
    world.graph.press_get_started(world.ana)
    assert len(world.graph.thread_of(world.ana).letters) == 3


def test_typing_is_nobody_elses_business(world):
    before = len(world.webhooks)
    world.graph.start_typing(world.ana)
    assert len(world.webhooks) == before
    assert world.of(CustomerActed)[-1].deed == "start-typing"


def test_all_that_people_leave_behind_survives_json(world):
    graph = world.graph
    send_template(world, buttons({"type": "account_link", "url": "https://example.com/"}))
    graph.press_log_in(world.ana)
    graph.tick_checkbox(world.ana, "ref-1", "cart")
    graph.follow_link(world.bob, "spring")
    graph.go_offline(world.bob)
    graph.react(world.ana, graph.say(world.ana, "é👋"), "❤️")
    start = world.now + timedelta(days=1)
    graph.book_appointment(world.ana, start, start + timedelta(hours=1), "UTC")
    states = TypeAdapter(State)
    written = states.dump_json(graph.state)
    assert states.validate_json(written) == graph.state
