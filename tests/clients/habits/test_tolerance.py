"""What clients send though nobody asked, and what they leave out."""

import pytest

from tests.clients.case import ACTED, SENT, refused
from tests.fake_graph.world import PAGE, World

TOLERATED = {
    "a tag that is null": {"tag": None},
    "every option null": dict.fromkeys(
        ("tag", "sender_action", "notification_type", "messaging_type", "persona_id", "metadata")
    ),
    "a key that nobody knows": {"message_type": "RESPONSE"},
    "the odd case of a tutorial": {"notification_type": "regular"},
    "a type of message": {"messaging_type": "UPDATE"},
}


@pytest.fixture
def world():
    world = World()
    world.graph.say(world.ana, "Hi!")
    return world


@pytest.mark.parametrize("more", TOLERATED.values(), ids=TOLERATED)
def test_a_send_is_taken_with(world, more):
    assert world.send(**more).json == SENT


@pytest.mark.parametrize(
    "message",
    [
        {"text": "é", "attachment": None, "quick_replies": None, "metadata": None},
        {"text": "é", "quick_reply": None, "sticker": 3},
    ],
)
def test_a_message_is_taken_with_nulls_and_strange_keys(world, message):
    assert world.send(message=message).json == SENT


def test_a_message_that_is_null_is_none(world):
    body = {"recipient": {"id": world.ana}, "message": None, "sender_action": "typing_on"}
    assert world.call("POST", "/me/messages", body).json == ACTED


@pytest.mark.parametrize("kind", [int, str])
def test_an_id_may_be_a_number(world, kind):
    assert world.send(to=kind(world.ana)).json == SENT
    body = {"recipient": {"id": kind(world.ana)}, "sender_action": "TYPING_ON"}
    assert world.call("POST", "/me/messages", body).json == ACTED


def test_what_was_ignored_is_noted(world):
    world.send(message_type="RESPONSE")
    assert world.notes() == ["ignored-key"]


@pytest.mark.parametrize("text", ["", None])
def test_an_empty_text_is_empty(world, text):
    assert world.send(text).json == refused(100, 2018034)


@pytest.mark.parametrize(
    ("more", "subcode"),
    [({}, 2018015), ({"message": None}, 2018015), ({"message": {}}, None)],
    ids=["missing", "null", "empty"],
)
def test_without_a_message_a_send_is_refused(world, more, subcode):
    answer = world.call("POST", "/me/messages", {"recipient": {"id": world.ana}} | more)
    assert answer.status == 400
    assert answer.error["code"] == 100
    if subcode:
        assert answer.error["error_subcode"] == subcode


def test_a_bot_that_answers_its_echo_finds_nobody(world):
    answer = world.send(to=PAGE)
    assert answer.json == refused(100, 2018001)
    assert answer.error["message"] == "(#100) No matching user found"
