"""POST /<page>/messages in all the ways that clients call it."""

import json
from datetime import UTC, datetime
from urllib.parse import quote, urlencode

import pytest

from fake_graph.journal import (
    Action,
    ActionSent,
    CallAnswered,
    MessageSent,
    QuickReply,
    SendRefused,
)
from tests.fake_graph.switchboard import Switchboard
from tests.fake_graph.world import PAGE, TOKEN, World

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
JSON = {"content-type": "application/json; charset=utf-8"}


def quick_replies(count):
    return [{"content_type": "text", "title": f"T{i}", "payload": f"P{i}"} for i in range(count)]


@pytest.mark.parametrize(
    "path", ["/v24.0/me/messages", "/v2.6/me/messages", "/me/messages/", f"/v19.0/{PAGE}/messages"]
)
def test_a_text_reaches_the_person_under_any_version(world, path):
    body = {"recipient": {"id": world.ana}, "message": {"text": "Grüße 👋🏽"}}
    answer = world.call("POST", path, body)
    (sent,) = world.of(MessageSent)
    assert answer.json == {"recipient_id": world.ana, "message_id": sent.mid}
    assert list(answer.json) == ["recipient_id", "message_id"]
    assert (sent.text, sent.messaging_type) == ("Grüße 👋🏽", None)


def as_form(world):
    fields = {"recipient": json.dumps({"id": world.ana}), "message": json.dumps({"text": "Olá"})}
    return "", FORM, urlencode({**fields, "access_token": TOKEN}).encode()


def as_pseudo_json(world):
    body = f"recipient={{'id':'{world.ana}'}}&message={{text:'Olá'}}"
    return f"access_token={TOKEN}", FORM, quote(body, safe="={}'&:").encode()


def as_json_of_strings(world):
    fields = {"recipient": json.dumps({"id": world.ana}), "message": '{"text": "Olá"}'}
    return f"access_token={TOKEN}", JSON, json.dumps(fields).encode()


def as_query(world):
    fields = {"recipient": json.dumps({"id": world.ana}), "message": '{"text": "Olá"}'}
    return urlencode({**fields, "access_token": TOKEN}), {}, b""


def as_json_with_token(world):
    body = {"recipient": {"id": int(world.ana)}, "message": {"text": "Olá"}, "access_token": TOKEN}
    return "", JSON, json.dumps(body, ensure_ascii=False).encode()


def as_json_with_nulls(world):
    message = {"text": "Olá", "attachment": None, "quick_replies": None}
    body = {"recipient": {"id": world.ana, "user_ref": None}, "message": message, "tag": None}
    return f"access_token={TOKEN}", JSON, json.dumps(body).encode()


@pytest.mark.parametrize(
    "encoded",
    [
        as_form,
        as_pseudo_json,
        as_json_of_strings,
        as_query,
        as_json_with_token,
        as_json_with_nulls,
    ],
)
def test_every_encoding_says_the_same(world, encoded):
    query, headers, body = encoded(world)
    assert world.raw("POST", "/v2.6/me/messages", query, body, headers).status == 200
    assert [sent.text for sent in world.of(MessageSent)] == ["Olá"]


def test_single_quoted_values_may_hold_quotes(world):
    body = f"recipient={{'id':'{world.ana}'}}&message={{'text':'it\\'s \"fine\"'}}".encode()
    world.raw("POST", "/me/messages", f"access_token={TOKEN}", body, FORM)
    assert world.of(MessageSent)[0].text == 'it\'s "fine"'


def test_text_that_looks_like_json_stays_text(world):
    world.send('{"id": 1}')
    assert world.of(MessageSent)[0].text == '{"id": 1}'


@pytest.mark.parametrize("scheme", ["Bearer", "OAuth", "bearer"])
def test_the_token_may_be_in_a_header(world, scheme):
    body = {"recipient": {"id": world.ana}, "message": {"text": "x"}}
    headers = {"AUTHORIZATION": f"{scheme} {TOKEN}"}
    assert world.call("POST", "/me/messages", body, token=None, headers=headers).status == 200


