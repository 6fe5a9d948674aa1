"""Calls spend budgets, which come back as time passes; headers tell how much is left."""

import json

import pytest

from fake_graph import Page, PageId
from fake_graph.errors import ImpossibleAction
from fake_graph.journal import CallAnswered
from tests.fake_graph.world import PAGE, SECRET, World

APP = "8623456789012345"
APP_TOKEN = f"{APP}|{SECRET}"
PERSON = "EAAofAPerson"


@pytest.fixture
def world():
    world = World()
    world.graph.page.audience = -1  # of the two people in this world, one counts
    return world


def usage(answer, use_case="messenger", owner=PAGE):
    cases = json.loads(answer.headers["X-Business-Use-Case-Usage"])[owner]
    return next(case for case in cases if case["type"] == use_case)


def test_percents_are_whole_and_of_the_pages_people(world):
    for _ in range(3):
        answer = world.act()
    assert usage(answer)["call_count"] == 1
    for _ in range(3):
        answer = world.act()
    assert usage(answer)["call_count"] == 3
    world.add("Eva", "Berg")
    assert usage(world.act())["call_count"] == 1


def test_messages_and_the_rest_of_the_page_have_budgets_of_their_own(world):
    world.graph.use_up("messenger")
    assert world.act().refusal == (80006, None)
    answer = world.call("GET", "/me")
    assert answer.status == 200
    assert usage(answer)["call_count"] == 100
    assert usage(answer, "pages")["call_count"] == 0


def test_a_spent_budget_says_when_it_comes_back_and_does(world):
    world.graph.use_up("messenger")
    refused = world.act()
    assert refused.status == 400
    assert usage(refused)["estimated_time_to_regain_access"] == 24 * 60
    world.wait(hours=23)
    assert world.act().refusal == (80006, None)
    world.wait(hours=1)
    assert usage(world.act())["call_count"] == 1
    assert usage(world.act())["estimated_time_to_regain_access"] == 0


def test_refused_calls_count_too(world):
    world.graph.use_up("messenger", 99)
    for _ in range(3):
        answer = world.act()
    assert answer.refusal == (80006, None)
    assert usage(answer)["call_count"] == 100
    assert world.of(CallAnswered)[-1].code == 80006


def test_processing_time_is_a_budget_as_well(world):
    world.graph.use_up("messenger", 10, total_time=100)
    answer = world.act()
    assert answer.refusal == (80006, None)
    assert (usage(answer)["total_time"], usage(answer)["total_cputime"]) == (100, 0)
    world.wait(hours=24)
    world.graph.say(world.ana, "Hi!")
    assert world.act().status == 200


def test_a_page_token_spends_no_app_budget(world):
    world.graph.use_up("app")
    answer = world.call("GET", "/me")
    assert answer.status == 200
    assert json.loads(answer.headers["X-App-Usage"])["call_count"] == 100
    refused = world.call("GET", f"/{APP}", token=APP_TOKEN)
    assert (refused.status, refused.refusal) == (403, (4, None))
    assert refused.error["is_transient"] is True
    world.wait(hours=1)
    assert world.call("GET", f"/{APP}", token=APP_TOKEN).status == 200


def test_a_persons_calls_are_limited_on_a_page_and_in_all(world):
    world.graph.grant_user(PERSON)
    world.graph.use_up("page")
    assert world.call("GET", f"/{PAGE}", token=PERSON).refusal == (32, None)
    assert world.call("GET", "/me", token=PERSON).status == 200
    world.graph.use_up("user", whose="10200000000000001")
    assert world.call("GET", "/me", token=PERSON).refusal == (17, None)


def test_an_object_that_does_not_exist_costs_nothing(world):
    world.graph.use_up("messenger")
    assert world.call("GET", "/1234567890123456").refusal == (100, 33)


def test_limits_come_before_the_shape_of_parameters(world):
    world.graph.use_up("messenger")
    assert world.call("POST", "/me/messages", {}).refusal == (80006, None)


def test_pages_do_not_share_a_budget(world):
    second = PageId("104523891234568")
    page = Page(id=second, name="Second", access_token="EAAofTheSecond")
    world.graph.add_page(page, world.graph.app.id)
    world.graph.use_up("pages")
    assert world.call("GET", "/me").refusal == (80001, None)
    answer = world.call("GET", "/me", token="EAAofTheSecond")
    assert usage(answer, "pages", second)["call_count"] == 0


def test_an_ordinary_world_is_far_from_its_limits():
    world = World()
    world.graph.say(world.ana, "Hi!")
    for _ in range(1000):
        answer = world.act()
    assert answer.status == 200
    assert usage(answer)["call_count"] == 0


def test_there_are_only_these_budgets(world):
    with pytest.raises(ImpossibleAction, match="'messenger'"):
        world.graph.use_up("shoes")
