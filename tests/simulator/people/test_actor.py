"""What one person can do: every action reaches the bot at once, as the app would send it."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from fake_graph import ImpossibleAction
from fake_graph.journal import Author, CustomerActed
from fake_graph.pages.profile import GetStarted, MessengerProfile
from simulator.people.actor import PICTURE
from tests.simulator.small_world import living, polite

ALL = ("messages", "messaging_postbacks", "message_reactions", "message_edits")
MORE = ("messaging_referrals", "messaging_optins")

BUTTONS = {
    "attachment": {
        "type": "template",
        "payload": {
            "template_type": "button",
            "text": "What next?",
            "buttons": [{"type": "postback", "title": "Order", "payload": "ORDER"}],
        },
    }
}
NOTIFY = {
    "attachment": {
        "type": "template",
        "payload": {
            "template_type": "notification_messages",
            "title": "Offers",
            "payload": "OFFERS",
        },
    }
}


def answer(send, psid, text):
    if text == "buttons":
        send(psid, "", message=BUTTONS)
    elif text == "notify":
        send(psid, "", message=NOTIFY)
    else:
        polite(send, psid, text)


def heard_after(act: Callable, *before: str, **how: object) -> dict:
    """Return the last event that the bot hears when ``act`` is done after some messages."""
    with living(answer, **how) as world:
        world.office.let_hear(*ALL, *MORE)
        ana = world.customer("Ana")
        for text in before:
            ana.say(text)
        act(ana)
        return world.bot.door.deeds[-1]


def test_pictures_files_stickers_and_places_arrive_as_attachments():
    picture = heard_after(lambda ana: ana.send_picture())["message"]["attachments"][0]
    assert picture == {"type": "image", "payload": {"url": PICTURE}}
    url = "https://cdn.example/a.pdf"
    file = heard_after(lambda ana: ana.send_media("file", url))["message"]["attachments"][0]
    assert (file["type"], file["payload"]["url"]) == ("file", url)
    thumb = heard_after(lambda ana: ana.send_thumbs_up())["message"]
    assert "369239263222822" in str(thumb)
    assert heard_after(lambda ana: ana.send_sticker(1234))["message"]["attachments"]
    place = heard_after(lambda ana: ana.send_location(1.5, -2.5))["message"]["attachments"][0]
    assert place["payload"]["coordinates"] == {"lat": 1.5, "long": -2.5}


def test_what_cannot_be_sent_is_told_with_what_can():
    with living() as world, pytest.raises(ImpossibleAction, match="possible: 'image', 'audio'"):
        world.customer("Ana").send_media("hologram", "https://cdn.example/1")


def test_a_button_under_a_message_is_pressed_by_its_title():
    assert heard_after(lambda ana: ana.press_button("Order"), "buttons")["postback"]["payload"] == (
        "ORDER"
    )
    with living(answer) as world:
        ana = world.customer("Ana")
        ana.say("buttons")
        with pytest.raises(ImpossibleAction, match="possible: 'Order'"):
            ana.press_button("Pay")


def test_an_ice_breaker_that_the_page_does_not_offer_cannot_be_pressed():
    with living() as world, pytest.raises(ImpossibleAction, match="does not offer 'Prices\\?'"):
        world.customer("Ana").press_ice_breaker("Prices?")


def test_reactions_are_to_the_pages_newest_message_and_can_be_taken_back():
    reaction = heard_after(lambda ana: ana.react("😍"), "Hi!")["reaction"]
    assert (reaction["action"], reaction["emoji"]) == ("react", "😍")

    def change_mind(ana):
        ana.react("👍")
        ana.unreact()

    assert heard_after(change_mind, "Hi!")["reaction"]["action"] == "unreact"
    with living() as world, pytest.raises(ImpossibleAction, match="has not said anything yet"):
        world.customer("Ana").react("😍")


def test_own_messages_are_edited_and_taken_back_the_newest_unless_named():
    edit = heard_after(lambda ana: ana.edit("Hi there!"), "Hello!", "Hi!")["message_edit"]
    assert edit["text"] == "Hi there!"
    assert heard_after(lambda ana: ana.unsend(), "Hi!")["message"]["is_deleted"] is True
    with living() as world:
        ana = world.customer("Ana")
        for act in (ana.unsend, lambda: ana.edit("Hi!")):
            with pytest.raises(ImpossibleAction, match="has not written anything yet"):
                act()


def test_a_reply_names_the_message_that_it_answers():
    assert heard_after(lambda ana: ana.reply("Yes"), "Hi!")["message"]["reply_to"]["mid"]


def test_whoever_comes_back_by_a_link_or_an_ad_is_announced_at_once():
    assert heard_after(lambda ana: ana.follow_link("summer"), "Hi!")["referral"]["ref"] == "summer"
    referral = heard_after(lambda ana: ana.click_ad("238", title="Sale"), "Hi!")["referral"]
    assert (referral["source"], referral["ad_id"]) == ("ADS", "238")


def test_a_link_may_leave_words_in_the_composer():
    with living() as world:
        assert world.customer("Ana").follow_link("summer", "I want one") == "I want one"


def test_the_plugin_opts_somebody_in_who_never_wrote():
    assert heard_after(lambda ana: ana.send_to_messenger("cart-7"))["optin"]["ref"] == "cart-7"


def test_a_request_to_be_notified_is_accepted_and_stopped():
    then = {"start": datetime(2025, 3, 3, tzinfo=UTC)}  # marketing messages ended later
    accepted = heard_after(lambda ana: ana.accept_notification("Offers"), "notify", **then)
    assert accepted["optin"]["type"] == "notification_messages"

    def accept_and_stop(ana):
        ana.accept_notification()
        ana.stop_notifications()

    stopped = heard_after(accept_and_stop, "notify", **then)["optin"]
    assert stopped["notification_messages_status"] == "STOP NOTIFICATIONS"


def test_the_bots_messages_are_those_that_nobody_else_of_the_page_wrote():
    with living(polite) as world:
        ana = world.customer("Ana")
        ana.say("Hi!")
        world.office.say(ana.psid, "Kim here")
        assert [m.author for m in ana.messages()] == [Author.APP, Author.STAFF]
        assert [m.text for m in ana.bot_messages()] == ["You said: Hi!"]


def test_every_deed_is_in_the_journal():
    with living(polite) as world:
        ana = world.customer("Ana")
        ana.say("Hi!")
        ana.react("👍")
        ana.follow_link("x")
        acted = [e for e in world.graph.journal if isinstance(e, CustomerActed)]
        assert [(e.deed, e.text) for e in acted] == [("react", "👍"), ("arrive", "x")]


@pytest.mark.parametrize(
    "act", [lambda ana: ana.say("Hi!"), lambda ana: ana.send_picture()], ids=["words", "picture"]
)
def test_who_writes_first_presses_get_started_where_it_locks_the_composer(act):
    with living(answer) as world:
        world.office.let_hear(*ALL)
        button = MessengerProfile(get_started=GetStarted(payload="GO"))
        world.graph.set_profile(button)
        ana = world.customer("Ana")
        act(ana)
        act(ana)
        kinds = [key for e in world.bot.door.events for key in ("postback", "message") if key in e]
        assert kinds == ["postback", "message", "message"]
