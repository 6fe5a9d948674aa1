"""Buttons lead somewhere, or are refused; each type on its days."""

from datetime import UTC, datetime

import pytest

from fake_graph.journal import MessageSent
from fake_graph.pages.profile import MessengerProfile
from tests.fake_graph.sample_templates import button, generic, template
from tests.fake_graph.world import World


def send(made, *date, domains=()):
    world = World(datetime(*date, 10, tzinfo=UTC)) if date else World()
    world.graph.set_profile(MessengerProfile(whitelisted_domains=tuple(domains)))
    world.graph.say(world.ana, "Hi!")
    return world, world.send(message=template(button(buttons=[made])))


@pytest.mark.parametrize(
    "made",
    [
        {"type": "web_url", "title": "Go", "url": "https://shop.example/a b".replace(" ", "%20")},
        {"type": "web_url", "title": "Go", "url": "http://LOCALHOST:8000/?q=é"},
        {"type": "postback", "title": "x" * 50, "payload": "Y"},
        {"type": "phone_number", "title": "Call", "payload": "+15105551234"},
        {"type": "account_link", "url": "https://shop.example/login"},
        {"type": "account_unlink"},
        {"type": "game_play", "title": "Play", "payload": "P", "game_metadata": {"player_id": "1"}},
        {"type": "audio_call", "title": "Talk"},
        {"type": "web_url", "title": "Go", "url": "https://shop.example", "fallback_url": None},
    ],
)
def test_a_button_that_leads_somewhere_is_shown(made):
    world, answer = send(made)
    assert answer.status == 200, answer.json
    (shown,) = world.of(MessageSent)[-1].attachments[0].all_buttons()
    assert shown.type == made["type"]
    assert shown.title


@pytest.mark.parametrize(
    ("made", "refused"),
    [
        ({"type": "postback", "title": "Y", "payload": "x" * 1001}, (100, None)),
        ({"type": "postback", "title": "Y", "payload": ""}, (100, 2018040)),
        ({"type": "postback", "title": 5, "payload": "Y"}, (100, None)),
        ({"type": "web_url", "title": "Y"}, (100, 2018041)),
        ({"type": "web_url", "title": "Y", "url": "shop.example"}, (100, None)),
        ({"type": "web_url", "title": "Y", "url": "https://[nonsense"}, (100, None)),
        ({"type": "phone_number", "title": "Y"}, (100, None)),
        ({"title": "Y", "payload": "Y"}, (100, None)),
        ({"type": 5}, (100, None)),
        ("nonsense", (100, None)),
    ],
)
def test_a_button_that_leads_nowhere_is_refused(made, refused):
    assert send(made)[1].refusal == refused


@pytest.mark.parametrize(
    ("kind", "before", "on"),
    [
        ("audio_call", (2026, 2, 10), (2026, 2, 11)),
        ("element_share", (2020, 3, 4), (2018, 1, 1)),
        ("payment", (2020, 1, 1), (2018, 1, 1)),
    ],
)
def test_some_types_were_not_always_there(kind, before, on):
    made = {"type": kind, "title": "Do"}
    assert send(made, *before)[1].error["message"] == "(#100) Invalid button type"
    assert send(made, *on)[1].status == 200


@pytest.mark.parametrize(
    ("domain", "status"),
    [
        ("https://shop.example", 200),
        ("https://SHOP.example/any/page", 200),
        ("shop.example", 200),
        ("https://other.example", 400),
    ],
)
def test_extensions_need_a_domain_that_the_page_named(domain, status):
    made = {"type": "web_url", "title": "Go", "url": "https://shop.example/x"}
    assert send(made | {"messenger_extensions": True}, domains=[domain])[1].status == status
    assert send(made | {"messenger_extensions": False}, domains=[domain])[1].status == 200


def test_a_tap_on_a_card_needs_a_domain_too(world):
    action = {"type": "web_url", "url": "https://shop.example", "messenger_extensions": "true"}
    assert world.send(message=template(generic(default_action=action))).status == 400


def test_a_tap_on_a_card_opens_a_page_and_nothing_else(world):
    postback = generic(default_action={"type": "postback", "payload": "X"})
    assert world.send(message=template(postback)).error["message"] == "(#100) Invalid button type"
    assert world.send(message=template(generic(default_action={}))).refusal == (100, 2018041)
