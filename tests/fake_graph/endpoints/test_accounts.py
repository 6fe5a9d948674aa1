"""A person lists the pages that they keep, and gets a token for each."""

import pytest

from fake_graph import Page, PageId
from tests.fake_graph.world import PAGE, TOKEN, World

SECOND = PageId("104523891234568")
PERSON = "EAAofAPerson"


@pytest.fixture
def world():
    world = World()
    page = Page(id=SECOND, name="Second", access_token="EAAofTheSecond")
    world.graph.add_page(page, world.graph.app.id)
    world.graph.grant_user(PERSON, name="Ada Keeper")
    return world


def test_each_page_comes_with_its_token(world):
    data = world.call("GET", "/v24.0/me/accounts", token=PERSON).json["data"]
    assert [page["id"] for page in data] == [PAGE, SECOND]
    assert [page["access_token"] for page in data] == [TOKEN, "EAAofTheSecond"]
    assert list(data[0]) == ["access_token", "category", "category_list", "name", "id", "tasks"]
    assert data[0]["tasks"][-1] == "MANAGE"


def test_somebody_elses_page_token_is_a_new_one_and_stays_it(world):
    world.graph.grant_user("EAAother", [SECOND], user_id="77", permissions=["pages_show_list"])
    [page] = world.call("GET", "/me/accounts", token="EAAother").json["data"]
    assert page["access_token"] != "EAAofTheSecond"
    assert world.call("GET", "/me", token=page["access_token"]).json["id"] == SECOND
    again = world.call("GET", "/77/accounts", token="EAAother").json["data"]
    assert again[0]["access_token"] == page["access_token"]


def test_a_person_is_me_to_their_token_and_has_no_messages(world):
    me = world.call("GET", "/me", token=PERSON).json
    assert me == {"name": "Ada Keeper", "id": "10200000000000001"}
    assert world.call("GET", "/me", query={"fields": "birthday"}, token=PERSON).status == 501
    body = {"recipient": {"id": world.ana}, "message": {"text": "Hi!"}}
    assert world.call("POST", "/me/messages", body, token=PERSON).refusal == (100, 33)


def test_a_persons_token_reaches_the_pages_that_they_keep(world):
    world.graph.grant_user("EAAfirst", [PAGE])
    assert world.call("GET", f"/{PAGE}", token="EAAfirst").json["name"] == "Café"
    assert world.call("GET", f"/{SECOND}", token="EAAfirst").refusal == (100, 33)
    assert world.call("GET", f"/{SECOND}", token=PERSON).json["name"] == "Second"


def test_a_page_token_reaches_no_other_page_and_no_person_of_it(world):
    world.graph.say(world.ana, "Hi!")
    assert world.call("GET", f"/{SECOND}").refusal == (100, 33)
    assert world.call("GET", f"/{world.ana}", token="EAAofTheSecond").refusal == (100, 33)


def test_a_permission_and_known_fields_are_needed(world):
    world.graph.permit_token([], PERSON)
    assert world.call("GET", "/me/accounts", token=PERSON).refusal == (200, None)
    world.graph.permit_token(["pages_show_list"], PERSON)
    answer = world.call("GET", "/me/accounts", query={"fields": "name"}, token=PERSON)
    assert answer.json["data"][0] == {"name": "Café", "id": PAGE}
    query = {"fields": "fan_count"}
    assert world.call("GET", "/me/accounts", query=query, token=PERSON).status == 501
