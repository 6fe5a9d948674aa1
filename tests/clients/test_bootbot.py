"""``bootbot`` 1.1 for Node, with every call that it offers, and its own webhook."""

import pytest

from fake_graph.webhook import CHALLENGE
from tests.clients.case import (
    ACTED,
    IN_ITS_DAY,
    NOW,
    SAVED,
    SENT,
    Having,
    Text,
    refused,
    subjects,
)
from tests.clients.events import PRODUCED, content
from tests.clients.nodejs import events_of
from tests.clients.platform import TEXT

PROFILE = Having(first_name="Ana", last_name="Lima", locale="en_US", timezone=0)

TODAY = {
    "sendTextMessage": SENT,
    "sendTextMessage: with options": SENT,
    "sendTextMessage: a recipient that is an object": SENT,
    "sendTextMessage: a tag that is gone": refused(100),
    "sendTextMessage: to nobody": refused(100, 2018001),
    "sendButtonTemplate": SENT,
    "sendGenericTemplate": SENT,
    "sendListTemplate": refused(100),
    "sendTemplate": SENT,
    "sendAttachment": SENT,
    "sendAttachment: audio": SENT,
    "sendAttachment: video": SENT,
    "sendAttachment: file": SENT,
    "sendAction: typing_on": ACTED,
    "sendAction: typing_off": ACTED,
    "sendAction: mark_seen": ACTED,
    "sendMessage": SENT,
    "sendRequest": SENT,
    "sendRequest: old thread settings": Having(result=Text("Successfully added .+")),
    "sendThreadRequest": {"thrown": Text(r"(?s)TypeError: console\.warning is not .+")},
    "sendTypingIndicator": ACTED,
    "getUserProfile": PROFILE,
    "sendProfileRequest": SAVED,
    "setGreetingText": SAVED,
    "setGreetingText: localized": SAVED,
    "setGetStartedButton": SAVED,
    "setGetStartedButton: with a function": SAVED,
    "setPersistentMenu": SAVED,
    "setPersistentMenu: localized": SAVED,
    "deleteGetStartedButton: under a menu": refused(100, 2018145),
    "deletePersistentMenu": SAVED,
    "deleteGetStartedButton": SAVED,
    "say": SENT,
    "say: quick replies": SENT,
    "say: buttons": SENT,
    "say: an attachment": SENT,
    "say: cards": SENT,
    "say: several": SENT,
    "conversation": SENT,
    "conversation: a question": SENT,
    "conversation: buttons": SENT,
    "conversation: cards": SENT,
    "conversation: a template": SENT,
    "conversation: an attachment": SENT,
    "conversation: seen": ACTED,
    "conversation: typing": ACTED,
    "conversation: a message": SENT,
    "conversation: the profile": PROFILE,
}

THEN = TODAY | {"sendTextMessage: a tag that is gone": SENT, "sendListTemplate": SENT}

DAYS = {"today": (NOW, TODAY), "in its day": (IN_ITS_DAY, THEN)}
MAKES_NO_CALL = {"constructor", "start", "close", "hear", "module", "handleFacebookData"}


@pytest.fixture(params=DAYS)
def day(request):
    return DAYS[request.param]


@pytest.mark.parametrize("call", TODAY)
def test_a_call_is_understood_and_so_is_its_answer(drive, day, call):
    now, expected = day
    assert drive("bootbot", now).answers[call] == expected[call]


def test_every_call_that_it_offers_is_made(drive):
    told = drive("bootbot", NOW)
    assert told.answers.keys() == TODAY.keys()
    assert subjects(TODAY) == set(told.offered) - MAKES_NO_CALL


def test_it_answers_the_handshake(drive):
    assert drive("bootbot", NOW).handshake == {"status": 200, "text": CHALLENGE}


def test_it_takes_each_signature_of_the_fakes_and_no_other(drive, day):
    told = drive("bootbot", day[0])
    assert {status for status, _ in told.heard} == {200}
    assert told.forged["status"] == 403


def test_it_sees_what_people_do(drive, day):
    told = drive("bootbot", day[0])
    names = [[one["name"] for one in seen] for _, seen in told.heard]
    assert names == [
        ["message"],
        ["hear", "message"],  # the echo of the bot's own message, for which it asked
        ["delivery"],
        ["read"],
        ["message", "quick_reply:SIZE", "quick_reply"],
        ["hear", "message"],
        ["postback:START", "postback"],
        ["postback"],
    ]
    for event, seen in events_of(told):
        assert all(one["event"] == event for one in seen)
    assert told.heard[1][1][0]["event"]["message"]["metadata"] == "é"
    assert told.heard[5][1][0]["event"]["message"]["text"] == TEXT


def name_of(event):
    """Return what it calls an event; None for one that it does not know."""
    message = event.get("message") or {}
    if "optin" in event:
        return "authentication"
    if message.get("text"):
        return "message"
    if message.get("attachments"):
        return "attachment"
    known = ("postback", "delivery", "read", "account_linking", "referral")
    return next((name for name in known if name in event), None)


@pytest.mark.parametrize("sample", PRODUCED)
def test_it_knows_each_event_that_the_platform_can_send_and_it_has_a_name_for(drive, sample):
    status, heard = drive("bootbot", NOW).samples[sample]
    kind, event = content(sample)
    if kind != "messaging":
        assert status == 500  # it knows no other kind of entry
        return
    if "id" not in event.get("sender", {"id": ""}):
        assert status == 500  # nor people without a PSID
        return
    name = name_of(event)
    assert status == 200
    assert (name in {one["name"] for one in heard}) if name else (heard == [])
    assert all(one["event"].keys() == event.keys() for one in heard)
