"""Utility messages: approved words, filled in, sent outside the messaging window."""

import pytest

from fake_graph.errors import ImpossibleAction
from fake_graph.journal import MessageSent
from tests.fake_graph.sample_utility import made, make, send
from tests.fake_graph.world import World


def test_it_leaves_outside_the_window_with_its_words_filled_in():
    world = made()
    assert world.send().refusal == (10, 2018278)
    assert list(send(world, "1234").json) == ["recipient_id", "message_id"]
    assert world.of(MessageSent)[-1].text == "Your order 1234 has shipped."
    assert world.events("message_echoes")[-1]["message"]["text"] == "Your order 1234 has shipped."


def test_it_opens_no_window():
    world = made()
    send(world, "1234")
    assert world.send().refusal == (10, 2018278)


def test_an_attachment_declared_as_utility_needs_the_window():
    world = made()
    assert world.send(messaging_type="UTILITY").refusal == (10, 2018278)


@pytest.mark.parametrize("text", ["#1", "5 %", "$5", "ok 👍", "❤️"])
def test_special_characters_are_refused_in_parameters(text):
    assert send(made(), text).refusal == (100, 1893043)


@pytest.mark.parametrize("text", ["José", "5 °C", "№ 7", "日本", 1234])
def test_other_characters_are_not(text):
    assert send(made(), text).status == 200


def test_a_missing_parameter_is_refused():
    assert send(made()).refusal == (100, None)


@pytest.mark.parametrize("name", [{"language": "nl"}, {"name": "order_lost"}])
def test_only_the_name_and_language_that_are_approved_are_found(name):
    assert send(made(), "1234", **name).error["message"] == "(#100) Template cannot be found."


@pytest.mark.parametrize("status", ["PAUSED", "REJECTED", "DISABLED"])
def test_a_template_that_is_not_approved_cannot_be_sent(status):
    world = made()
    world.graph.set_template_status("order_shipped", status, "TAG_SHOULD_BE_MARKETING")
    assert send(world, "1234").error["message"] == "(#100) Template cannot be found."
    world.graph.set_template_status("order_shipped", "APPROVED")
    assert send(world, "1234").status == 200


def test_a_status_that_is_none_is_impossible():
    world = made()
    with pytest.raises(ImpossibleAction):
        world.graph.set_template_status("order_shipped", "FINE")
    with pytest.raises(ImpossibleAction):
        world.graph.set_template_status("order_lost", "PAUSED")


def test_named_parameters_are_put_in_by_name():
    world = World()
    world.graph.say(world.ana, "Hi!")
    body = "Order {{order}} for {{name}} has shipped."
    assert make(world, body=body, parameter_format="NAMED").status == 200
    parameters = [
        {"type": "text", "parameter_name": "name", "text": "Ana"},
        {"type": "text", "parameter_name": "order", "text": "7"},
    ]
    components = [{"type": "body", "parameters": parameters}]
    assert send(world, components=components).status == 200
    assert world.of(MessageSent)[-1].text == "Order 7 for Ana has shipped."


def test_the_payload_of_a_button_is_filled_in():
    buttons = [
        {"type": "POSTBACK", "text": "Track", "payload": '{"ref":"{{1}}"}'},
        {"type": "POSTBACK", "text": "Stop", "payload": "STOP"},
        {"type": "URL", "text": "Shop", "url": "https://shop.example/"},
        {"type": "PHONE_NUMBER", "text": "Call", "phone_number": "+15105551234"},
    ]
    world = made(buttons=buttons)
    components = [
        {"type": "body", "parameters": [{"type": "text", "text": "1234"}]},
        {"type": "buttons", "parameters": [{"type": "payload", "payload": "step-3"}]},
    ]
    assert send(world, components=components).status == 200
    (seen,) = world.of(MessageSent)[-1].attachments
    assert [b.payload for b in seen.buttons] == ['{"ref":"step-3"}', "STOP", None, "+15105551234"]


def test_a_placeholder_is_plain():
    world = made(body="Only {{²}} and {{a b}} are no parameters, but {{ 1 }} is one.")
    assert send(world, "this").status == 200
    said = "Only {{²}} and {{a b}} are no parameters, but this is one."
    assert world.of(MessageSent)[-1].text == said


def test_a_link_and_a_header_are_filled_in():
    world = World()
    world.graph.say(world.ana, "Hi!")
    parts = [
        {"type": "header", "format": "TEXT", "text": "Order {{1}}", "example": ["7"]},
        {"type": "body", "text": "It has shipped."},
        {
            "type": "buttons",
            "buttons": [{"type": "url", "text": "Track", "url": "https://shop.example/{{1}}"}],
        },
    ]
    assert make(world, components=parts).json["status"] == "APPROVED"
    components = [
        {"type": "header", "parameters": [{"type": "text", "text": "7"}]},
        {"type": "buttons", "parameters": [{"type": "text", "text": "o/7"}]},
    ]
    assert send(world, components=components).status == 200
    (seen,) = world.of(MessageSent)[-1].attachments
    assert seen.cards[0].title == "Order 7"
    assert seen.buttons[0].url == "https://shop.example/o/7"


@pytest.mark.parametrize(
    ("component", "name"),
    [
        ({"type": "chorus"}, "message[template][components][0][type]"),
        (
            {"type": "body", "parameters": [{"type": "song", "text": "1234"}]},
            "message[template][components][0][parameters][0][type]",
        ),
    ],
)
def test_components_and_parameters_have_types_that_there_are(component, name):
    world = made()
    named = {"name": "order_shipped", "language": {"code": "en"}, "components": [component]}
    answer = world.send(message={"template": named}, messaging_type="UTILITY")
    assert answer.error["message"].startswith(f"(#100) Param {name} must be one of {{")