@pytest.mark.parametrize("action", ["typing_on", "TYPING_OFF", "Mark_Seen"])
def test_sender_actions_answer_only_the_recipient(world, action):
    assert world.act(action).json == {"recipient_id": world.ana}
    (sent,) = world.of(ActionSent)
    assert sent.action is Action(action.lower())


def test_quick_replies_are_kept_as_they_were_sent(world):
    world.send(message={"text": "Pick", "quick_replies": quick_replies(2)})
    expected = (QuickReply(title="T0", payload="P0"), QuickReply(title="T1", payload="P1"))
    assert world.of(MessageSent)[0].quick_replies == expected
    assert world.graph.quick_replies_shown(world.ana) == expected


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ({"message": {"text": "x"}}, "(#100) The parameter recipient is required"),
        ({"recipient": None}, "(#100) The parameter recipient is required"),
        ({"recipient": {}}, "(#100) The parameter recipient[id] is required"),
        ({"recipient": "someone"}, "(#100) Param recipient must be an array."),
        (
            {"recipient": {"id": "ana"}},
            '(#100) Param recipient[id] must be a valid ID string (e.g., "123")',
        ),
        (
            {"recipient": {"id": True}},
            '(#100) Param recipient[id] must be a valid ID string (e.g., "123")',
        ),
        (
            {"recipient": {"id": "1"}, "message": {"text": 5}},
            "(#100) Param message[text] must be a UTF-8 encoded string",
        ),
        (
            {"recipient": {"id": "1"}, "message": {"text": "é" * 2001}},
            "(#100) Length of param message[text] must be less than or equal to 2000",
        ),
        (
            {"recipient": {"id": "1"}, "message": {"text": "x", "metadata": "m" * 1001}},
            "(#100) Length of param message[metadata] must be less than or equal to 1000",
        ),
        (
            {"recipient": {"id": "1"}, "message": {"text": "x", "quick_replies": []}},
            "(#194) param message[quick_replies] has too few elements.",
        ),
        (
            {
                "recipient": {"id": "1"},
                "message": {"text": "x", "quick_replies": quick_replies(14)},
            },
            "(#105) param message[quick_replies] has too many elements.",
        ),
        (
            {"recipient": {"id": "1"}, "message": {"text": "x", "quick_replies": [{"title": "A"}]}},
            "(#100) The parameter message[quick_replies][0][content_type] is required",
        ),
        (
            {"recipient": {"id": "1"}, "messaging_type": "REPLY"},
            "(#100) Param messaging_type must be one of {RESPONSE, UPDATE, MESSAGE_TAG, UTILITY}"
            ' - got "REPLY"',
        ),
        (
            {"recipient": {"id": "1"}, "sender_action": "dance"},
            "(#100) Param sender_action must be one of"
            ' {typing_on, typing_off, mark_seen, react, unreact} - got "dance"',
        ),
    ],
)
def test_a_shape_that_does_not_fit_is_refused_in_graphs_words(world, body, message):
    answer = world.call("POST", "/me/messages", body)
    assert (answer.status, answer.error["message"]) == (400, message)
    assert answer.error["type"] == "OAuthException"
    assert answer.error["code"] == int(message[2:5])
    assert world.of(SendRefused)[0].message == message


@pytest.mark.parametrize(
    ("body", "subcode"),
    [
        ({}, 2018015),
        ({"message": None}, 2018015),
        ({"message": {}}, 2018034),
        ({"message": {"text": ""}}, 2018034),
        ({"message": {"text": "x"}, "sender_action": "typing_on"}, 2018014),
        ({"message": {"text": "x", "quick_replies": [{"content_type": "text"}]}}, 2018098),
        (
            {"message": {"text": "x", "quick_replies": [{"content_type": "text", "title": "A"}]}},
            2018099,
        ),
    ],
)
def test_a_send_that_says_nothing_whole_is_refused(world, body, subcode):
    answer = world.call("POST", "/me/messages", {"recipient": {"id": world.ana}} | body)
    assert answer.refusal == (100, subcode)


