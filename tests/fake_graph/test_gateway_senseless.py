"""Any request gets a Graph answer, a Graph error, or the 501 of a named gap: 20,000 of them."""

import json

import pytest

from fake_graph.errors import known_errors
from fake_graph.journal import CallAnswered, Journal
from tests.fake_graph.senseless import Senseless
from tests.fake_graph.world import World

SHARDS = 8
EACH = 2_500
ERRORS = {(row["status"], row["code"]) for row in known_errors().values()}


def rich_world():
    """Return a world in which most ids mean something, and those ids."""
    world = World()
    mids = [world.graph.say(world.ana, "Hi!"), world.send("Hello").json["message_id"]]
    app_id, _ = world.add_app()
    return world, [world.ana, world.bob, world.graph.page.id, app_id, *mids]


def check(response):
    body = json.loads(response.body)
    if response.status == 200:
        return
    error = body["error"]
    assert isinstance(error["message"], str)
    assert error["fbtrace_id"]
    if response.status == 501:
        assert error["type"] == "NotFaked"
        assert error["message"].startswith("The fake does not cover ")
    else:
        assert (response.status, error["code"]) in ERRORS


@pytest.mark.parametrize("shard", range(SHARDS))
def test_no_request_is_left_without_an_answer(shard):
    world, ids = rich_world()
    for request in Senseless(shard, ids).requests(EACH):
        check(world.graph.answer(request))
    calls = world.of(CallAnswered)
    assert len(calls) >= EACH
    assert Journal.from_json(json.loads(json.dumps(world.graph.journal.to_json())))
    assert {call.status for call in calls} >= {200, 400, 501}
