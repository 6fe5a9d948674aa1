"""``fbmessenger`` 6.0, with every call that it offers and each event that it tells apart.

Left out is its text with names filled in by the platform: only broadcasts and advertisements had
such texts, and it has no call for those.
"""

import collections
import collections.abc
import json

import pytest

from tests.clients.case import (
    ACTED,
    DONE,
    GONE,
    IN_ITS_DAY,
    SAVED,
    SENT,
    SENT_REUSABLE,
    UPLOADED,
    Case,
    Having,
    public,
    refused,
    subjects,
)
from tests.clients.events import PRODUCED, content
from tests.clients.platform import TEXT
from tests.requirements import require

require("fbmessenger", "requests")

from fbmessenger import BaseMessenger, MessengerClient, attachments  # noqa: E402
from fbmessenger import elements as el  # noqa: E402
from fbmessenger import templates as tp  # noqa: E402
from fbmessenger import thread_settings as ts  # noqa: E402
from fbmessenger.quick_replies import QuickReplies, QuickReply  # noqa: E402
from fbmessenger.sender_actions import SenderAction  # noqa: E402

URL = "https://shop.example.com/"


@pytest.fixture(autouse=True)
def _old_collections(monkeypatch):
    # Its templates ask for the name that Python had until 3.10.
    monkeypatch.setattr(collections, "Iterable", collections.abc.Iterable, raising=False)


def buttons(*names):
    """Return one button of each type."""
    made = {
        "web_url": el.Button("web_url", "Shop", url=URL, webview_height_ratio="tall"),
        "postback": el.Button("postback", "Größe", payload="SIZE"),
        "phone_number": el.Button("phone_number", "Call", payload="+15105551234"),
        "account_link": el.Button("account_link", url=URL),
        "account_unlink": el.Button("account_unlink"),
        "element_share": el.Button("element_share"),
    }
    return [made[name] for name in names]


def element(*names):
    action = el.Button("web_url", url=URL)
    return el.Element(
        "Crème brûlée",
        subtitle="fresh",
        image_url=URL + "a.png",
        buttons=buttons(*names),
        default_action=action,
    )


def generic(*names):
    return tp.GenericTemplate([element(*names)], image_aspect_ratio="square")


def receipt():
    return tp.ReceiptTemplate(
        recipient_name="Ana Lima",
        order_number="123",
        currency="EUR",
        payment_method="Visa",
        elements=[el.Element("Crème", quantity=2, price=10, currency="EUR")],
        summary=el.Summary(total_cost=20, subtotal=18, shipping_cost=1, total_tax=1),
        timestamp="1788256800",
        order_url=URL,
        address=el.Address("1 Rue é", "Paris", "75001", "IDF", "FR"),
        adjustments=[el.Adjustment("Rabais", 1)],
    )


def replies(*types):
    texts = [QuickReply("Größe", "SIZE"), QuickReply("Red", "RED", image_url=URL + "r.png")]
    return QuickReplies(texts + [QuickReply(content_type=kind) for kind in types])


def profile():
    items = [
        ts.PersistentMenuItem("postback", "Größe", payload="SIZE"),
        ts.PersistentMenuItem("web_url", "Shop", url=URL, webview_height_ratio="full"),
    ]
    return ts.MessengerProfile(
        greetings=[ts.GreetingText("Grüße!"), ts.GreetingText("Olá!", locale="pt_BR")],
        get_started=ts.GetStartedButton("START"),
        persistent_menus=[ts.PersistentMenu(items, composer_input_disabled=False)],
    )


def nested():
    inner = [ts.PersistentMenuItem("postback", "Größe", payload="SIZE")]
    items = [ts.PersistentMenuItem("nested", "More", nested_items=inner)]
    return ts.MessengerProfile(
        get_started=ts.GetStartedButton("START"), persistent_menus=[ts.PersistentMenu(items)]
    )


def send(what, **more):
    """Return a call that sends what a function makes."""
    return lambda bot, _: bot.send(what().to_dict(), **more)


def send_uploaded(bot, _):
    uploaded = bot.upload_attachment(attachments.Image(url=URL + "a.png", is_reusable=True))
    return bot.send(attachments.Image(attachment_id=uploaded["attachment_id"]).to_dict())


def send_media(bot, _):
    uploaded = bot.upload_attachment(attachments.Image(url=URL + "a.png", is_reusable=True))
    image = attachments.Image(attachment_id=uploaded["attachment_id"])
    return bot.send(tp.MediaTemplate(image, buttons=buttons("postback")).to_dict())


