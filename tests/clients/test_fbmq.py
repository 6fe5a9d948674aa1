"""``fbmq`` 2.5, with every call that it offers and each event that it tells apart."""

import json

import pytest

from tests.clients.case import (
    ACTED,
    GONE,
    IN_ITS_DAY,
    SAVED,
    SENT,
    Case,
    Having,
    public,
    refused,
    subjects,
)
from tests.clients.events import PRODUCED, content
from tests.clients.platform import TEXT
from tests.requirements import require

require("fbmq", "requests")

from fbmq import Attachment, LocalizedObj, Page, QuickReply, Template  # noqa: E402

URL = "https://shop.example.com/"
BUTTONS = [
    {"type": "postback", "title": "Größe", "value": "SIZE"},
    {"type": "web_url", "title": "Shop", "value": URL},
    {"type": "phone_number", "title": "Call", "value": "+15105551234"},
]
MENU = BUTTONS[:2]


def element(buttons=BUTTONS):
    return Template.GenericElement("Crème brûlée", "fresh", None, URL + "a.png", buttons)


def a_list():
    return Template.List([element(BUTTONS[:1]), element(BUTTONS[1:2])], "compact", BUTTONS[:1])


def receipt():
    return Template.Receipt(
        recipient_name="Ana Lima",
        order_number="123",
        currency="EUR",
        payment_method="Visa",
        timestamp="1788256800",
        elements=[Template.ReceiptElement("Crème", quantity=2, price=10, currency="EUR")],
        address=Template.ReceiptAddress("1 Rue é", "", "Paris", "75001", "IDF", "FR"),
        summary=Template.ReceiptSummary(18, 1, 1, 20),
        adjustments=[Template.ReceiptAdjustment("Rabais", 1)],
    )


def send(what, **more):
    """Return a call that sends a message, or what a function makes."""
    return lambda page, at: page.send(at.ana, what() if callable(what) else what, **more).json()


def quiet(act):
    """Return a call of which the client tells nothing, so that the answer itself is judged."""

    def made(page, at):
        act(page, at)

    return made


def after_menu(act):
    """Return a call that is made when Get Started and a menu are there."""

    def made(page, at):
        page.show_starting_button("START")
        page.show_persistent_menu(MENU)
        assert at.answers[-2:] == [SAVED, SAVED]
        act(page, at)

    return made


def localized(obj):
    return [LocalizedObj("default", obj), LocalizedObj("de_DE", obj)]


def menu_alone(page, _):
    page.show_persistent_menu(MENU)


CALLS = {
    "page_id": Case(lambda page, at: page.page_id == at.page_id, True),
    "page_name": Case(lambda page, _: page.page_name, "Café"),
    "get_user_profile": Case(
        lambda page, at: page.get_user_profile(at.ana), Having(first_name="Ana")
    ),
    "get_user_profile: of somebody who never wrote": Case(
        quiet(lambda page, at: page.get_user_profile(at.bob)), refused(230)
    ),
    "get_messenger_code": Case(quiet(lambda page, _: page.get_messenger_code("ref")), GONE),
    "send: a text": Case(send(TEXT), SENT),
    "send: quick replies and all options": Case(
        send(
            TEXT,
            quick_replies=[QuickReply("Größe", "SIZE"), {"title": "Red", "payload": "RED"}],
            metadata="é",
            notification_type="NO_PUSH",
        ),
        SENT,
    ),
    "send: a tag that is gone": Case(send(TEXT, tag="ACCOUNT_UPDATE"), refused(100, 1893061)),
    "send: a tag that was never in force again": Case(
        send(TEXT, tag="SHIPPING_UPDATE"), refused(100)
    ),
    "send: a tag, in its day": Case(send(TEXT, tag="SHIPPING_UPDATE"), SENT, IN_ITS_DAY),
    "send: an image": Case(send(lambda: Attachment.Image(URL + "a.png")), SENT),
    "send: an audio": Case(send(lambda: Attachment.Audio(URL + "a.mp3")), SENT),
    "send: a video": Case(send(lambda: Attachment.Video(URL + "a.mp4")), SENT),
    "send: a file": Case(send(lambda: Attachment.File(URL + "a.pdf")), SENT),
    "send: buttons": Case(send(lambda: Template.Buttons(TEXT, BUTTONS)), SENT),
    "send: a share button": Case(
        send(lambda: Template.Generic([element([Template.ButtonShare()])])), refused(100)
    ),
    "send: cards": Case(send(lambda: Template.Generic([element()] * 10, True)), SENT),
    "send: eleven cards": Case(send(lambda: Template.Generic([element()] * 11)), refused(105)),
    "send: a list": Case(send(a_list), refused(100)),
    "send: a list, in its day": Case(send(a_list), SENT, IN_ITS_DAY),
    "send: a receipt": Case(send(receipt), SENT),
    "send: an account to link": Case(send(lambda: Template.AccountLink(TEXT, URL)), SENT),
    "send: an account to unlink": Case(
        send(lambda: Template.AccountLink(TEXT, account_unlink_button=True)), SENT
    ),
    "typing_on": Case(quiet(lambda page, at: page.typing_on(at.ana)), ACTED),
    "typing_off": Case(quiet(lambda page, at: page.typing_off(at.ana)), ACTED),
    "mark_seen": Case(quiet(lambda page, at: page.mark_seen(at.ana)), ACTED),
    "greeting": Case(quiet(lambda page, _: page.greeting("Grüße, {{user_first_name}}!")), SAVED),
    "localized_greeting": Case(
        quiet(lambda page, _: page.localized_greeting(localized("Grüße!"))), SAVED
    ),
    "hide_greeting": Case(quiet(lambda page, _: page.hide_greeting()), SAVED),
    "show_starting_button": Case(quiet(lambda page, _: page.show_starting_button("START")), SAVED),
    "hide_starting_button": Case(quiet(lambda page, _: page.hide_starting_button()), SAVED),
    "hide_starting_button: under a menu": Case(
        after_menu(lambda page, _: page.hide_starting_button()), refused(100, 2018145)
    ),
    "show_persistent_menu": Case(after_menu(menu_alone), SAVED),
    "show_persistent_menu: without Get Started": Case(menu_alone, refused(100, 2018145)),
    "show_localized_persistent_menu": Case(
        after_menu(lambda page, _: page.show_localized_persistent_menu(localized(MENU))), SAVED
    ),
    "hide_persistent_menu": Case(after_menu(lambda page, _: page.hide_persistent_menu()), SAVED),
}