def test_a_picture_may_stand_for_the_payload(world):
    reply = {"content_type": "text", "title": "A", "image_url": "https://example.com/a.png"}
    assert world.send(message={"text": "x", "quick_replies": [reply]}).status == 200


@pytest.mark.parametrize(
    ("date", "text", "replies"), [((2016, 6, 1), 320, 10), ((2017, 6, 1), 640, 11)]
)
def test_limits_are_those_of_the_date(date, text, replies):
    world = World(datetime(*date, tzinfo=UTC))
    world.graph.say(world.ana, "Hi!")
    assert world.send("x" * text).status == 200
    assert world.send("x" * (text + 1)).error["message"].endswith(f"equal to {text}")
    assert world.send(message={"text": "x", "quick_replies": quick_replies(replies)}).status == 200
    too_many = {"text": "x", "quick_replies": quick_replies(replies + 1)}
    assert world.send(message=too_many).refusal == (105, None)


def test_two_thousand_characters_are_counted_as_characters(world):
    assert world.send("😀" * 2000).status == 200


@pytest.mark.parametrize(
    "body",
    [
        {"recipient": {"login_id": "1"}},
        {"recipient": {"user_ref": "r"}, "message": None, "sender_action": "typing_on"},
        {"message": {"dynamic_text": {"text": "Hi {{first_name}}", "fallback_text": "Hi"}}},
        {"folder": "PARTNERSHIP"},
        {"suggestion_action": "ACCEPT"},
    ],
)
def test_what_meta_has_and_the_fake_has_not_is_loud(world, body):
    whole = {"recipient": {"id": world.ana}, "message": {"text": "x"}} | body
    answer = world.call("POST", "/me/messages", whole)
    assert (answer.status, answer.error["type"]) == (501, "NotFaked")
    assert world.of(CallAnswered)[-1].not_faked
    assert not world.of(SendRefused)


def test_an_unknown_key_is_ignored_and_noted(world):
    assert world.send(message_type="RESPONSE").status == 200
    assert world.send(message={"text": "x", "colour": "red"}).status == 200
    assert world.notes() == ["ignored-key", "ignored-key"]


def test_an_unknown_key_is_refused_in_strict_mode():
    world = World(strict=True)
    world.graph.say(world.ana, "Hi!")
    answer = world.send(message_type="RESPONSE")
    assert (answer.refusal, "message_type" in answer.error["message"]) == ((100, None), True)


@pytest.mark.parametrize(
    "body",
    [
        b'{"recipient',
        b"[]",
        b"\xff\xfe",
        b'{"recipient": {"id": "1"}, "message": {"text": "\\ud83d"}}',
        b'{"recipient": NaN}',
        b"[" * 100_000,
        b'{"recipient": ' + b"1" * 5000 + b"}",
    ],
)
def test_malformed_json_says_nothing(world, body):
    answered = world.raw("POST", "/me/messages", f"access_token={TOKEN}", body, JSON)
    assert json.loads(answered.body)["error"]["message"].endswith("recipient is required")
    assert world.notes() == ["malformed-json"]


def test_json_without_its_content_type_is_noted(world):
    body = json.dumps({"recipient": {"id": world.ana}, "access_token": TOKEN}).encode()
    assert world.raw("POST", "/me/messages", f"access_token={TOKEN}", body).status == 400
    assert world.notes() == ["json-without-content-type"]
    assert TOKEN not in str(world.graph.journal.to_json())


def react(world, mid, emoji="❤️", action="react", **more):
    return world.act(action, payload={"message_id": mid, "reaction": emoji}, **more)


