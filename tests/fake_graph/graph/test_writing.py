"""People send anything, and it reaches the app in the shape of its year."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from fake_graph.errors import ImpossibleAction
from fake_graph.journal import MessageReceived
from fake_graph.pages.profile import Command, Commands
from fake_graph.people.received import Product
from fake_graph.shown import QuickReply
from tests.fake_graph.world import World


def world_on(*date):
    return World(datetime(*date, 10, tzinfo=UTC))


def last(world):
    return world.events("messages")[-1]["message"]


def kinds(world):
    return [attachment["type"] for attachment in last(world)["attachments"]]


@pytest.mark.parametrize("text", ["", " ", "\n\t"])
def test_an_empty_message_cannot_be_sent(world, text):
    with pytest.raises(ImpossibleAction, match="empty"):
        world.graph.say(world.ana, text)


def test_long_and_strange_text_arrives_whole(world):
    text = "é👩‍👩‍👧 \u202e" + "x" * 9000
    world.graph.say(world.ana, text)
    assert last(world)["text"] == text
    with pytest.raises(ImpossibleAction, match="20000"):
        world.graph.say(world.ana, "x" * 20_001)


def test_a_reply_says_whose_message_it_answers(world):
    own = world.graph.say(world.ana, "one")
    theirs = world.send("two").json["message_id"]
    world.graph.say(world.ana, "to me", reply_to=own)
    assert last(world)["reply_to"] == {"mid": own, "is_self_reply": True}
    world.graph.say(world.ana, "to you", reply_to=theirs)
    assert last(world)["reply_to"] == {"mid": theirs, "is_self_reply": False}
    assert world.of(MessageReceived)[-1].reply_to == theirs


@pytest.mark.parametrize(("day", "is_told"), [(5, False), (6, True)])
def test_webhooks_tell_of_replies_from_6_october_2025(day, is_told):
    world = world_on(2025, 10, day)
    mid = world.graph.say(world.ana, "one")
    world.graph.say(world.ana, "two", reply_to=mid)
    assert ("reply_to" in last(world)) is is_told


def test_only_what_is_in_sight_can_be_replied_to(world):
    elsewhere = world.graph.say(world.bob, "mine")
    for mid in (elsewhere, "m_unknown"):
        with pytest.raises(ImpossibleAction, match="shows no message"):
            world.graph.say(world.ana, "re", reply_to=mid)


@pytest.mark.parametrize(
    ("date", "expected", "has_top_level_id"),
    [
        ((2026, 5, 31), ["image"], True),
        ((2026, 6, 1), ["sticker", "image"], False),
        ((2026, 8, 29), ["sticker", "image"], False),
        ((2026, 8, 30), ["sticker"], False),
    ],
)
def test_a_sticker_looks_as_on_its_day(date, expected, has_top_level_id):
    world = world_on(*date)
    world.graph.send_thumbs_up(world.ana, "large")
    assert kinds(world) == expected
    assert ("sticker_id" in last(world)) is has_top_level_id
    (shown,) = world.of(MessageReceived)[-1].attachments
    assert shown.type == "sticker"


def test_a_link_comes_with_its_preview(world):
    world.graph.say(world.ana, "look: https://example.com/a?b=é.")
    assert last(world)["text"] == "look: https://example.com/a?b=é."
    (preview,) = last(world)["attachments"]
    assert (preview["type"], preview["payload"]["title"]) == ("fallback", "example.com")
    world.graph.say(world.ana, "http://[")
    assert last(world)["attachments"][0]["payload"]["title"] == "http://["


@pytest.mark.parametrize(("day", "has_payload"), [(2, False), (3, True)])
def test_a_shared_link_has_words_and_payload_from_3_february_2020(day, has_payload):
    world = world_on(2020, 2, day)
    world.graph.share_link(world.ana, "https://example.com/", "Example")
    assert ("text" in last(world)) is has_payload
    assert (last(world)["attachments"][0]["payload"] is not None) is has_payload


@pytest.mark.parametrize(("day", "kind"), [(25, "fallback"), (26, "ig_post")])
def test_a_shared_post_is_an_attachment_of_its_own_from_26_march_2026(day, kind):
    world = world_on(2026, 3, day)
    world.graph.share_post(world.ana, "https://www.instagram.com/p/x", "Hi", is_instagram=True)
    assert kinds(world) == [kind]


def test_what_is_sent_stands_in_the_thread_and_in_the_journal(world):
    graph, cards = world.graph, Product(id="1", title="Shirt")
    sent = [
        graph.send_media(world.ana, "image", ["https://cdn/a", "https://cdn/b"]),
        graph.send_gif(world.ana, "https://cdn/c"),
        graph.send_location(world.ana, 1.5, -2.25, "Home"),
        graph.send_product(world.ana, "this?", cards),
        graph.share_reel(world.ana, "/reel/1/", "Reel", 1),
    ]
    letters = graph.thread_of(world.ana).letters
    assert [letters[mid].content["attachments"][0]["type"] for mid in sent] == [
        "image",
        "image",
        "location",
        "template",
        "reel",
    ]
    shown = [[a.type for a in e.attachments] for e in world.of(MessageReceived)[1:]]
    assert shown == [["image", "image"], ["image"], ["location"], ["template"], ["reel"]]


@pytest.mark.parametrize(
    ("kind", "urls"), [("sticker", ["u"]), ("image", []), ("audio", ["u", "v"]), ("", ["u"])]
)
def test_media_that_nobody_can_send(world, kind, urls):
    with pytest.raises(ImpossibleAction):
        world.graph.send_media(world.ana, kind, urls)


@pytest.mark.parametrize(("day", "is_told"), [(9, False), (10, True)])
@pytest.mark.parametrize(
    ("text", "is_command"),
    [
        ("/order 12", True),
        ("/order", True),
        ("/orders", False),
        ("/ order", False),
        ("/", False),
        ("order", False),
    ],
)
def test_a_command_is_told_from_10_january_2024(day, is_told, text, is_command):
    world = world_on(2024, 1, day)
    offered = Commands(locale="default", commands=[Command(name="order", description="Order")])
    world.graph.page.profile = replace(world.graph.page.profile, commands=(offered,))
    world.graph.say(world.ana, text)
    expected = [{"name": "order"}] if is_told and is_command else None
    assert last(world).get("commands") == expected


def test_a_quick_reply_for_the_profile_says_what_the_profile_says():
    world = World()
    eve = world.add("Eve", "Doe", phone="+31612345678")
    asked = [QuickReply(title="", payload="", content_type=f"user_{it}") for it in ("email",)]
    asked.append(QuickReply(title="", payload="", content_type="user_phone_number"))
    world.graph.thread_of(eve).shown = tuple(asked)
    assert [reply.title for reply in world.graph.quick_replies_shown(eve)] == ["+31612345678"]
    world.graph.tap(eve, "+31612345678")
    assert last(world)["text"] == last(world)["quick_reply"]["payload"] == "+31612345678"
    world.graph.thread_of(world.ana).shown = tuple(asked)
    assert world.graph.quick_replies_shown(world.ana) == ()


def test_the_old_quick_reply_for_a_place_sends_one():
    world = world_on(2018, 1, 1)
    asked = QuickReply(title="", payload="", content_type="location")
    world.graph.thread_of(world.ana).shown = (asked,)
    with pytest.raises(ImpossibleAction, match="tap_location"):
        world.graph.tap(world.ana, "Send Location")
    world.graph.tap_location(world.ana, 52.5, 13.4)
    assert kinds(world) == ["location"]
    with pytest.raises(ImpossibleAction, match="no quick reply asks"):
        world.graph.tap_location(world.ana, 52.5, 13.4)


@pytest.mark.parametrize(
    ("date", "start"),
    [
        ((2016, 5, 1), "mid.1462096800000:"),
        ((2017, 5, 1), "mid.$cAA"),
        ((2018, 6, 28), "mid.$cAA"),
        ((2018, 6, 29), "A"),
        ((2020, 1, 1), "m_"),
    ],
)
def test_message_ids_have_the_form_of_their_year(date, start):
    world = world_on(*date)
    assert world.graph.say(world.ana, "Hi").startswith(start)
    assert world.send("re").json["message_id"].startswith(start)


@pytest.mark.parametrize(("date", "seq"), [((2018, 12, 31), 2), ((2019, 1, 1), None)])
def test_messages_were_numbered_until_2018(date, seq):
    world = world_on(*date)
    world.graph.say(world.ana, "one")
    world.graph.say(world.ana, "two")
    assert last(world).get("seq") == seq
    world.send()
    world.graph.read(world.ana)
    (delivered,), (read,) = world.events("message_deliveries"), world.events("message_reads")
    assert ("seq" in delivered["delivery"]) is ("seq" in read["read"]) is (seq is not None)
