"""Whom the page blocks reaches no app, and no app reaches them."""

from datetime import UTC, datetime

import pytest

from fake_graph.errors import ImpossibleAction
from fake_graph.journal import MessageReceived, PageActivity
from tests.fake_graph.switchboard import Switchboard
from tests.fake_graph.world import World

PATH = "/v24.0/me/moderate_conversations"


@pytest.fixture
def world():
    return Switchboard()


def moderate(world, *actions, people=None):
    people = [world.ana] if people is None else people
    body = {"user_ids": [{"id": psid} for psid in people], "actions": list(actions)}
    return world.call("POST", PATH, body)


@pytest.mark.parametrize("action", ["BLOCK_USER", "BAN_USER", "block_user"])
def test_who_is_blocked_writes_into_the_void(world, action):
    before = len(world.webhooks)
    assert moderate(world, action).json == {"success": True}
    world.graph.say(world.ana, "Hello?")
    world.graph.read(world.ana)
    assert len(world.webhooks) == before
    assert world.of(MessageReceived)[-1].text == "Hello?"
    assert world.send().refusal == (551, 1545041)


@pytest.mark.parametrize(
    ("shut", "open_again"), [("BLOCK_USER", "UNBLOCK_USER"), ("BAN_USER", "UNBAN_USER")]
)
def test_who_is_let_in_again_is_heard(world, shut, open_again):
    moderate(world, shut)
    moderate(world, open_again)
    before = len(world.webhooks)
    world.graph.say(world.ana, "Hello?")
    assert len(world.webhooks) > before
    assert world.send().status == 200


def test_two_actions_for_ten_people_are_the_most(world):
    people = [world.add(f"P{n}", "X") for n in range(11)]
    answer = moderate(world, "BLOCK_USER", "MOVE_TO_SPAM", people=people[:10])
    assert answer.json == {"success": True}
    assert len(world.call("GET", "/v24.0/me/blocked").json["data"]) == 10
    assert world.graph.thread_of(people[0]).desk.folder == "spam"
    assert moderate(world, "BLOCK_USER", people=people).error["code"] == 105
    three = ("BLOCK_USER", "BAN_USER", "MOVE_TO_SPAM")
    assert moderate(world, *three).error["code"] == 105


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"user_ids": [], "actions": ["BLOCK_USER"]},
        {"user_ids": [{"id": "Ana"}], "actions": ["BLOCK_USER"]},
        {"user_ids": "Ana", "actions": ["BLOCK_USER"]},
        {"user_ids": [{"id": "1"}], "actions": ["BLOCK_USER"]},
        {"user_ids": [{"id": "1"}], "actions": []},
        {"user_ids": [{"id": "1"}], "actions": ["TICKLE_USER"]},
        {"user_ids": [{"id": "1"}], "actions": [None]},
        {"user_ids": [{"id": "1"}], "actions": ["BLOCK_USER", "UNBLOCK_USER"]},
        {"user_ids": [{"id": "1"}], "actions": ["UNBAN_USER", "BAN_USER"]},
    ],
)
def test_what_makes_no_sense_is_refused(world, body):
    assert world.call("POST", PATH, body).status == 400
    assert world.call("GET", "/v24.0/me/blocked").json == {"data": []}


def test_one_unknown_person_leaves_all_as_they_were(world):
    answer = moderate(world, "BLOCK_USER", people=[world.ana, "1"])
    assert answer.refusal == (100, 2018001)
    assert world.call("GET", "/v24.0/me/blocked").json == {"data": []}


@pytest.mark.parametrize(("date", "status"), [((2025, 3, 30), 400), ((2025, 3, 31), 200)])
def test_moderation_came_in_march_2025(date, status):
    world = World(datetime(*date, 10, tzinfo=UTC))
    world.graph.say(world.ana, "Hi!")
    assert moderate(world, "BLOCK_USER").status == status


@pytest.mark.parametrize("key", ["user", "psid"])
def test_the_older_edge_does_the_same(world, key):
    blocked = world.call("POST", "/v24.0/me/blocked", {key: [world.ana, int(world.bob)]})
    assert blocked.json == {world.ana: True, world.bob: True}
    listed = world.call("GET", "/v24.0/me/blocked").json["data"]
    assert listed[0] == {"name": "Ana Lima", "id": world.ana}
    asked = world.call("GET", "/v24.0/me/blocked", query={"user": world.bob}).json["data"]
    assert [one["id"] for one in asked] == [world.bob]
    freed = world.call("DELETE", "/v24.0/me/blocked", query={key: world.ana})
    assert freed.json == {"success": True}
    assert len(world.call("GET", "/v24.0/me/blocked").json["data"]) == 1


def test_the_older_edge_needs_somebody(world):
    assert world.call("POST", "/v24.0/me/blocked", {}).error["code"] == 100
    assert world.call("DELETE", "/v24.0/me/blocked").error["code"] == 100
    assert world.call("POST", "/v24.0/me/blocked", {"uid": ["1"]}).status == 501


def test_moderating_needs_the_task(world):
    world.tasks("MESSAGING", "ANALYZE")
    refused = [
        moderate(world, "BLOCK_USER"),
        world.call("GET", "/v24.0/me/blocked"),
        world.call("POST", "/v24.0/me/blocked", {"user": [world.ana]}),
        world.call("DELETE", "/v24.0/me/blocked", {"user": world.ana}),
    ]
    assert {answer.refusal for answer in refused} == {(10, None)}


def test_staff_can_do_no_more_than_the_inbox_offers(world):
    with pytest.raises(ImpossibleAction, match="BLOCK_USER"):
        world.graph.page_moderates(world.ana, "TICKLE_USER")


def test_staff_blocks_by_hand(world):
    world.graph.page_blocks(world.ana)
    entry = world.of(PageActivity)[-1]
    assert (entry.what, entry.text) == ("block-user", world.ana)
    world.graph.page_unblocks(world.ana)
    assert world.send().status == 200