def with_profile(act):
    """Return a call that is made after the whole profile was set."""

    def made(bot, at):
        assert bot.set_messenger_profile(profile().to_dict()) == SAVED
        return act(bot, at)

    return made


def media(kind, name, **more):
    return send(lambda: getattr(attachments, kind)(url=URL + name, **more))


def two_elements():
    return tp.ListTemplate([element("postback"), element()], buttons=buttons("postback"))


CALLS = {
    "get_user": Case(lambda bot, _: bot.get_user(), Having(first_name="Ana", locale="en_US")),
    "get_user: fields in a list": Case(
        lambda bot, _: bot.get_user(fields=["last_name"]), Having(last_name="Lima")
    ),
    "get_user: fields in a text": Case(
        lambda bot, _: bot.get_user(fields="last_name, first_name"), Having(last_name="Lima")
    ),
    "send: a text": Case(send(lambda: el.Text(TEXT)), SENT),
    "send: quick replies": Case(send(lambda: el.Text(TEXT, quick_replies=replies())), SENT),
    "send: quick replies of every type": Case(
        send(lambda: el.Text(TEXT, quick_replies=replies("user_phone_number", "user_email"))), SENT
    ),
    "send: a quick reply for the location": Case(
        send(lambda: el.Text(TEXT, quick_replies=replies("location"))), GONE
    ),
    "send: a quick reply for the location, in its day": Case(
        send(lambda: el.Text(TEXT, quick_replies=replies("location"))), SENT, IN_ITS_DAY
    ),
    "send: as an update, silently": Case(
        send(lambda: el.Text(TEXT), messaging_type="UPDATE", notification_type="SILENT_PUSH"), SENT
    ),
    "send: without a push": Case(send(lambda: el.Text(TEXT), notification_type="NO_PUSH"), SENT),
    "send: a tag without approval": Case(
        send(lambda: el.Text(TEXT), messaging_type="MESSAGE_TAG", tag="HUMAN_AGENT"), refused(100)
    ),
    "send: a tag that is gone": Case(
        send(lambda: el.Text(TEXT), messaging_type="MESSAGE_TAG", tag="ACCOUNT_UPDATE"),
        refused(100, 1893061),
    ),
    "send: a tag, in its day": Case(
        send(lambda: el.Text(TEXT), messaging_type="MESSAGE_TAG", tag="ACCOUNT_UPDATE"),
        SENT,
        IN_ITS_DAY,
    ),
    "send: an image": Case(media("Image", "a.png"), SENT),
    "send: an image under quick replies": Case(
        media("Image", "a.png", quick_replies=replies()), SENT
    ),
    "send: an image for later": Case(media("Image", "a.png", is_reusable=True), SENT_REUSABLE),
    "send: an image that was uploaded": Case(send_uploaded, SENT),
    "send: an audio": Case(media("Audio", "a.mp3"), SENT),
    "send: a video": Case(media("Video", "a.mp4"), SENT),
    "send: a file": Case(media("File", "a.pdf"), SENT),
    "send: a generic template": Case(
        send(lambda: generic("web_url", "postback", "phone_number")), SENT
    ),
    "send: account buttons": Case(send(lambda: generic("account_link", "account_unlink")), SENT),
    "send: a share button": Case(send(lambda: generic("element_share")), refused(100)),
    "send: a button template": Case(
        send(lambda: tp.ButtonTemplate(TEXT, buttons("web_url", "postback"))), SENT
    ),
    "send: a media template": Case(send_media, SENT),
    "send: a list": Case(send(two_elements), refused(100)),
    "send: a list, in its day": Case(send(two_elements), SENT, IN_ITS_DAY),
    "send: a receipt": Case(send(receipt), SENT),
    **{
        f"send_action: {name}": Case(
            lambda bot, _, name=name: bot.send_action(SenderAction(name).to_dict()), ACTED
        )
        for name in SenderAction.SENDER_ACTIONS
    },
    "subscribe_app_to_page": Case(lambda bot, _: bot.subscribe_app_to_page(), refused(100)),
    "subscribe_app_to_page: in its day": Case(
        lambda bot, _: bot.subscribe_app_to_page(), DONE, IN_ITS_DAY
    ),
    "set_messenger_profile": Case(
        lambda bot, _: bot.set_messenger_profile(profile().to_dict()), SAVED
    ),
    "set_messenger_profile: a menu of menus": Case(
        lambda bot, _: bot.set_messenger_profile(nested().to_dict()), refused(100)
    ),
    "set_messenger_profile: a menu of menus, in its day": Case(
        lambda bot, _: bot.set_messenger_profile(nested().to_dict()), SAVED, IN_ITS_DAY
    ),
    "delete_get_started": Case(lambda bot, _: bot.delete_get_started(), SAVED),
    "delete_get_started: under a menu": Case(
        with_profile(lambda bot, _: bot.delete_get_started()), refused(100, 2018145)
    ),
    "delete_persistent_menu": Case(
        with_profile(lambda bot, _: bot.client.delete_persistent_menu()), SAVED
    ),
    "link_account: a token that is none": Case(
        lambda bot, _: bot.link_account("no-token"), refused(10303)
    ),
    "unlink_account": Case(
        lambda bot, at: bot.unlink_account(at.ana), {"result": "unlink account success"}
    ),
    "add_whitelisted_domains": Case(lambda bot, _: bot.add_whitelisted_domains(URL), SAVED),
    "update_whitelisted_domains": Case(
        lambda bot, _: bot.client.update_whitelisted_domains([URL]), SAVED
    ),
    "remove_whitelisted_domains": Case(lambda bot, _: bot.remove_whitelisted_domains(), SAVED),
    "upload_attachment": Case(
        lambda bot, _: bot.upload_attachment(attachments.File(url=URL + "a.pdf")), UPLOADED
    ),
    "get_user_data": Case(
        lambda bot, at: bot.client.get_user_data(at.bob), refused(230)
    ),  # Bob never wrote
}

