"""People fill in the forms that the page sent, once and in time."""

import pytest

from fake_graph.errors import ImpossibleAction
from fake_graph.journal import CustomerActed
from fake_graph.people.order import OrderedProduct
from tests.fake_graph.letters import send_template
from tests.fake_graph.world import ALL_FIELDS, World

FIELDS = ALL_FIELDS | {"messaging_feedback", "messaging_customer_information", "send_cart"}
PRIVACY = {"url": "https://example.com/privacy"}
SHIPPING = {
    "template_type": "customer_information",
    "business_privacy": PRIVACY,
    "screens": [{"screen_id": 7, "questions": [{"type": "shipping_address"}]}],
}
COUPON = {"template_type": "coupon", "title": "Ten", "coupon_code": "TEN", "payload": "P"}


def survey(kind="csat", **more):
    """Return a customer feedback template with one question, called ``q``."""
    question = {"id": "q", "type": kind}
    if kind.lower() == "csat":
        question["follow_up"] = {"type": "free_form"}
    return {
        "template_type": "customer_feedback",
        "title": "How was it?",
        "feedback_screens": [{"questions": [question]}],
        "business_privacy": PRIVACY,
    } | more


@pytest.fixture
def world():
    world = World(fields=FIELDS)
    world.graph.say(world.ana, "Hi!")
    return world


@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        ("csat", "1"),
        ("CSAT", "5"),
        ("nps", "0"),
        ("nps", "10"),
        ("ces", "7"),
        ("free_form", "é" * 400),
    ],
)
def test_answers_reach_the_app(world, kind, answer):
    send_template(world, survey(kind))
    world.graph.give_feedback(world.ana, {"q": answer})
    (event,) = world.events("messaging_feedback")
    (screen,) = event["messaging_feedback"]["feedback_screens"]
    assert screen["questions"] == {"q": {"type": kind.lower(), "payload": answer}}


@pytest.mark.parametrize(
    ("kind", "answers", "follow_ups", "why"),
    [
        ("csat", {"q": "0"}, {}, "no score of csat"),
        ("csat", {"q": "6"}, {}, "no score of csat"),
        ("CSAT", {"q": "6"}, {}, "no score of csat"),
        ("nps", {"q": "11"}, {}, "no score of nps"),
        ("ces", {"q": "0"}, {}, "no score of ces"),
        ("free_form", {"q": "x" * 401}, {}, "400"),
        ("csat", {"other": "1"}, {}, "'other' is not asked"),
        ("nps", {"q": "1"}, {"q": "why"}, "asks for no words"),
        ("csat", {"q": "1"}, {"q": "x" * 401}, "400"),
        ("csat", {}, {}, "without an answer"),
    ],
)
def test_answers_that_nobody_can_give(world, kind, answers, follow_ups, why):
    send_template(world, survey(kind))
    with pytest.raises(ImpossibleAction, match=why):
        world.graph.give_feedback(world.ana, answers, follow_ups)
    world.graph.give_feedback(world.ana, {"q": "3"})


def test_a_form_is_handed_in_once(world):
    mid = send_template(world, survey())
    world.graph.give_feedback(world.ana, {"q": "3"}, mid=mid)
    with pytest.raises(ImpossibleAction, match="before"):
        world.graph.give_feedback(world.ana, {"q": "4"})
    send_template(world, survey())
    world.graph.give_feedback(world.ana, {"q": "4"})


@pytest.mark.parametrize(("days", "template"), [(1, survey()), (7, survey(expires_in_days=7))])
def test_a_form_expires(world, days, template):
    world.graph.say(world.bob, "Hi!")
    send_template(world, template)
    send_template(world, template, psid=world.bob)
    world.wait(days=days)
    world.graph.give_feedback(world.ana, {"q": "3"})
    world.wait(microseconds=1)
    with pytest.raises(ImpossibleAction, match=f"{days} days"):
        world.graph.give_feedback(world.bob, {"q": "3"})


def test_information_is_told_by_key(world):
    send_template(world, SHIPPING)
    world.graph.give_information(world.ana, {"address": "Rue É 1"})
    (event,) = world.events("messaging_customer_information")
    (screen,) = event["messaging_customer_information"]["screens"]
    assert screen == {"screen_id": "7", "responses": [{"key": "address", "value": "Rue É 1"}]}
    send_template(world, SHIPPING)
    with pytest.raises(ImpossibleAction, match="empty form"):
        world.graph.give_information(world.ana, {})


@pytest.mark.parametrize(
    ("method", "arguments"),
    [
        ("give_feedback", ({"q": "1"},)),
        ("give_information", ({"a": "b"},)),
        ("submit_lead_form", ()),
        ("reveal_coupon", ()),
    ],
)
def test_without_a_form_there_is_nothing_to_fill_in(world, method, arguments):
    with pytest.raises(ImpossibleAction, match="no template"):
        getattr(world.graph, method)(world.ana, *arguments)


def test_a_coupon_can_be_looked_at_again_and_opens_the_window(world):
    send_template(world, COUPON)
    world.wait(days=2)
    assert {world.graph.reveal_coupon(world.ana) for _ in range(2)} == {"TEN"}
    assert world.send().status == 200


def test_a_coupon_without_a_code_has_none_to_reveal(world):
    link = {"template_type": "coupon", "title": "Ten", "coupon_url": "https://example.com/ten"}
    send_template(world, link)
    with pytest.raises(ImpossibleAction, match="no code"):
        world.graph.reveal_coupon(world.ana)


def test_filling_in_opens_no_window_and_a_cart_does(world):
    send_template(world, survey(expires_in_days=7))
    world.wait(days=2)
    world.graph.give_feedback(world.ana, {"q": "3"})
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
