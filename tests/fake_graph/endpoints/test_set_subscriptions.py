"""An app has its webhooks sent to a callback that answers the handshake."""

from urllib.parse import parse_qs

import pytest

from tests.fake_graph.world import SECRET, TOKEN, World

APP = "8623456789012345"
APP_TOKEN = f"{APP}|{SECRET}"
PATH = f"/v24.0/{APP}/subscriptions"
WANTED = {
    "object": "page",
    "callback_url": "https://bot.example.com/webhook",
    "verify_token": "sésame",
    "fields": ["messages", "messaging_postbacks"],
    "include_values": "true",
}


def echoing(_url, query):
    return 200, parse_qs(query)["hub.challenge"][0].encode() + b"\n"


@pytest.fixture
def world():
    world = World()
    world.graph.verify = echoing
    return world


def post(world, token=APP_TOKEN, **changes):
    return world.call("POST", PATH, WANTED | changes, token=token)


def test_the_callback_is_asked_and_then_listed(world):
    asked = []
    world.graph.verify = lambda url, query: asked.append((url, query)) or echoing(url, query)
    assert post(world).json == {"success": True}
    [(url, query)] = asked
    assert url == "https://bot.example.com/webhook"
    assert parse_qs(query)["hub.mode"] == ["subscribe"]
    assert parse_qs(query)["hub.verify_token"] == ["sésame"]
    assert world.call("GET", PATH, token=APP_TOKEN).json == {
        "data": [
            {
                "object": "page",
                "callback_url": "https://bot.example.com/webhook",
                "active": True,
                "fields": [
                    {"name": "messages", "version": "v24.0"},
                    {"name": "messaging_postbacks", "version": "v24.0"},
                ],
            }
        ]
    }


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ((404, b""), "HTTP Status Code = 404; HTTP Message = Not Found"),
        ((403, b"1"), "HTTP Status Code = 403; HTTP Message = Forbidden"),
        ((299, b"1"), "HTTP Status Code = 299; HTTP Message = "),
        ((200, "olá".encode()), 'received="ol'),
        (None, "curl_error = Operation timed out"),
    ],
)
def test_a_callback_that_fails_is_not_subscribed(world, answer, why):
    world.graph.verify = lambda _url, _query: answer
    refused = post(world)
    assert refused.refusal == (2200, None)
    assert why in refused.error["message"]
    assert world.call("GET", PATH, token=APP_TOKEN).json == {"data": []}


def test_where_nobody_carries_the_handshake_it_times_out():
    assert post(World()).refusal == (2200, None)


def test_both_levels_decide_what_is_sent(world):
    world.graph.say(world.ana, "Hi!")
    world.send()
    assert len(world.webhooks) == 3
    post(world)
    world.webhooks.clear()
    world.graph.say(world.ana, "Hi!")
    world.send()
    assert [webhook.field for webhook in world.webhooks] == ["messages"]
    world.call("DELETE", PATH, query={"object": "page", "fields": "messages"}, token=APP_TOKEN)
    world.webhooks.clear()
    world.graph.say(world.ana, "Hi!")
    assert world.webhooks == []


def test_deleting_the_object_forgets_the_callback(world):
    post(world)
    answer = world.call("DELETE", PATH, query={"object": "page"}, token=APP_TOKEN)
    assert answer.json == {"success": True}
    assert world.call("GET", PATH, token=APP_TOKEN).json == {"data": []}


def test_only_the_apps_own_token_does(world):
    assert post(world, TOKEN).refusal == (200, None)
    assert world.call("GET", PATH).refusal == (200, None)
    other, _ = world.add_app()
    assert post(world, f"{other}|secret-of-{other}").refusal == (200, None)


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"callback_url": "http://bot.example.com"}, 400),
        ({"callback_url": None}, 400),
        ({"object": "shoes"}, 400),
        ({"object": "user"}, 501),
        ({"fields": ["shoes"]}, 400),
    ],
)
def test_what_does_not_fit_is_refused(world, changes, status):
    assert post(world, **changes).status == status


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("http://127.0.0.1:5000/webhook", 200),
        ("http://localhost/webhook", 200),
        ("http://[::1]:80/", 200),
        ("http://127.0.0.1.example.com/", 400),
        ("http://127.0.0.1:99999/", 400),
        ("http://127.0.0.1@example.com/", 400),
        ("ftp://localhost/", 400),
        ("http://[", 400),
    ],
)
def test_a_callback_on_this_machine_needs_no_tls(world, url, status):
    assert post(world, callback_url=url).status == status