EVENTS = {"account_linking", "delivery", "message", "optin", "postback", "read"}
MAKES_NO_CALL = EVENTS | {"handle", "get_user_id", "generate_appsecret_proof"}


class Seeing(BaseMessenger):
    """Writes down which of its methods was called with what."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.seen = []


for _name in EVENTS:
    setattr(Seeing, _name, lambda self, event, name=_name: self.seen.append((name, event)))


def client(platform):
    """Return a client that has heard of Ana."""
    bot = Seeing(platform.token, app_secret=platform.secret)
    bot.handle(json.loads(platform.delivered[0].body))
    assert bot.get_user_id() == platform.ana
    return bot


@pytest.mark.parametrize("name", CALLS)
def test_a_call_is_understood_and_so_is_its_answer(judge, name):
    judge(CALLS[name], client)


def test_every_call_that_it_offers_is_made():
    assert subjects(CALLS) == (public(BaseMessenger) | public(MessengerClient)) - MAKES_NO_CALL


def test_it_sees_what_people_do(reach):
    platform = reach()
    bot = client(platform)
    graph, ana, bob = platform.graph, platform.ana, platform.bob
    bot.set_messenger_profile(profile().to_dict())
    bot.send(el.Text(TEXT, quick_replies=replies()).to_dict())
    graph.read(ana)
    graph.tap(ana, "Größe")
    graph.say(ana, TEXT)
    graph.press_get_started(bob)
    graph.press_menu(bob, "Größe")
    bot.seen.clear()
    for webhook in platform.delivered[1:]:
        bot.handle(json.loads(webhook.body))
    told = [(name, event[name]) for name, event in bot.seen if "is_echo" not in event[name]]
    assert [name for name, _ in told] == ["delivery", "read", *["message"] * 2, *["postback"] * 2]
    assert told[0][1]["mids"][0] == last_sent(platform)
    assert told[2][1]["quick_reply"] == {"payload": "SIZE"}
    assert told[3][1]["text"] == TEXT
    assert [what["payload"] for _, what in told[4:]] == ["START", "SIZE"]


def last_sent(platform):
    """Return the id of the last message that a client sent."""
    return [answer["message_id"] for answer in platform.answers if "message_id" in answer][-1]


@pytest.mark.parametrize("sample", PRODUCED)
def test_it_knows_each_event_that_the_platform_can_send_and_it_has_a_method_for(sample):
    body, (kind, event) = PRODUCED[sample](), content(sample)
    bot = Seeing("EAAToken")
    if kind != "messaging":
        with pytest.raises(KeyError):  # it knows no other kind of entry
            bot.handle(body)
        return
    bot.handle(body)
    known = [name for name in sorted(EVENTS) if event.get(name)]
    assert bot.seen == [(name, event) for name in known]
