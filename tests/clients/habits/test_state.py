"""What was written is read back, so that a framework that compares first writes only once."""

import pytest

from fake_graph.page import DEFAULT_APP
from tests.fake_graph.world import SECRET, World

APP_TOKEN = f"{DEFAULT_APP}|{SECRET}"
ODD = "{'ä': \"👋\"}|;&=%20\n"
PROFILE = {
    "get_started": {"payload": ODD},
    "greeting": [{"locale": "default", "text": "Grüße, {{user_first_name}} 👋🏽"}],
    "persistent_menu": [
        {
            "locale": "default",
            "composer_input_disabled": False,
            "call_to_actions": [
                {"type": "postback", "title": "Größe", "payload": ODD},
                {"type": "web_url", "title": "Shop", "url": "https://shop.example.com/"},
            ],
        }
    ],
    "ice_breakers": [
        {"locale": "default", "call_to_actions": [{"question": "Größe?", "payload": ODD}]}
    ],
    "whitelisted_domains": ["https://shop.example.com/"],
    "account_linking_url": "https://shop.example.com/link",
}
FIELDS = ["messages", "messaging_postbacks"]


@pytest.fixture
def world():
    return World()


def contains(there, wanted):
    """Return whether ``there`` has all that is ``wanted``, as frameworks compare."""
    if isinstance(wanted, dict):
        return isinstance(there, dict) and all(contains(there.get(k), v) for k, v in wanted.items())
    if isinstance(wanted, list):
        return len(there or ()) == len(wanted) and all(map(contains, there, wanted))
    return there == wanted


def start(world):
    """Do as a framework does when it starts; return what it had to write."""
    written = []
    query = {"fields": ",".join(PROFILE)}
    (there,) = world.call("GET", "/me/messenger_profile", query=query).json["data"] or [{}]
    missing = {k: v for k, v in PROFILE.items() if not contains(there.get(k), v)}
    if missing:
        assert world.call("POST", "/me/messenger_profile", missing).json == {"result": "success"}
        written.append("profile")
    apps = world.call("GET", "/me/subscribed_apps").json["data"]
    (mine,) = [app for app in apps if app["id"] == DEFAULT_APP] or [{"subscribed_fields": []}]
    if set(mine["subscribed_fields"]) != set(FIELDS):
        body = {"subscribed_fields": ",".join(FIELDS)}
        assert world.call("POST", "/me/subscribed_apps", body).json == {"success": True}
        written.append("subscription")
    return written


def test_the_second_start_of_a_framework_writes_nothing(world):
    assert start(world) == ["profile", "subscription"]
    assert start(world) == []


def test_payloads_come_back_as_they_were_written(world):
    start(world)
    graph, ana = world.graph, world.ana
    graph.press_ice_breaker(ana, "Größe?")
    graph.delete_conversation(ana)
    world.call("DELETE", "/me/messenger_profile", {"fields": ["ice_breakers"]})
    graph.press_get_started(ana)
    graph.press_menu(ana, "Größe")
    replies = [{"content_type": "text", "title": "Größe", "payload": ODD}]
    world.send(message={"text": "?", "quick_replies": replies})
    graph.tap(ana, "Größe")
    postbacks = [event["postback"]["payload"] for event in world.events("messaging_postbacks")]
    assert postbacks == [ODD, ODD, ODD]
    assert world.events("messages")[-1]["message"]["quick_reply"]["payload"] == ODD


def test_a_deleted_subscription_is_silent(world):
    assert world.call("DELETE", "/me/subscribed_apps").json == {"success": True}
    world.graph.say(world.ana, "Hi!")
    assert world.events("messages") == []
    assert world.call("GET", "/me/subscribed_apps").json == {"data": []}


def test_a_callback_that_nobody_answers_is_refused(world):
    body = {
        "object": "page",
        "callback_url": "https://bot.example.com/webhook",
        "verify_token": "verify-me",
        "fields": ",".join(FIELDS),
        "include_values": True,
    }
    answer = world.call("POST", f"/v6.0/{DEFAULT_APP}/subscriptions", body, token=APP_TOKEN)
    assert answer.error["code"] == 2200
