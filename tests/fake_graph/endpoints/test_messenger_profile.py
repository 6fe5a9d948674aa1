"""The messenger profile reads back what was written, and people see it."""

import json

import pytest

from fake_graph.errors import ImpossibleAction
from tests.fake_graph.world import TOKEN, World

PATH = "/v24.0/me/messenger_profile"
GREETING = [
    {"locale": "default", "text": "Hi {{user_first_name}}!"},
    {"locale": "nl_NL", "text": "Dag {{user_full_name}} van {{user_last_name}}"},
]
MENU = [
    {
        "locale": "default",
        "composer_input_disabled": False,
        "call_to_actions": [
            {"type": "postback", "title": "Help ❤", "payload": "HELP"},
            {
                "type": "web_url",
                "title": "Shop",
                "url": "https://example.com",
                "webview_height_ratio": "full",
            },
        ],
    }
]
WHOLE = {"get_started": {"payload": "GO"}, "greeting": GREETING, "persistent_menu": MENU}


@pytest.fixture
def world():
    return World()


def read(world, fields="get_started,greeting,persistent_menu"):
    return world.call("GET", PATH, query={"fields": fields}).json


def test_it_reads_back_what_was_written(world):
    assert read(world) == {"data": []}
    assert world.call("POST", PATH, WHOLE).json == {"result": "success"}
    assert read(world) == {"data": [WHOLE]}
    assert read(world, "greeting, ice_breakers") == {"data": [{"greeting": GREETING}]}


def test_a_form_does_as_well(world):
    body = f"get_started={json.dumps({'payload': 'GO'})}&access_token={TOKEN}".encode()
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    assert world.raw("POST", PATH, body=body, headers=headers).status == 200
    assert world.graph.profile.get_started.payload == "GO"


def test_one_property_leaves_the_others_alone(world):
    world.call("POST", PATH, WHOLE)
    world.call("POST", PATH, {"get_started": {"payload": "NEW"}})
    assert read(world) == {"data": [WHOLE | {"get_started": {"payload": "NEW"}}]}


@pytest.mark.parametrize("where", ["body", "query"])
def test_delete_takes_its_fields_from_body_or_query(world, where):
    world.call("POST", PATH, WHOLE)
    if where == "body":
        answer = world.call("DELETE", PATH, {"fields": ["greeting", "ice_breakers"]})
    else:
        answer = world.call("DELETE", PATH, query={"fields": '["greeting"]'})
    assert answer.json == {"result": "success"}
    assert "greeting" not in read(world)["data"][0]


def test_a_menu_needs_get_started(world):
    answer = world.call("POST", PATH, {"persistent_menu": MENU})
    assert answer.refusal == (100, 2018145)
    world.call("POST", PATH, WHOLE)
    assert world.call("DELETE", PATH, {"fields": ["get_started"]}).refusal == (100, 2018145)
    both = {"fields": ["get_started", "persistent_menu"]}
    assert world.call("DELETE", PATH, both).status == 200


def menu_of(*items, **more):
    return {
        "get_started": {"payload": "GO"},
        "persistent_menu": [{"locale": "default", "call_to_actions": list(items), **more}],
    }


ITEM = {"type": "postback", "title": "A", "payload": "P"}


@pytest.mark.parametrize(
    ("body", "refusal"),
    [
        ({}, (100, None)),
        ({"get_started": {}}, (100, None)),
        ({"get_started": {"payload": "x" * 1001}}, (100, None)),
        ({"greeting": [{"locale": "nl_NL", "text": "Dag"}]}, (100, None)),
        ({"greeting": [{"locale": "default", "text": "x" * 161}]}, (100, None)),
        ({"greeting": "hello"}, (100, None)),
        (menu_of(ITEM | {"type": "nested"}), (100, None)),
        (menu_of(ITEM | {"title": "x" * 31}), (100, None)),
        (menu_of(ITEM | {"payload": ""}), (100, 2018040)),
        (menu_of({"type": "web_url", "title": "A"}), (100, 2018041)),
        (menu_of(*[ITEM] * 21), (105, None)),
        (menu_of(), (194, None)),
        ({"whitelisted_domains": ["https://example.com"] * 51}, (105, None)),
    ],
)
def test_what_does_not_fit_is_refused(world, body, refusal):
    answer = world.call("POST", PATH, body)
    assert (answer.status, answer.refusal) == (400, refusal)
    assert read(world) == {"data": []}


def test_the_greeting_is_limited_to_160_characters(world):
    answer = world.call("POST", PATH, {"greeting": [{"locale": "default", "text": "é" * 161}]})
    assert answer.error["message"] == (
        "(#100) Length of param greeting[0][text] must be less than or equal to 160"
    )


def test_instagram_is_not_faked(world):
    body = {"platform": "INSTAGRAM", "get_started": {"payload": "x"}}
    assert world.call("POST", PATH, body).status == 501


def test_an_unknown_field_is_refused(world):
    answer = world.call("GET", PATH, query={"fields": "get_started,shoes"})
    assert "Param fields[1] must be one of {get_started, " in answer.error["message"]
    assert world.call("GET", PATH).error["message"].endswith("The parameter fields is required")


def test_the_greeting_speaks_to_each_person_in_a_new_thread(world):
    world.call("POST", PATH, WHOLE)
    assert world.graph.open_thread(world.ana) == "Hi Ana!"
    assert world.graph.open_thread(world.bob) == "Dag Bob Stone van Stone"
    world.graph.say(world.ana, "Hi!")
    assert world.graph.open_thread(world.ana) == ""


def test_a_composer_that_the_menu_switches_off_takes_no_text(world):
    world.call("POST", PATH, menu_of(ITEM, composer_input_disabled=True))
    with pytest.raises(ImpossibleAction, match="composer off; possible: 'A'"):
        world.graph.say(world.ana, "Hi!")
    world.graph.press_menu(world.ana, "A")
