"""One person may have a persistent menu of their own."""

from datetime import UTC, datetime

import pytest

from fake_graph.errors import ImpossibleAction
from tests.fake_graph.world import World

PATH = "/v24.0/me/custom_user_settings"


def menu(title):
    item = {"type": "postback", "title": title, "payload": title.upper()}
    return [{"locale": "default", "call_to_actions": [item]}]


@pytest.fixture
def world(world):
    page = {"get_started": {"payload": "GO"}, "persistent_menu": menu("Page")}
    world.call("POST", "/me/messenger_profile", page)
    return world


def test_it_goes_before_the_pages_for_that_person_only(world):
    answer = world.call("POST", PATH, {"psid": world.ana, "persistent_menu": menu("Mine")})
    assert answer.json == {"result": "success"}
    world.graph.press_menu(world.ana, "Mine")
    with pytest.raises(ImpossibleAction):
        world.graph.press_menu(world.ana, "Page")
    world.graph.press_menu(world.bob, "Page")


def test_both_menus_are_read_back(world):
    world.call("POST", PATH, {"psid": world.ana, "persistent_menu": menu("Mine")})
    assert world.call("GET", PATH, query={"psid": world.ana}).json == {
        "data": [
            {
                "user_level_persistent_menu": menu("Mine"),
                "page_level_persistent_menu": menu("Page"),
            }
        ]
    }


def test_deleting_it_shows_the_pages_again(world):
    world.call("POST", PATH, {"psid": world.ana, "persistent_menu": menu("Mine")})
    query = {"psid": world.ana, "params": '["persistent_menu"]'}
    assert world.call("DELETE", PATH, query=query).json == {"result": "success"}
    world.graph.press_menu(world.ana, "Page")
    refused = world.call("DELETE", PATH, query=query | {"params": '["greeting"]'})
    assert refused.refusal == (100, None)


def test_strangers_and_other_shapes_are_refused(world):
    body = {"psid": "1234567890123456", "persistent_menu": menu("Mine")}
    assert world.call("POST", PATH, body).refusal == (100, 2018001)
    assert world.call("POST", PATH, {"psid": world.ana}).refusal == (100, None)
    assert world.call("GET", PATH).refusal == (100, None)
    assert world.call("POST", PATH, {"psid": int(world.ana), "persistent_menu": []}).status == 400


def test_ten_changes_in_ten_minutes_are_enough_for_one_person(world):
    body = {"psid": world.ana, "persistent_menu": menu("Mine")}
    for _ in range(10):
        assert world.call("POST", PATH, body).status == 200
    assert world.call("POST", PATH, body).refusal == (613, None)
    assert world.call("POST", PATH, body | {"psid": world.bob}).status == 200


@pytest.mark.parametrize(("day", "status"), [(29, 400), (30, 200)])
def test_it_came_on_30_september_2019(day, status):
    world = World(datetime(2019, 9, day, tzinfo=UTC))
    assert world.call("GET", PATH, query={"psid": world.ana}).status == status


@pytest.mark.parametrize(
    ("date", "refusal"), [((2020, 12, 15), None), ((2020, 12, 16), (10, 2018336))]
)
def test_in_europe_it_tells_whether_a_chat_has_the_reduced_platform(date, refusal):
    world = World(datetime(*date, tzinfo=UTC))
    eva = world.add("Eva", "Maes", country="BE")
    for psid, expected in ((eva, refusal), (world.ana, None)):
        answer = world.call("GET", PATH, query={"psid": psid})
        assert (answer.refusal if "error" in answer.json else None) == expected
