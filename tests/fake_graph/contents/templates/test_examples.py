"""Every template: one that is in order is sent and echoed, its limits are kept, its day too."""

from datetime import UTC, datetime

import pytest

from fake_graph.contents.templates import TEMPLATES
from fake_graph.journal import MessageSent
from tests.fake_graph.sample_templates import button, generic, media, receipt, template
from tests.fake_graph.world import World

BUTTON = {"type": "postback", "title": "Yes", "payload": "YES"}
PRIVACY = {"url": "https://shop.example/privacy"}
QUESTION = {
    "id": "q1",
    "type": "csat",
    "title": "How was it?",
    "score_label": "neg_pos",
    "score_option": "five_stars",
    "follow_up": {"type": "free_form", "placeholder": "More?"},
}
FEEDBACK = {
    "template_type": "customer_feedback",
    "title": "Rate us",
    "subtitle": "Please",
    "button_title": "Rate",
    "feedback_screens": [{"questions": [QUESTION]}],
    "business_privacy": PRIVACY,
    "expires_in_days": 3,
}
PICTURE = {"url": "https://a.example/1.png"}


def acting(**action):
    return PICTURE | {"action": action}


def grid(*images, **more):
    element = {"title": "Rooms", "images": list(images)} | more
    return {"template_type": "image_grid", "elements": [element]}


IN_ORDER = {
    "generic": generic(buttons=[BUTTON] * 3),
    "button": button(),
    "media": media(media_type="image", url="https://www.facebook.com/photo.php?fbid=1"),
    "receipt": receipt(elements=[{"title": "Tea", "price": 4.5, "quantity": 1}], timestamp=1),
    "product": {"template_type": "product", "elements": [{"id": 77}]},
    "coupon": {"template_type": "coupon", "title": "Ten off", "coupon_code": "TEN"},
    "customer_feedback": FEEDBACK,
    "customer_information": {
        "template_type": "customer_information",
        "countries": ["US"],
        "business_privacy": PRIVACY,
        "screens": [{"screen_id": "shipping", "questions": [{"type": "ADDRESS"}]}],
    },
    "one_time_notif_req": {
        "template_type": "one_time_notif_req",
        "title": "Back in stock?",
        "payload": "STOCK",
    },
    "notification_messages": {"template_type": "notification_messages", "payload": "NEWS"},
    "image_grid": grid(
        PICTURE | {"is_hero_image": True}, acting(type="postback", payload="X", text="Room")
    ),
    "instant_form": {"template_type": "instant_form", "form_id": 88},
}
OF_OLD = {
    "list": {
        "template_type": "list",
        "elements": [{"title": "Tea", "subtitle": "Hot"}] * 2,
        "buttons": [BUTTON],
    },
    "open_graph": {"template_type": "open_graph", "elements": [{"url": "https://a.example/song"}]},
} | {
    name: {"template_type": name, "intro_message": "Your flight", "locale": "en_US"}
    for name in TEMPLATES
    if name.startswith("airline")
}


def world_on(*date):
    world = World(datetime(*date, 10, tzinfo=UTC))
    # In Australia marketing messages go on.
    world.ana = world.add("Anna", "Lee", country="AU")
    world.graph.say(world.ana, "Hi!")
    world.graph.add_product("77", "Green tea", subtitle="100 g")
    world.graph.add_lead_form("88")
    return world


def send(payload, *date, path="/v24.0/me/messages"):
    world = world_on(*(date or (2026, 9, 1)))
    body = {"recipient": {"id": world.ana}, "message": template(payload)}
    return world, world.call("POST", path, body)


def refusal(payload, *date):
    return send(payload, *date)[1].refusal


def test_every_template_has_an_example():
    assert IN_ORDER.keys() | OF_OLD.keys() == TEMPLATES.keys()


