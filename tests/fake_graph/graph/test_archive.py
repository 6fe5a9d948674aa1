"""A world that was written down and read again goes on as if nothing had happened."""

import json
from contextlib import suppress
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fake_graph import FakeGraph, ImpossibleAction
from tests.fake_graph.graph.test_deliveries import Watched
from tests.fake_graph.world import World

MENU = {
    "get_started": {"payload": "START"},
    "greeting": [{"locale": "default", "text": "Olá {{user_first_name}} 👋"}],
    "persistent_menu": [
        {
            "locale": "default",
            "call_to_actions": [{"type": "postback", "title": "Ajuda", "payload": "HELP"}],
        }
    ],
}


def say(world):
    with suppress(ImpossibleAction):
        world.graph.press_get_started(world.ana)
    world.graph.say(world.ana, "é👋\u2028 \x00")


DEEDS = {
    "say": say,
    "send": lambda world: world.send("Olá"),
    "offer": lambda world: world.send(
        message={
            "text": "Which?",
            "quick_replies": [{"content_type": "text", "title": "Red", "payload": "R"}],
        }
    ),
    "refused": lambda world: world.send(to="1"),
    "profile": lambda world: world.call("POST", "/v24.0/me/messenger_profile", MENU),
    "read": lambda world: world.graph.read(world.ana),
    "block": lambda world: world.graph.block(world.bob),
    "app": lambda world: world.add_app(),
    "person": lambda world: world.graph.knows(world.add(f"P{len(world.webhooks)}", "Ö")),
    "fail": lambda world: world.graph.fail_next("temporary-failure", 2, "messages"),
    "duplicates": lambda world: world.graph.misbehave("duplicates", share=0.5),
    "batching": lambda world: world.graph.misbehave("batching", size=2, seconds=90),
    "outage": lambda world: world.graph.misbehave("outage", seconds=600),
    "clear": lambda world: world.graph.clear_faults(),
    "minute": lambda world: world.wait(minutes=1),
    "day": lambda world: world.wait(days=1),
    "silence": lambda world: setattr(world, "status", None),
    "deny": lambda world: setattr(world, "status", 500),
}


def revived(world):
    """Return a second world that goes on from where ``world`` stands."""
    other = Watched()
    other.now, other.status = world.now, world.status
    other.ana, other.bob = world.ana, world.bob
    other.webhooks = list(world.webhooks)
    other.graph = FakeGraph.load(
        world.graph.export(), now=lambda: other.now, deliver=lambda w: other.take(w)
    )
    return other


def lived(deeds):
    world = Watched()
    for deed in deeds:
        DEEDS[deed](world)
    return world


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(sorted(DEEDS)), max_size=14), st.sampled_from(sorted(DEEDS)))
def test_export_load_export_is_the_same_text_and_both_worlds_go_on_alike(deeds, then):
    world = lived(deeds)
    text = world.graph.export()
    other = revived(world)
    assert other.graph.export() == text
    for one in (world, other):
        DEEDS[then](one)
        DEEDS["send"](one)
        DEEDS["say"](one)
        one.wait(hours=2)
    assert [(w.serial, w.body) for w in other.webhooks] == [
        (w.serial, w.body) for w in world.webhooks
    ]
    assert other.graph.export() == world.graph.export()


def test_answers_are_the_same_bytes():
    world = lived(["say", "send", "profile", "offer"])
    other = revived(world)
    query = "access_token=EAATokenOfThePage0123456789"
    for path in ("/v24.0/me", "/v24.0/me/messenger_profile", f"/{world.ana}", "/nothing"):
        assert world.raw("GET", path, query) == other.raw("GET", path, query)


def test_timers_survive():
    world = lived(["deny", "say"])
    other = revived(world)
    woken = []
    loaded = FakeGraph.load(world.graph.export(), now=lambda: other.now, wake=woken.append)
    assert woken == [loaded.next_due()] == [world.now + timedelta(seconds=1)]


def test_a_graph_may_become_another():
    world, other = lived(["say", "send"]), World()
    journal = other.graph.journal
    other.graph.restore(world.graph.export())
    assert other.graph.export() == world.graph.export()
    assert other.graph.journal is journal


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        "null",
        '{"format": 2}',
        '{"format": 1}',
        '{"format": 1, "is_strict": false, "state": {}, "journal": []}',
        '{"format": 1, "is_strict": false, "state": 1, "journal": []}',
        "[" * 100_000,
    ],
)
def test_what_is_no_world_is_refused_and_changes_nothing(text):
    world = lived(["say"])
    before = world.graph.export()
    with pytest.raises(ImpossibleAction, match="no world"):
        world.graph.restore(text)
    assert world.graph.export() == before


def test_a_journal_that_is_none_is_refused():
    document = json.loads(lived(["say"]).graph.export())
    document["journal"][0]["kind"] = "dream"
    with pytest.raises(ImpossibleAction, match="no world"):
        World().graph.restore(json.dumps(document))
