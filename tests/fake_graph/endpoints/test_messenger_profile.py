"""The messenger profile reads back what was written, and people see it."""

import json
from datetime import UTC, datetime

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
    world.graph.press_get_started(world.ana)
    assert world.graph.open_thread(world.ana) == ""


def test_a_composer_that_the_menu_switches_off_takes_no_text(world):
    world.call("POST", PATH, menu_of(ITEM, composer_input_disabled=True))
    world.graph.press_get_started(world.ana)
    with pytest.raises(ImpossibleAction, match="composer off; possible: 'A'"):
        world.graph.say(world.ana, "Hi!")
    world.graph.press_menu(world.ana, "A")


REST = {
    "ice_breakers": [
        {
            "call_to_actions": [{"question": "Où êtes-vous ?", "payload": "WHERE"}],
            "locale": "default",
        },
        {"call_to_actions": [{"question": "Waar zit u?", "payload": "WAAR"}], "locale": "nl_NL"},
    ],
    "commands": [
        {"locale": "default", "commands": [{"name": "help", "description": "What I can do"}]}
    ],
    "whitelisted_domains": ["https://example.com", "https://shop.example.com/"],
    "account_linking_url": "https://example.com/login?a=b",
    "description": [{"locale": "default", "text": "A shop"}],
}


def test_every_property_reads_back_verbatim(world):
    assert world.call("POST", PATH, REST).json == {"result": "success"}
    assert read(world, ",".join(REST)) == {"data": [REST]}


def test_ice_breakers_have_an_old_flat_form(world):
    flat = [{"question": "Open?", "payload": "OPEN"}, {"question": "Where?", "payload": "WHERE"}]
    world.call("POST", PATH, {"ice_breakers": flat})
    assert read(world, "ice_breakers") == {"data": [{"ice_breakers": flat}]}
    person = world.graph.thread_of(world.ana).person
    shown = world.graph.profile.ice_breakers_for(person)
    assert [one.question for one in shown] == ["Open?", "Where?"]


def test_ice_breakers_and_commands_speak_each_persons_language(world):
    world.call("POST", PATH, REST)
    ana, bob = (world.graph.thread_of(psid).person for psid in (world.ana, world.bob))
    assert world.graph.profile.ice_breakers_for(ana)[0].payload == "WHERE"
    assert world.graph.profile.ice_breakers_for(bob)[0].payload == "WAAR"
    assert world.graph.profile.commands_for(bob)[0].name == "help"


QUESTION = {"question": "Q", "payload": "P"}


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"ice_breakers": []}, 194),
        ({"ice_breakers": [QUESTION] * 5}, 105),
        ({"ice_breakers": [{"call_to_actions": [QUESTION] * 5, "locale": "default"}]}, 105),
        ({"ice_breakers": [{"call_to_actions": [QUESTION], "locale": "nl_NL"}]}, 100),
        ({"ice_breakers": [{"question": "x" * 81, "payload": "P"}]}, 100),
        ({"ice_breakers": [{"question": "Q"}]}, 100),
        ({"commands": [{"locale": "default", "commands": []}]}, 194),
        (
            {"commands": [{"locale": "default", "commands": [{"name": "/x", "description": "d"}]}]},
            100,
        ),
        (
            {
                "commands": [
                    {"locale": "default", "commands": [{"name": "x" * 33, "description": "d"}]}
                ]
            },
            100,
        ),
        ({"whitelisted_domains": ["http://example.com"]}, 100),
        ({"whitelisted_domains": ["example.com"]}, 100),
        ({"account_linking_url": "http://example.com"}, 100),
        ({"account_linking_url": "https://[half"}, 100),
    ],
)
def test_what_does_not_fit_the_rest_is_refused(world, body, code):
    assert world.call("POST", PATH, body).error["code"] == code


def test_a_domain_that_is_none_is_refused_by_its_place(world):
    body = {"whitelisted_domains": ["https://example.com", "ftp://example.com"]}
    message = world.call("POST", PATH, body).error["message"]
    assert message == "(#100) whitelisted_domains[1] should represent a valid URL"


NESTED = {
    "type": "nested",
    "title": "More",
    "call_to_actions": [ITEM, {"type": "nested", "title": "Deep", "call_to_actions": [ITEM]}],
}


@pytest.mark.parametrize(
    ("day", "version", "status"),
    [
        ((2020, 8, 3), "v7.0", 200),
        ((2020, 8, 4), "v7.0", 200),
        ((2020, 8, 4), "v8.0", 400),
        ((2026, 9, 1), "v2.6", 400),
    ],
)
def test_menus_nest_until_version_8(day, version, status):
    world = World(datetime(*day, 10, tzinfo=UTC))
    answer = world.call("POST", f"/{version}/me/messenger_profile", menu_of(NESTED))
    assert answer.status == status
    if status == 200:
        assert world.graph.press_menu(world.ana, "A")
    else:
        assert answer.error["message"] == "(#100) Invalid button type"


def test_an_old_menu_has_three_items_of_three_levels():
    world = World(datetime(2019, 6, 1, tzinfo=UTC))
    assert world.call("POST", PATH, menu_of(*[ITEM] * 3)).status == 200
    assert world.call("POST", PATH, menu_of(*[ITEM] * 4)).error["code"] == 105
    six = NESTED | {"call_to_actions": [ITEM] * 6}
    assert world.call("POST", PATH, menu_of(six)).error["code"] == 105
    deeper = {"type": "nested", "title": "Deeper", "call_to_actions": [NESTED]}
    assert world.call("POST", PATH, menu_of(deeper)).error["code"] == 100


@pytest.mark.parametrize(("day", "known"), [((2024, 1, 9), False), ((2024, 1, 10), True)])
def test_commands_came_on_10_january_2024(day, known):
    world = World(datetime(*day, 10, tzinfo=UTC))
    body = {"commands": REST["commands"], "get_started": {"payload": "GO"}}
    assert world.call("POST", PATH, body).status == 200
    assert ("ignored-key" in world.notes()) is not known
    assert (read(world, "commands").get("data") is not None) is known


def test_what_meta_removed_was_a_gap_and_is_now_an_unknown_key(world):
    body = {"home_url": {"url": "https://example.com"}, "get_started": {"payload": "GO"}}
    assert world.call("POST", PATH, body).status == 200
    assert world.notes() == ["ignored-key"]
    assert world.call("GET", PATH, query={"fields": "home_url"}).refusal == (100, None)
    before = World(datetime(2019, 6, 1, tzinfo=UTC))
    assert before.call("POST", PATH, body).status == 501
    assert before.call("GET", PATH, query={"fields": "home_url"}).status == 501


@pytest.mark.parametrize(
    ("year", "country", "told"), [(2021, "DE", True), (2021, "US", False), (2024, "DE", False)]
)
def test_a_page_learns_whether_the_european_rules_are_about_it(year, country, told):
    world = World(datetime(year, 6, 1, tzinfo=UTC))
    world.graph.page.country = country
    name = "subject_to_new_eu_privacy_rules"
    assert read(world, name) == {"data": [{name: True}] if told else []}


def test_an_eleventh_write_within_ten_minutes_is_too_many(world):
    body = {"get_started": {"payload": "GO"}}
    for _ in range(10):
        assert world.call("POST", PATH, body).status == 200
    assert world.call("DELETE", PATH, {"fields": "greeting"}).refusal == (613, None)
    assert world.call("GET", PATH, query={"fields": "greeting"}).status == 200
    world.wait(minutes=10)
    assert world.call("POST", PATH, body).status == 200