@pytest.mark.parametrize("name", IN_ORDER)
def test_one_in_order_is_sent_seen_and_echoed_as_it_was_written(name):
    world, answer = send(IN_ORDER[name])
    assert answer.status == 200, answer.json
    (seen,) = world.of(MessageSent)[-1].attachments
    assert (seen.type, seen.template) == ("template", name)
    (echo,) = world.events("message_echoes")
    (attached,) = echo["message"]["attachments"]
    assert attached["payload"]["template_type"] == name
    assert attached["payload"].keys() == IN_ORDER[name].keys()


@pytest.mark.parametrize("name", OF_OLD)
def test_a_template_of_old_ends_on_its_day(name):
    before = send(OF_OLD[name], 2021, 5, 1, path="/v10.0/me/messages")[1]
    assert before.status == 200, before.json
    after = send(OF_OLD[name], 2021, 12, 6, path="/v10.0/me/messages")[1]
    assert after.error["message"] == "(#100) Invalid template type"


def test_airline_templates_ended_with_v11():
    payload = OF_OLD["airline_update"]
    answer = send(payload, 2021, 9, 1, path="/v11.0/me/messages")[1]
    assert answer.error["message"] == "(#100) Invalid template type"


@pytest.mark.parametrize(
    ("name", "before", "on"),
    [
        ("customer_feedback", (2021, 6, 1), (2021, 6, 2)),
        ("image_grid", (2026, 6, 29), (2026, 6, 30)),
        ("one_time_notif_req", (2020, 2, 3), (2020, 2, 4)),
        ("notification_messages", (2022, 5, 18), (2023, 2, 2)),
    ],
)
def test_a_template_begins_on_its_day(name, before, on):
    assert send(IN_ORDER[name], *before)[1].error["message"] == "(#100) Invalid template type"
    assert send(IN_ORDER[name], *on)[1].status == 200


def test_marketing_opt_ins_needed_a_frequency_until_v15():
    payload = IN_ORDER["notification_messages"]
    _, answer = send(payload, 2022, 10, 1, path="/v15.0/me/messages")
    missing = "name_placeholder[notification_messages_frequency]"
    assert answer.error["message"] == f"(#100) The parameter {missing} is required"
    daily = payload | {"notification_messages_frequency": "DAILY"}
    assert send(daily, 2022, 10, 1, path="/v15.0/me/messages")[1].status == 200


@pytest.mark.parametrize(
    ("payload", "refused"),
    [
        (generic() | {"elements": generic()["elements"] * 11}, (105, None)),
        (generic() | {"elements": []}, (194, None)),
        (generic(buttons=[BUTTON] * 4), (105, None)),
        (generic(buttons=[]), (194, None)),
        (generic(title=None), (100, 2018035)),
        (button(text="x" * 641), (100, None)),
        (button(text=""), (100, None)),
        (button(buttons=[BUTTON] * 4), (105, None)),
        (media(media_type="image", attachment_id="1") | {"elements": []}, (194, None)),
        (receipt(elements=[{"title": "Tea", "price": 1}] * 101), (105, None)),
        (receipt(currency=None), (100, None)),
        (FEEDBACK | {"expires_in_days": 8}, (100, None)),
        (FEEDBACK | {"feedback_screens": [{"questions": [QUESTION] * 2}]}, (105, None)),
        (FEEDBACK | {"feedback_screens": [{"questions": [QUESTION | {"id": "a b"}]}]}, (100, None)),
        (grid(PICTURE), (194, None)),
        (grid(*[PICTURE] * 7), (105, None)),
        (grid(*[PICTURE | {"is_hero_image": True}] * 2), (100, None)),
        (grid(PICTURE, {"is_hero_image": True}), (100, None)),
        (grid(PICTURE, acting(type="postback")), (100, 2018040)),
        (grid(PICTURE, acting(type="web_url")), (100, 2018041)),
        (grid(PICTURE, acting(type="phone_number", payload="+1")), (100, None)),
        (grid(PICTURE, acting(type="postback", payload="X", url="https://a.example")), (100, None)),
        (grid(PICTURE, PICTURE, buttons=[{"type": "account_unlink"}]), (100, None)),
        ({"template_type": "coupon", "title": "Ten off"}, (100, None)),
        ({"template_type": "coupon", "title": "x", "coupon_code": "T N"}, (100, None)),
        ({"template_type": "one_time_notif_req", "title": "x" * 66, "payload": ""}, (100, None)),
        ({"template_type": "nonsense"}, (100, None)),
        ({}, (100, None)),
        ("nonsense", (100, None)),
    ],
)
def test_a_limit_is_kept(payload, refused):
    assert refusal(payload) == refused


