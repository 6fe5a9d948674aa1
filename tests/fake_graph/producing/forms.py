"""Forms, coupons and carts."""

import json

from fake_graph.people.order import OrderedProduct
from tests.fake_graph.letters import send_template
from tests.fake_graph.world import World

PRIVACY = {"url": "https://example.com/privacy"}
SURVEY = {
    "template_type": "customer_feedback",
    "title": "How was it?",
    "feedback_screens": [
        {"questions": [{"id": "q1", "type": "csat", "follow_up": {"type": "free_form"}}]}
    ],
    "expires_in_days": 3,
    "business_privacy": PRIVACY,
}
SHIPPING = {
    "template_type": "customer_information",
    "screens": [{"screen_id": "ship", "questions": [{"type": "shipping_address"}]}],
    "business_privacy": PRIVACY,
}
INSTANT_FORM = {"template_type": "instant_form", "form_id": "1122334455"}
COUPON = {
    "template_type": "coupon",
    "title": "10% off",
    "coupon_code": "10PERCENT",
    "payload": "PROMO",
}
SHIRTS = OrderedProduct(
    id="123", retailer_id="sku-1", name="Shirt", unit_price=40, currency="USD", quantity=2
)


def filling(field, template, method, *arguments):
    """Return a function that has a template sent to Ana, who then does something with it."""

    def act():
        world = World(fields=frozenset({field}))
        world.graph.say(world.ana, "Hi!")
        world.graph.page.holdings.forms.add(INSTANT_FORM["form_id"])
        if template is not None:
            send_template(world, template)
        getattr(world.graph, method)(world.ana, *arguments)
        return json.loads(world.webhooks[-1].body)

    return act


ADDRESS = {"name": "Ann Lee", "address": "1 Main St"}

CASES = {
    "messaging_feedback": filling(
        "messaging_feedback", SURVEY, "give_feedback", {"q1": "4"}, {"q1": "nice"}
    ),
    "customer_information": filling(
        "messaging_customer_information", SHIPPING, "give_information", ADDRESS
    ),
    "lead_form_submit": filling(
        "messaging_in_thread_lead_form_submit", INSTANT_FORM, "submit_lead_form"
    ),
    "coupon_reveal": filling("messaging_postbacks", COUPON, "reveal_coupon"),
    "send_cart": filling("send_cart", None, "send_cart", [SHIRTS], "gift"),
}