def test_reacting_answers_only_the_recipient_and_tells_nobody(world):
    mid = world.send().json["message_id"]
    heard = len(world.webhooks)
    assert react(world, mid).json == {"recipient_id": world.ana}
    assert react(world, mid, None, "UNREACT").json == {"recipient_id": world.ana}
    reacted, unreacted = world.of(ActionSent)
    assert (reacted.action, reacted.emoji) == (Action.REACT, "❤️")
    assert (unreacted.action, unreacted.emoji) == (Action.UNREACT, "")
    assert len(world.webhooks) == heard


@pytest.mark.parametrize(
    ("payload", "named"),
    [
        (None, "payload"),
        ({"message_id": "m_1"}, "payload[reaction]"),
        ({"reaction": "❤️"}, "payload[message_id]"),
        ({"message_id": "m_1", "reaction": "love"}, "payload[reaction]"),
        ({"message_id": "m_1", "reaction": "❤️" * 50}, "payload[reaction]"),
        ({"message_id": "m_1", "reaction": ""}, "payload[reaction]"),
        ({"message_id": "m_1", "reaction": "❤️"}, "payload[message_id]"),
    ],
)
def test_a_reaction_needs_a_message_and_one_emoji(world, payload, named):
    answer = world.act("react", payload=payload)
    assert answer.refusal == (100, None)
    assert named in answer.error["message"]


@pytest.mark.parametrize("emoji", ["👨‍👩‍👧‍👦", "👋🏽", "🇳🇱"])
def test_an_emoji_of_many_characters_is_one(world, emoji):
    assert react(world, world.send().json["message_id"], emoji).status == 200


def test_there_are_no_reactions_before_december_2025():
    world = World(datetime(2025, 12, 1, 23, 59, tzinfo=UTC))
    mid = world.graph.say(world.ana, "Hi!")
    assert "must be one of" in react(world, mid).error["message"]
    world.now = datetime(2025, 12, 2, tzinfo=UTC)
    assert react(world, mid).status == 200


def test_what_says_nothing_beside_an_action_is_noted(world):
    assert world.act(notification_type="REGULAR", messaging_type="RESPONSE").status == 200
    assert world.act("typing_off", payload={"message_id": "m_1"}).status == 200
    assert world.notes() == ["ignored-key"] * 3


def test_what_says_nothing_beside_an_action_is_refused_in_strict_mode():
    world = World(strict=True)
    world.graph.say(world.ana, "Hi!")
    assert world.act(notification_type="REGULAR").refusal == (100, None)


def test_the_journal_has_all_that_was_said_beside_the_message(world):
    mid = world.graph.say(world.ana, "Hi!")
    world.send(reply_to={"mid": mid}, notification_type="silent_push")
    sent = world.of(MessageSent)[0]
    assert (sent.reply_to, sent.notification_type) == (mid, "SILENT_PUSH")


@pytest.mark.parametrize(
    ("control", "refusal"),
    [
        ({"control_type": "keep"}, (100, None)),
        ({"control_type": "pass", "app_id": "1"}, (100, 2018164)),
        ({"control_type": "pass", "app_id": "x"}, (100, None)),
    ],
)
def test_a_thread_that_cannot_be_handed_on_keeps_the_message_back(world, control, refusal):
    assert world.send(thread_control=control).refusal == refusal
    assert not world.of(MessageSent)


def test_a_thread_is_passed_on_or_released_after_the_message():
    world = Switchboard()
    control = {"control_type": "pass", "app_id": world.helper}
    assert world.send("One moment.", thread_control=control).status == 200
    assert world.owner() == world.helper
    assert world.send("Still me?").refusal == (10, 2018300)
    body = {"recipient": {"id": world.ana}, "message": {"text": "Bye"}, "thread_control": {}}
    assert world.call("POST", "/me/messages", body, token=world.helper_token).status == 200
    assert world.owner() is None


def test_a_thread_goes_to_the_default_app_where_none_is_named():
    world = Switchboard()
    world.give(world.helper)
    body = {"recipient": {"id": world.ana}, "message": {"text": "Back to you"}}
    body["thread_control"] = {"control_type": "pass"}
    assert world.call("POST", "/me/messages", body, token=world.helper_token).status == 200
    assert world.owner() == world.bot
