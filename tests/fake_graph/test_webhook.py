"""Webhooks are signed over the exact bytes and tell one event each."""

import hmac
import json
from datetime import UTC, datetime
from urllib.parse import parse_qs

import pytest

from fake_graph import App
from fake_graph.graph import ECHO_LIMIT
from fake_graph.journal import Noted, WebhookAnswered, WebhookSent
from fake_graph.webhook import handshake_query
from tests.fake_graph.world import PAGE, SECRET, World

UNICODE = "Grüße 👋🏽 — naïve/ça \u2028 日本"


@pytest.mark.parametrize(
    ("header", "name"), [("X-Hub-Signature", "sha1"), ("X-Hub-Signature-256", "sha256")]
)
def test_both_signatures_cover_the_exact_bytes(world, header, name):
    world.graph.say(world.ana, UNICODE)
    webhook = world.webhooks[-1]
    digest = hmac.new(SECRET.encode(), webhook.body, name).hexdigest()
    assert dict(webhook.headers)[header] == f"{name}={digest}"


def test_the_body_is_compact_ascii_with_lower_case_escapes(world):
    world.graph.say(world.ana, UNICODE)
    body = world.webhooks[-1].body
    assert body.isascii()
    assert b"Gr\\u00fc\\u00dfe \\ud83d\\udc4b" in body
    assert b'": ' not in body
    assert json.loads(body)["entry"][0]["messaging"][0]["message"]["text"] == UNICODE


def test_the_envelope_has_one_entry_with_one_event(world):
    body = json.loads(world.webhooks[0].body)
    (entry,) = body["entry"]
    assert (body["object"], entry["id"], entry["time"]) == ("page", PAGE, 1788256800000)
    assert len(entry["messaging"]) == 1
    assert list(entry["messaging"][0]) == ["sender", "recipient", "timestamp", "message"]


@pytest.mark.parametrize(
    ("year", "agent"),
    [
        (2022, "facebookplatform/1.0 (+http://developers.facebook.com)"),
        (2023, "facebookexternalua"),
    ],
)
def test_the_platform_calls_itself_by_another_name_until_2022(year, agent):
    world = World(datetime(year, 12 if year == 2022 else 1, 31, tzinfo=UTC))
    world.graph.misbehave("batching", size=2)
    world.graph.say(world.ana, "Hi!")
    world.graph.say(world.ana, "Anybody?")
    world.graph.clear_faults()
    world.graph.say(world.ana, "Hello?")
    assert [dict(webhook.headers)["User-Agent"] for webhook in world.webhooks] == [agent] * 2


def test_headers_look_like_metas(world):
    headers = dict(world.webhooks[0].headers)
    assert headers["User-Agent"] == "facebookexternalua"
    assert (headers["Accept"], headers["Content-Type"]) == ("*/*", "application/json")


def test_a_send_is_echoed_and_delivered_to_who_subscribed(world):
    mid = world.send("Olá", message={"text": "Olá", "metadata": "order-7"}).json["message_id"]
    (echo,) = world.events("message_echoes")
    assert (echo["sender"]["id"], echo["recipient"]["id"]) == (PAGE, world.ana)
    assert echo["message"] == {
        "mid": mid,
        "text": "Olá",
        "is_echo": True,
        "app_id": int(world.graph.app.id),
        "metadata": "order-7",
    }
    (delivery,) = world.events("message_deliveries")
    assert delivery["sender"]["id"] == world.ana
    assert delivery["delivery"] == {"mids": [mid], "watermark": 1788256800000}


def test_sender_actions_and_refused_sends_cause_no_webhook(world):
    before = len(world.webhooks)
    world.act()
    world.send(to="1")
    assert len(world.webhooks) == before


def test_by_default_there_are_no_echoes():
    assert "message_echoes" not in App(secret="s", verify_token="v").subscribed_fields


def test_only_subscribed_fields_leave():
    world = World(fields=frozenset({"messaging_postbacks"}))
    world.graph.say(world.ana, "Hi!")
    world.send()
    world.graph.read(world.ana)
    assert world.webhooks == world.of(WebhookSent) == []


def test_the_journal_has_what_left_and_how_it_was_answered(world):
    world.graph.webhook_answered(world.webhooks[0], 503)
    (sent,), (answered,) = world.of(WebhookSent), world.of(WebhookAnswered)
    assert (sent.body, sent.field) == (world.webhooks[0].body.decode(), "messages")
    assert (answered.serial, answered.status, answered.psid) == (1, 503, world.ana)


def test_an_app_may_answer_from_within_the_delivery():
    world = World()

    def echo_bot(webhook):
        event = json.loads(webhook.body)["entry"][0]["messaging"][0]
        if webhook.field == "messages":
            assert world.send(event["message"]["text"], to=event["sender"]["id"]).status == 200

    world.graph.deliver = echo_bot
    world.graph.say(world.ana, "é")
    assert world.events("messages") == []
    assert [e.field for e in world.of(WebhookSent)] == [
        "messages",
        "message_echoes",
        "message_deliveries",
    ]


def test_an_app_that_answers_its_echoes_to_the_page_finds_no_user(world):
    refusals = []

    def parrot(webhook):
        sender = json.loads(webhook.body)["entry"][0]["messaging"][0]["sender"]["id"]
        if webhook.field == "message_echoes":
            refusals.append(world.send("again", to=sender).refusal)

    world.graph.deliver = parrot
    world.send("once")
    assert refusals == [(100, 2018001)]


def test_echoes_at_one_instant_are_limited(world):
    for _ in range(ECHO_LIMIT + 5):
        world.send()
    assert len(world.events("message_echoes")) == ECHO_LIMIT
    assert [note.code for note in world.of(Noted)] == ["echo-loop"]
    world.wait(seconds=1)
    world.send()
    assert len(world.events("message_echoes")) == ECHO_LIMIT + 1


def test_the_handshake_carries_the_verify_token():
    app = App(secret="s", verify_token="a b&ç")
    assert parse_qs(handshake_query(app, "1158201444")) == {
        "hub.mode": ["subscribe"],
        "hub.challenge": ["1158201444"],
        "hub.verify_token": ["a b&ç"],
    }
