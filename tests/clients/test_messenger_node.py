"""``messenger-node`` 0.3 for Node, with every call that it offers, and its own webhook.

It does not check the webhook's signature. Broadcasts and codes to scan went with the platform's
early years; what the fake says of them in those years, when Meta had them, is that it has not.
"""

import pytest

from fake_graph.webhook import CHALLENGE
from tests.clients.case import (
    ACTED,
    DONE,
    GONE,
    IN_2020,
    MADE,
    NOW,
    NUMBER,
    SAVED,
    SENT,
    SENT_REUSABLE,
    UPLOADED,
    Having,
    Listing,
    refused,
    subjects,
)
from tests.clients.events import PRODUCED, content
from tests.clients.nodejs import events_of
from tests.clients.platform import TEXT

OTHER_NAME = refused(100)
"""Since v12.0 a label's name is its ``page_label_name``."""

TODAY = {
    "sendText": SENT,
    "sendText: to nobody": refused(100, 2018001),
    "sendQuickReplies": SENT,
    "sendAttachment": SENT_REUSABLE,
    "sendAttachment: audio": SENT_REUSABLE,
    "sendAttachment: video": SENT_REUSABLE,
    "sendAttachment: file": SENT_REUSABLE,
    "sendAttachment: from the disk": SENT_REUSABLE,
    "sendTemplate: generic": SENT,
    "sendTemplate: button": SENT,
    "sendTemplate: list": refused(100),
    "sendTemplate: media": SENT,
    "sendTemplate: receipt": SENT,
    "sendTemplate: open_graph": refused(100),
    "sendTemplate: airline_boardingpass": refused(100),
    "sendTemplate: airline_checkin": refused(100),
    "sendTemplate: airline_itinerary": refused(100),
    "sendTemplate: airline_update": refused(100),
    "sendSenderAction: typing_on": ACTED,
    "sendSenderAction: typing_off": ACTED,
    "sendSenderAction: mark_seen": ACTED,
    "uploadAttachment": UPLOADED,
    "uploadAttachment: from the disk": UPLOADED,
    "setMessengerProfile": SAVED,
    "getMessengerProfile": {
        "data": [Having(get_started={"payload": "START"}, greeting=Listing(Having(text="Grüße!")))]
    },
    "deleteMessengerProfile": SAVED,
    "getUserProfile": {"first_name": "Ana", "last_name": "Lima", "id": NUMBER},
    "getMatchingPsids": Having(data=Listing(Having(id=NUMBER, page=Having(id=NUMBER)))),
    "getMatchingAsids": Having(data=Listing(Having(id=NUMBER, app=Having(id=NUMBER)))),
    "createCustomLabel": OTHER_NAME,
    "getCustomLabelById": OTHER_NAME,
    "getAllCustomLabels": OTHER_NAME,
    "addPsidtoCustomLabel": DONE,
    "getCustomLabelsByPsid": Having(data=Listing(Having(id=NUMBER))),
    "removePsidfromCustomLabel": DONE,
    "deleteCustomLabel": DONE,
    "generateMessengerCode": GONE,
    "getMessagingInsights": Having(
        data=[Having(name="page_messages_new_conversations_unique", period="day")]
    ),
    "setNlpConfigs": DONE,
    "createMessageCreative": GONE,
    "sendBroadcast": GONE,
    "startBroadcastReachEstimation": GONE,
    "getBroadcastReachEstimation": GONE,
    "sendSponsoredMessage": GONE,
    "getSecondaryReceiverList": Having(data=Listing(Having(id=NUMBER), 2)),
    "getThreadOwner": Having(data=[Having(thread_owner=Having(app_id=NUMBER))]),
    "passThreadControl": DONE,
    "requestThreadControl": DONE,
    "takeThreadControl": DONE,
    "passThreadControl: to the inbox": DONE,
    "sendGraphRequest": {"name": "Café", "id": NUMBER},
}

THEN = TODAY | {
    "sendTemplate: list": SENT,
    "sendTemplate: open_graph": SENT,
    "sendTemplate: airline_boardingpass": SENT,
    "sendTemplate: airline_checkin": SENT,
    "sendTemplate: airline_itinerary": SENT,
    "sendTemplate: airline_update": SENT,
    "createCustomLabel": MADE,
    "getCustomLabelById": {"name": "Größe", "id": NUMBER},
    "getAllCustomLabels": Having(data=Listing(Having(id=NUMBER))),
}

DAYS = {"today": (NOW, TODAY), "in 2020": (IN_2020, THEN)}
MAKES_NO_CALL = {
    *("setPageToken", "getPageToken", "setAppToken", "getAppToken"),
    *("setApiVersion", "getApiVersion"),
    # What the others call.
    *("callSendApi", "callBroadcastApi", "callCustomLabelsApi", "callMessengerProfileApi"),
    "callIdMatchingApi",
}


@pytest.fixture(params=DAYS)
def day(request):
    return DAYS[request.param]


@pytest.mark.parametrize("call", TODAY)
def test_a_call_is_understood_and_so_is_its_answer(drive, day, call):
    now, expected = day
    assert drive("messenger_node", now).answers[call] == expected[call]


def test_every_call_that_it_offers_is_made(drive):
    told = drive("messenger_node", NOW)
    assert told.answers.keys() == TODAY.keys()
    assert subjects(TODAY) == set(told.offered) - MAKES_NO_CALL


def test_it_answers_the_handshake(drive):
    assert drive("messenger_node", NOW).handshake == {"status": 200, "text": CHALLENGE}


def test_it_sees_what_people_do(drive, day):
    told = drive("messenger_node", day[0])
    assert {status for status, _ in told.heard} == {200}
    seen = [one for _, (one,) in told.heard]
    assert [(one["name"], one["type"]["subtype"]) for one in seen] == [
        ("messages", "text"),
        ("messaging_echoes", ""),
        ("message_deliveries", ""),
        ("message_reads", ""),
        ("messages", "quick_reply"),
        ("messages", "text"),
        ("messaging_postbacks", ""),
        ("messaging_postbacks", ""),
    ]
    for event, (one,) in events_of(told):
        assert one["event"] == event
        assert one["sender"] == {"type": "id", "value": event["sender"]["id"]}
    assert seen[5]["event"]["message"]["text"] == TEXT


NAMES = {
    "postback": "messaging_postbacks",
    "delivery": "message_deliveries",
    "read": "message_reads",
    "account_linking": "messaging_account_linking",
    "optin": "messaging_optins",
    "referral": "messaging_referrals",
    "pass_thread_control": "messaging_handovers",
    "take_thread_control": "messaging_handovers",
    "request_thread_control": "messaging_handovers",
    "app_roles": "messaging_handovers",
    "policy-enforcement": "messaging_policy_enforcement",
}
"""What it calls an event that has this key; in this order it looks."""

UNHEARD = {"payment", "pre_checkout", "checkout_update", "game_play"}
"""Events of features that are dead."""


def name_of(event):
    if "message" in event:
        return "messaging_echoes" if event["message"].get("is_echo") else "messages"
    return next((name for key, name in NAMES.items() if key in event), "unknown")


@pytest.mark.parametrize("sample", PRODUCED)
def test_it_knows_each_event_that_the_platform_can_send_and_it_has_a_name_for(drive, sample):
    status, heard = drive("messenger_node", NOW).samples[sample]
    kind, event = content(sample)
    if kind == "changes" or "sender" not in event:
        assert status == 500  # its own code fails without one
    elif not UNHEARD & event.keys():
        expected = name_of(event) if kind == "messaging" else "standby"
        assert (status, [one["name"] for one in heard]) == (200, [expected])
