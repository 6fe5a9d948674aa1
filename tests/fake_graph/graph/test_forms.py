"""People fill in the forms that the page sent, once and in time."""

import pytest

from fake_graph.errors import ImpossibleAction
from fake_graph.journal import CustomerActed
from fake_graph.order import OrderedProduct
from tests.fake_graph.letters import put_template
from tests.fake_graph.world import ALL_FIELDS, World

FIELDS = ALL_FIELDS | {"messaging_feedback", "messaging_customer_information", "send_cart"}
QUESTIONS = [
    {"id": "stars", "type": "csat", "follow_up": {"type": "free_form"}},
    {"id": "tell", "type": "nps"},
    {"id": "effort", "type": "ces"},
    {"id": "words", "type": "free_form"},
]
SURVEY = {"template_type": "customer_feedback", "feedback_screens": [{"questions": QUESTIONS}]}
SHIPPING = {"template_type": "customer_information", "screens": [{"screen_id": 7}]}
COUPON = {"template_type": "coupon", "coupon_code": "TEN", "payload": "P"}


@pytest.fixture
def world():
    world = World(fields=FIELDS)
    world.graph.say(world.ana, "Hi!")
    return world


@pytest.mark.parametrize(
    "answers",
    [
        {"stars": "1"},
        {"stars": "5", "tell": "0"},
        {"tell": "10", "effort": "7"},
        {"words": "é" * 400},
    ],
)
def test_answers_reach_the_app(world, answers):
    put_template(world, SURVEY)
    world.graph.give_feedback(world.ana, answers)
    (event,) = world.events("messaging_feedback")
    (screen,) = event["messaging_feedback"]["feedback_screens"]
    told = {name: answer["payload"] for name, answer in screen["questions"].items()}
    assert told == answers


@pytest.mark.parametrize(
    ("answers", "follow_ups", "why"),
    [
        ({"stars": "0"}, {}, "no score of csat"),
        ({"stars": "6"}, {}, "no score of csat"),
        ({"tell": "11"}, {}, "no score of nps"),
        ({"effort": "0"}, {}, "no score of ces"),
        ({"words": "x" * 401}, {}, "400"),
        ({"other": "1"}, {}, "'other' is not asked"),
        ({"tell": "1"}, {"tell": "why"}, "asks for no words"),
        ({"stars": "1"}, {"stars": "x" * 401}, "400"),
        ({}, {}, "without an answer"),
    ],
)
def test_answers_that_nobody_can_give(world, answers, follow_ups, why):
    put_template(world, SURVEY)
    with pytest.raises(ImpossibleAction, match=why):
        world.graph.give_feedback(world.ana, answers, follow_ups)
    world.graph.give_feedback(world.ana, {"stars": "3"})


def test_a_form_is_handed_in_once(world):
    mid = put_template(world, SURVEY)
    world.graph.give_feedback(world.ana, {"stars": "3"}, mid=mid)
    with pytest.raises(ImpossibleAction, match="before"):
        world.graph.give_feedback(world.ana, {"stars": "4"})
    put_template(world, SURVEY)
    world.graph.give_feedback(world.ana, {"stars": "4"})


@pytest.mark.parametrize(("days", "template"), [(1, SURVEY), (7, SURVEY | {"expires_in_days": 7})])
def test_a_form_expires(world, days, template):
    put_template(world, template)
    put_template(world, template, psid=world.bob)
    world.wait(days=days)
    world.graph.give_feedback(world.ana, {"stars": "3"})
    world.wait(microseconds=1)
    with pytest.raises(ImpossibleAction, match=f"{days} days"):
        world.graph.give_feedback(world.bob, {"stars": "3"})


def test_information_is_told_by_key(world):
    put_template(world, SHIPPING)
    world.graph.give_information(world.ana, {"address": "Rue É 1"})
    (event,) = world.events("messaging_customer_information")
    (screen,) = event["messaging_customer_information"]["screens"]
    assert screen == {"screen_id": "7", "responses": [{"key": "address", "value": "Rue É 1"}]}
    put_template(world, SHIPPING)
    with pytest.raises(ImpossibleAction, match="empty form"):
        world.graph.give_information(world.ana, {})


@pytest.mark.parametrize(
    ("method", "arguments"),
    [
        ("give_feedback", ({"stars": "1"},)),
        ("give_information", ({"a": "b"},)),
        ("submit_lead_form", ()),
        ("reveal_coupon", ()),
    ],
)
def test_without_a_form_there_is_nothing_to_fill_in(world, method, arguments):
    with pytest.raises(ImpossibleAction, match="no template"):
        getattr(world.graph, method)(world.ana, *arguments)


def test_a_coupon_can_be_looked_at_again_and_opens_the_window(world):
    put_template(world, COUPON)
    world.wait(days=2)
    assert {world.graph.reveal_coupon(world.ana) for _ in range(2)} == {"TEN"}
    assert world.send().status == 200


def test_filling_in_opens_no_window_and_a_cart_does(world):
    world.wait(days=2)
    put_template(world, SURVEY)
    world.graph.give_feedback(world.ana, {"stars": "3"})
    assert world.send().refusal == (10, 2018278)
    shirt = OrderedProduct(
        id="1", retailer_id="s", name="Shirt é", unit_price=19.99, currency="EUR"
    )
    world.graph.send_cart(world.ana, [shirt])
    assert world.events("send_cart")[-1]["order"]["products"][0]["unit_price"] == 19.99
    assert world.send().status == 200
    assert world.of(CustomerActed)[-1].deed == "send-cart"
    with pytest.raises(ImpossibleAction, match="empty cart"):
        world.graph.send_cart(world.ana, [])
