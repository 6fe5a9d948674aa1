"""Making utility templates: what is refused outright, and what is taken in and rejected."""

from datetime import UTC, datetime

import pytest

from tests.fake_graph.sample_utility import make, send
from tests.fake_graph.world import World


def rejected(world):
    (template,) = world.call("GET", "/me/message_templates").json["data"]
    return template["status"], template.get("rejected_reason")


def test_it_is_approved_at_once(world):
    answer = make(world)
    assert answer.json.keys() == {"id", "status", "category"}
    assert answer.json["status"] == "APPROVED"


def test_a_variable_needs_a_sample_value(world):
    parts = [{"type": "BODY", "text": "Your order {{1}} has shipped."}]
    assert make(world, components=parts).json["status"] == "REJECTED"
    assert rejected(world) == ("REJECTED", "TEMPLATE_VARIABLES_MISSING_SAMPLE_VALUES")


def test_a_template_needs_more_words_than_variables(world):
    assert make(world, body="{{1}} {{2}} hello").json["status"] == "REJECTED"
    assert rejected(world) == ("REJECTED", "PARAMS_TO_WORD_RATIO_EXCEED_LIMIT")


@pytest.mark.parametrize(
    "asked",
    [
        {"name": "Order Shipped"},
        {"name": None},
        {"language": None},
        {"category": "MARKETING"},
        {"components": []},
        {"components": [{"type": "FOOTER", "text": "Bye"}]},
        {"components": [{"type": "BODY"}]},
        {"components": [{"type": "BODY", "text": "x" * 1025}]},
        {"components": [{"type": "BODY", "text": "x"}, {"type": "CAROUSEL"}]},
        {"components": "nonsense"},
        {"parameter_format": "ROMAN"},
        {"buttons": [{"type": "CATALOG", "text": "x"}]},
        {"buttons": [{}]},
        {"library_template_name": "no_such_thing"},
    ],
)
def test_what_no_template_can_have_is_refused(world, asked):
    assert make(world, **asked).status == 400


def test_a_name_is_taken_once_a_language(world):
    assert make(world).status == 200
    assert make(world).status == 400
    assert make(world, language="nl").status == 200


def test_a_template_of_the_library_needs_no_samples(world):
    answer = make(world, components=None, library_template_name="order_shipped")
    assert answer.json["status"] == "APPROVED"


def test_the_link_of_a_library_button_is_the_apps(world):
    inputs = "[{'type': 'URL', 'url': {'base_url': 'https://shop.example/{{1}}'}}]"
    asked = {"library_template_name": "delivery_update", "library_template_button_inputs": inputs}
    assert make(world, components=None, **asked).status == 200
    (template,) = world.call("GET", "/me/message_templates").json["data"]
    (button,) = template["components"][-1]["buttons"]
    assert (button["text"], button["url"]) == ("Track my order", "https://shop.example/{{1}}")


@pytest.mark.parametrize(("day", "status"), [((2025, 9, 28), 400), ((2025, 9, 29), 200)])
def test_a_picture_may_stand_in_the_header_since_its_day(day, status):
    world = World(datetime(*day, tzinfo=UTC))
    parts = [{"type": "HEADER", "format": "IMAGE"}, {"type": "BODY", "text": "It is here."}]
    assert make(world, components=parts).status == status


@pytest.mark.parametrize(("day", "status"), [((2026, 3, 5), 400), ((2026, 3, 6), 200)])
def test_parameters_may_have_names_since_their_day(day, status):
    world = World(datetime(*day, tzinfo=UTC))
    assert make(world, parameter_format="NAMED").status == status


@pytest.mark.parametrize("odd", [5, True, "", "{", [], {}, [[]], [None], [{}], [{"type": 5}]])
def test_whatever_stands_anywhere_the_answer_is_the_platforms(world, odd):
    buttons = [{"type": "POSTBACK", "text": odd, "payload": odd}, {"type": "URL", "url": odd}]
    for asked in (
        *({key: odd} for key in ("name", "language", "components", "parameter_format")),
        {"components": [{"type": "BODY", "text": odd, "example": odd}]},
        {"components": [{"type": "BODY", "text": "x"}, {"type": "BUTTONS", "buttons": odd}]},
        {"name": "with_buttons", "buttons": buttons},
        {"library_template_name": "delivery_update", "library_template_button_inputs": odd},
    ):
        answer = make(world, **asked)
        assert answer.status == 200 or answer.error["type"] == "OAuthException"
    for components in (odd, [{"type": "body", "parameters": odd}], [{"type": odd}]):
        answer = send(world, components=components, name="with_buttons")
        assert answer.status == 200 or answer.error["type"] == "OAuthException"


def test_there_were_no_templates_before_their_day():
    assert make(World(datetime(2024, 9, 30, tzinfo=UTC))).status == 400