MAKES_NO_CALL = {
    *("after_send", "callback", "get_postback_callbacks", "get_quick_reply_callbacks"),
    *("set_webhook_handler",),
    *(name for name in public(Page) if name.startswith("handle_")),
}

HANDLERS = {
    "delivery": "delivery",
    "read": "read",
    "account_linking": "account_linking",
    "checkout_update": "checkout_update",
    "game_play": "game_play",
    "pass_thread_control": "pass_thread_control",
    "take_thread_control": "take_thread_control",
    "request_thread_control": "request_thread_control",
    "app_roles": "app_roles",
    "optin": "optin",
    "payment": "payment",
    "policy-enforcement": "policy_enforcement",
    "postback": "postback",
    "referral": "referral",
}
"""What it calls an event that has this key."""


def client(platform):
    return Page(platform.token)


@pytest.mark.parametrize("name", CALLS)
def test_a_call_is_understood_and_so_is_its_answer(judge, name):
    judge(CALLS[name], client)


def test_every_call_that_it_offers_is_made():
    assert subjects(CALLS) == (public(Page) | {"page_id", "page_name"}) - MAKES_NO_CALL


def test_who_waits_for_the_answer_of_a_send_gets_it(reach):
    platform, heard = reach(), []
    page = Page(platform.token, after_send=lambda _, answer: heard.append(answer.json()))
    page.send(platform.ana, TEXT, callback=lambda _, answer: heard.append(answer.json()))
    assert heard == [SENT, SENT]


def seen_by(page, bodies):
    """Return the (handler, event) that came of each body."""
    seen = []
    handlers = {
        name: lambda event, name=name: seen.append((name, event))
        for name in {*HANDLERS.values(), "message", "echo"}
    }
    for body in bodies:
        page.handle_webhook(body, **handlers)
    return seen


def test_it_sees_what_people_do(reach):
    platform = reach()
    page = client(platform)
    graph, ana, bob = platform.graph, platform.ana, platform.bob
    page.show_starting_button("START")
    page.show_persistent_menu(MENU)
    replies = [QuickReply("Größe", "SIZE")]
    mid = page.send(ana, TEXT, quick_replies=replies, metadata="é").json()["message_id"]
    graph.read(ana)
    graph.tap(ana, "Größe")
    graph.say(ana, TEXT)
    graph.press_get_started(bob)
    graph.press_menu(bob, "Größe")
    seen = seen_by(page, [webhook.body for webhook in platform.delivered[1:]])
    events = dict(seen[:3])
    assert [name for name, _ in seen[3:]] == [*["message"] * 2, *["postback"] * 2]
    assert (events["echo"].mid, events["echo"].metadata, events["echo"].text) == (mid, "é", TEXT)
    assert events["delivery"].mids == [mid]
    assert events["read"].watermark >= events["delivery"].watermark
    assert (seen[3][1].quick_reply_payload, seen[3][1].text) == ("SIZE", "Größe")
    assert (seen[4][1].text, seen[4][1].sender_id, seen[4][1].is_quick_reply) == (TEXT, ana, False)
    assert [event.payload for _, event in seen[5:]] == ["START", "SIZE"]


def handlers_of(event):
    """Return the handlers that it calls for an event: one, or none where it has none."""
    if "message" in event:
        return ["echo" if event["message"].get("is_echo") else "message"]
    return [name for key, name in HANDLERS.items() if key in event][:1]


@pytest.mark.parametrize("name", PRODUCED)
def test_it_knows_each_event_that_the_platform_can_send_and_it_has_a_handler_for(name):
    kind, event = content(name)
    expected = handlers_of(event) if kind == "messaging" else []
    seen = seen_by(Page("EAAToken"), [json.dumps(PRODUCED[name]())])
    assert [name for name, _ in seen] == expected