def test_errors_call_the_payload_a_placeholder():
    too_many = generic(buttons=[BUTTON] * 4)
    name = "name_placeholder[elements][0][buttons]"
    assert send(too_many)[1].error["message"] == f"(#105) param {name} has too many elements."


def test_a_carousel_of_ten_cards_and_long_titles_is_sent():
    card = {"title": "😀" * 90, "subtitle": "x" * 90, "buttons": [BUTTON | {"title": "y" * 30}]}
    _, answer = send({"template_type": "generic", "elements": [card] * 10})
    assert answer.status == 200


def test_the_names_of_products_are_the_catalogues():
    world, _ = send(IN_ORDER["product"])
    sent = world.of(MessageSent)[-1]
    assert sent.attachments[0].cards[0].title == "Green tea"
    assert sent.text == "Green tea\n100 g"


def test_feedback_may_be_asked_for_within_a_week_with_its_tag():
    world = world_on(2026, 9, 1)
    world.wait(days=6)
    message = template(FEEDBACK)
    assert world.send(message=message).refusal == (10, 2018278)
    assert world.send(message=message, tag="CUSTOMER_FEEDBACK").status == 200


def test_a_template_may_be_a_text_of_json():
    world = world_on(2026, 9, 1)
    text = (
        "{'attachment': {'type': 'template', 'payload': {'template_type': 'button', "
        "'text': 'Pick', 'buttons': [{'type': 'postback', 'title': 'Yes', 'payload': 'YES'}]}}}"
    )
    assert world.send(message=text).status == 200


ODDITIES = (None, 5, -0.5, True, "", "x" * 3000, "{", [], {}, [[]], [None], {"a": {}}, "https://[")


def with_oddities(value):
    """Yield ``value`` with every oddity in every place."""
    yield from ODDITIES
    if not isinstance(value, dict | list):
        return
    places = value.items() if isinstance(value, dict) else enumerate(value)
    for place, inner in list(places):
        if place != "template_type":
            for odd in with_oddities(inner):
                copy = type(value)(value)
                copy[place] = odd
                yield copy


@pytest.mark.parametrize("name", [*IN_ORDER, "list", "open_graph", "airline_update"])
def test_whatever_stands_anywhere_the_answer_is_the_platforms(name):
    world = world_on(2026, 9, 1) if name in IN_ORDER else world_on(2021, 5, 1)
    path = "/v24.0/me/messages" if name in IN_ORDER else "/v10.0/me/messages"
    for payload in with_oddities((IN_ORDER | OF_OLD)[name]):
        body = {"recipient": {"id": world.ana}, "message": template(payload)}
        answer = world.call("POST", path, body)
        assert answer.status == 200 or answer.error["type"] == "OAuthException", payload
        world.wait(seconds=1)


def test_what_nobody_knows_in_a_template_is_ignored_and_noted():
    world, answer = send(button() | {"colour": "red"})
    assert answer.status == 200
    assert "ignored-key" in world.notes()


@pytest.mark.parametrize(
    ("currency", "refusal"), [("EUR", None), ("IDR", None), ("XQQ", 100), ("eur", 100), ("€", 100)]
)
def test_a_receipt_has_a_currency_that_there_is(world, currency, refusal):
    answer = world.send(message=template(receipt(currency=currency)))
    assert answer.json.get("error", {}).get("code") == refusal


def test_a_follow_up_question_is_answered_freely_or_not_asked(world):
    question = QUESTION | {"follow_up": {"type": "csat"}}
    asked = FEEDBACK | {"feedback_screens": [{"questions": [question]}]}
    assert "must be one of {free_form}" in world.send(message=template(asked)).error["message"]
