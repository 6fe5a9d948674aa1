"""Buttons stay, and only the app that made one learns its payload."""

from dataclasses import replace

import pytest

from fake_graph.errors import ImpossibleAction
from fake_graph.journal import CustomerActed, PostbackReceived, PostbackSource
from fake_graph.pages.profile import IceBreaker, IceBreakers
from tests.fake_graph.letters import buttons, postback, send_template
from tests.fake_graph.world import World

SHOP = {"type": "web_url", "title": "Shop", "url": "https://example.com/"}
PHONE = {"type": "phone_number", "title": "Call us", "payload": "+31201234567"}
CALL = {"type": "audio_call", "title": "Talk"}
CARDS = {
    "template_type": "generic",
    "elements": [{"title": "A", "buttons": [postback("Buy")]}, {"title": "B", "subtitle": "b"}],
}
GRID = {
    "template_type": "image_grid",
    "elements": [
        {
            "images": [
                {
                    "url": "https://cdn.example.com/x.png",
                    "action": {"type": "postback", "payload": "P1", "text": "First"},
                },
                {"url": "https://cdn.example.com/y.png"},
            ]
        }
    ],
}


def last(world, **of):
    return world.events("messaging_postbacks", **of)[-1]["postback"]


def test_a_button_can_be_pressed_again_and_again_however_old(world):
    send_template(world, buttons(postback("Yes")))
    first = world.graph.press_button(world.ana, "Yes")
    world.wait(days=400)
    world.graph.say(world.ana, "later")
    second = world.graph.press_button(world.ana, "Yes")
    assert first != second
    assert last(world) == {"mid": second, "title": "Yes", "payload": "YES"}
    assert world.of(PostbackReceived)[-1].source is PostbackSource.BUTTON
    assert world.send().status == 200


@pytest.mark.parametrize(
    ("template", "title", "payload"), [(CARDS, "Buy", "BUY"), (GRID, "First", "P1")]
)
def test_buttons_of_cards_and_pictures_are_found(world, template, title, payload):
    send_template(world, template)
    world.graph.press_button(world.ana, title)
    assert (last(world)["title"], last(world)["payload"]) == (title, payload)


def test_of_two_buttons_with_one_title_the_newer_is_meant_or_the_one_that_is_named(world):
    old = send_template(world, buttons(postback("Yes")))
    send_template(world, buttons({"type": "postback", "title": "Yes", "payload": "NEW"}))
    world.graph.press_button(world.ana, "Yes")
    assert last(world)["payload"] == "NEW"
    world.graph.press_button(world.ana, "Yes", old)
    assert last(world)["payload"] == "YES"


@pytest.mark.parametrize(
    ("button", "deed"), [(SHOP, "open-web-page"), (PHONE, "dial"), (CALL, "call")]
)
def test_other_buttons_tell_the_app_nothing_and_open_no_window(world, button, deed):
    send_template(world, buttons(button))
    world.wait(days=2)
    assert world.graph.press_button(world.ana, button["title"]) is None
    assert world.events("messaging_postbacks") == []
    assert world.of(CustomerActed)[-1].deed == deed
    assert world.send().refusal == (10, 2018278)


def test_a_wrong_title_says_what_is_there(world):
    send_template(world, buttons(postback("Yes"), SHOP))
    with pytest.raises(ImpossibleAction, match="possible: 'Yes', 'Shop'"):
        world.graph.press_button(world.ana, "No")
    assert [button.title for button in world.graph.buttons_shown(world.ana)] == ["Yes", "Shop"]


def test_the_payload_goes_to_the_maker_only(world):
    other, token = world.add_app()
    send_template(world, buttons(postback("Yes")), token=token)
    world.graph.press_button(world.ana, "Yes")
    assert last(world, app_id=other)["payload"] == "YES"
    assert "payload" not in last(world, app_id=world.graph.app.id)


def with_ice_breakers(world):
    asked = [IceBreaker(question="Where are you?", payload="WHERE")]
    broken = (IceBreakers(call_to_actions=asked),)
    world.graph.page.profile = replace(world.graph.page.profile, ice_breakers=broken)


def test_an_ice_breaker_is_a_postback_whose_title_is_the_question():
    world = World()
    with_ice_breakers(world)
    world.graph.press_ice_breaker(world.ana, "Where are you?")
    assert (last(world)["title"], last(world)["payload"]) == ("Where are you?", "WHERE")
    with pytest.raises(ImpossibleAction, match="without messages"):
        world.graph.press_ice_breaker(world.ana, "Where are you?")


def test_ice_breakers_stand_in_the_place_of_get_started():
    world = World()
    world.call("POST", "/me/messenger_profile", {"get_started": {"payload": "START"}})
    with_ice_breakers(world)
    with pytest.raises(ImpossibleAction, match="possible: 'Where are you\\?'"):
        world.graph.press_get_started(world.ana)
    with pytest.raises(ImpossibleAction, match="does not offer 'Why'"):
        world.graph.press_ice_breaker(world.ana, "Why")


@pytest.mark.parametrize(("day", "has_mid"), [(7, False), (8, True)])
def test_postbacks_have_a_mid_from_8_june_2021(day, has_mid):
    world = World()
    world.now = world.now.replace(year=2021, month=6, day=day)
    world.graph.say(world.ana, "Hi!")
    send_template(world, buttons(postback("Yes")))
    world.graph.press_button(world.ana, "Yes")
    assert ("mid" in last(world)) is has_mid


def test_a_press_stands_in_the_thread_and_can_be_replied_to(world):
    send_template(world, buttons(postback("Yes")))
    mid = world.graph.press_button(world.ana, "Yes")
    assert world.graph.thread_of(world.ana).letters[mid].content == {"text": "Yes"}


def test_buttons_of_a_deleted_conversation_are_gone(world):
    send_template(world, buttons(postback("Yes")))
    world.graph.delete_conversation(world.ana)
    with pytest.raises(ImpossibleAction, match="no button"):
        world.graph.press_button(world.ana, "Yes")
