"""Fields of webhooks that are gone, in the years in which they were there."""

from datetime import UTC, datetime

import pytest

from tests.fake_graph.world import NOW, World

IN_2017 = datetime(2017, 6, 1, 10, tzinfo=UTC)
IN_2018 = datetime(2018, 6, 1, 10, tzinfo=UTC)


def heard(world, text):
    world.graph.say(world.ana, text)
    return world.events("messages")[-1]["message"]


def test_messages_were_counted():
    world = World(IN_2017)
    counts = [heard(world, text)["seq"] for text in ("one", "two", "three")]
    assert counts == sorted(set(counts))


@pytest.mark.parametrize("at", [NOW])
def test_messages_are_counted_no_longer(at):
    assert "seq" not in heard(World(at), "one")


def test_what_was_understood_came_as_lists_by_name():
    world = World(IN_2018)
    world.call("POST", "/v2.11/me/nlp_configs", query={"nlp_enabled": "true"})
    entities = heard(world, "hello")["nlp"]["entities"]
    assert entities["greetings"][0]["value"] == "true"
    assert 0 < entities["greetings"][0]["confidence"] <= 1
