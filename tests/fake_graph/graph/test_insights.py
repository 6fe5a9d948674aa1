"""Insights count what people did."""

import pytest

from tests.fake_graph.switchboard import Switchboard

NEW = "page_messages_new_conversations_unique"
BLOCKED = "page_messages_blocked_conversations_unique"
REPORTED = "page_messages_reported_conversations_unique"
CONNECTIONS = "page_messages_total_messaging_connections"


def read(world, metric, **query):
    return world.call("GET", "/v24.0/me/insights", query={"metric": metric} | query)


def values(world, metric, **query):
    (found,) = read(world, metric, **query).json["data"]
    return [one["value"] for one in found["values"]]


@pytest.fixture
def world():
    """Ana wrote on 1 September and again on the 2nd; Bob on the 2nd, and blocked the page."""
    world = Switchboard()
    world.wait(days=1)
    world.graph.say(world.ana, "Hi again!")
    world.graph.say(world.bob, "Hoi!")
    world.graph.block(world.bob)
    world.wait(hours=1)
    return world


def test_a_conversation_is_new_once(world):
    assert values(world, NEW, since="2026-09-01", until="2026-09-03") == [0, 1, 1]
    assert values(world, NEW, period="week")[-1] == 2


@pytest.mark.parametrize(
    ("metric", "value"), [(NEW, 2), (BLOCKED, 1), (REPORTED, 0), (CONNECTIONS, 1)]
)
def test_each_metric_over_the_whole_range(world, metric, value):
    query = {"period": "total_over_range", "since": "1788134400", "until": "1788480000"}
    assert values(world, metric, **query) == [value]


def test_nobody_counts_before_they_acted():
    world = Switchboard()
    assert values(world, NEW, period="total_over_range") == [1]
    world.send()
    assert values(world, CONNECTIONS, period="total_over_range", until="2026-09-02") == [1]


def test_the_answer_has_graphs_shape(world):
    (found,) = read(world, NEW, period="day").json["data"]
    assert list(found) == ["name", "period", "values", "title", "description", "id"]
    assert found["values"][-1]["end_time"] == "2026-09-03T07:00:00+0000"
    assert found["id"] == f"{world.graph.page.id}/insights/{NEW}/day"


def test_several_metrics_may_be_asked_for(world):
    assert len(read(world, f"{NEW},{BLOCKED}").json["data"]) == 2
    assert len(read(world, f'["{NEW}"]').json["data"]) == 1


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"metric": "page_fans"}, 501),
        ({"metric": NEW, "period": "lifetime"}, 501),
        ({"metric": NEW, "period": "century"}, 400),
        ({"metric": NEW, "since": "yesterday"}, 400),
        ({"metric": NEW, "since": "2026-09-01", "until": "2026-08-01"}, 400),
        ({"metric": NEW, "since": "2025-09-01"}, 400),
        ({"metric": NEW, "since": "9" * 30}, 400),
        ({}, 400),
    ],
)
def test_what_is_asked_for_must_make_sense(world, query, status):
    assert world.call("GET", "/v24.0/me/insights", query=query).status == status


def test_insights_need_the_task(world):
    world.tasks("MESSAGING", "MODERATE")
    assert read(world, NEW).refusal == (10, None)
