"""GET /<page>/notification_message_tokens lists who agreed to what."""

import pytest

from tests.fake_graph.arising.recipients import to
from tests.fake_graph.graph.test_notices import ask, world_at

PATH = "/v24.0/me/notification_message_tokens"


@pytest.fixture
def world():
    world = world_at()
    for title in ("Birds", "Cats", "Dogs"):
        ask(world, title=title)
        world.graph.accept_notification(world.ana)
    return world


def test_tokens_come_with_whose_they_are(world):
    data = world.call("GET", PATH).json["data"]
    assert len(data) == 3
    assert list(data[0]) == ["notification_messages_token", "recipient_id"]
    assert data[0]["recipient_id"] == world.ana


def test_fields_are_those_that_were_asked_for(world):
    query = {"fields": "topic_title, next_eligible_time,user_token_status"}
    (first, *_) = world.call("GET", PATH, query=query).json["data"]
    assert first == {
        "topic_title": "Birds",
        "next_eligible_time": 0,
        "user_token_status": "NOT_REFRESHED",
    }
    answer = world.call("GET", PATH, query={"fields": "colour"})
    assert "nonexisting field (colour)" in answer.error["message"]


def test_a_used_token_says_when_it_may_be_used_again(world):
    token = world.call("GET", PATH).json["data"][0]["notification_messages_token"]
    to(world, notification_messages_token=token)
    query = {"fields": "next_eligible_time"}
    (first, *_) = world.call("GET", PATH, query=query).json["data"]
    assert first["next_eligible_time"] == int(world.now.timestamp()) + 48 * 3600


def test_pages_follow_each_other(world):
    query = {"fields": "topic_title", "limit": 2}
    first = world.call("GET", PATH, query=query).json
    after = first["paging"]["cursors"]["after"]
    second = world.call("GET", PATH, query=query | {"after": after}).json
    titles = [row["topic_title"] for row in first["data"] + second["data"]]
    assert titles == ["Birds", "Cats", "Dogs"]
    after = second["paging"]["cursors"]["after"]
    assert world.call("GET", PATH, query=query | {"after": after}).json == {"data": []}


@pytest.mark.parametrize("query", [{"limit": "many"}, {"after": "é"}, {"after": "x"}])
def test_what_makes_no_sense_is_refused(world, query):
    assert world.call("GET", PATH, query=query).refusal == (100, None)


@pytest.mark.parametrize("limit", [0, -5, 99999])
def test_senseless_limits_are_brought_into_bounds(world, limit):
    assert world.call("GET", PATH, query={"limit": limit}).status == 200
