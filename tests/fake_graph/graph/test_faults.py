"""What goes wrong because it was asked for goes wrong the same way each time."""

import json
import re
from datetime import timedelta

import pytest

from fake_graph import ImpossibleAction
from fake_graph.errors import known_errors
from fake_graph.faults import crosses_the_wire
from fake_graph.journal import SendRefused, WebhookSent
from fake_graph.webhook import signed_headers
from tests.fake_graph.graph.test_deliveries import Watched
from tests.fake_graph.test_errors_arise import pattern
from tests.fake_graph.world import NOW, TOKEN, World

KINDS = ["duplicates", "delay", "reordering", "batching", "outage", "loss"]


def said(world):
    """Return the texts that the app heard, in order, with repetitions."""
    return [e["message"]["text"] for w in world.webhooks for e in events(w)]


def events(webhook):
    return [event for entry in json.loads(webhook.body)["entry"] for event in entry["messaging"]]


def talk(world, count=8):
    for number in range(count):
        world.graph.say(world.ana, str(number))
        world.wait(milliseconds=100)


def test_duplicates_keep_bytes_serial_and_signature():
    world = World()
    world.graph.misbehave("duplicates")
    world.graph.say(world.ana, "Hi!")
    assert len(world.webhooks) == 1
    world.wait(seconds=1)
    assert world.webhooks[0] == world.webhooks[1]
    assert [e.serial for e in world.of(WebhookSent)] == [1, 1]


def test_a_share_befalls_some():
    world = World()
    world.graph.misbehave("duplicates", share=0.5)
    talk(world, 40)
    world.wait(seconds=2)
    assert 45 < len(world.webhooks) < 75


def test_delay_keeps_the_order():
    world = World()
    world.graph.misbehave("delay", seconds=30)
    talk(world)
    assert said(world) == []
    world.wait(seconds=31)
    assert said(world) == list("01234567")


def test_reordering_changes_the_order_and_loses_nothing():
    world = World()
    world.graph.misbehave("reordering", seconds=2)
    talk(world)
    world.wait(seconds=2)
    assert said(world) != sorted(said(world))
    assert sorted(said(world)) == list("01234567")


def test_batching_puts_several_entries_into_one_signed_post():
    world = World()
    world.graph.misbehave("batching", size=3)
    talk(world)
    world.wait(seconds=2)
    assert [len(events(w)) for w in world.webhooks] == [3, 3, 2]
    assert said(world) == list("01234567")
    entries = json.loads(world.webhooks[0].body)["entry"]
    assert [len(entry["messaging"]) for entry in entries] == [1, 1, 1]
    assert world.webhooks[0].psid == world.ana
    first = world.webhooks[0]
    assert first.headers == signed_headers(world.graph.app.secret, first.body)


def test_a_batch_of_two_people_is_about_no_one_thread():
    world = World()
    world.graph.misbehave("batching", size=2)
    world.graph.say(world.ana, "Olá 👋")
    world.graph.say(world.bob, "Hi!")
    (webhook,) = world.webhooks
    assert webhook.psid == ""
    assert b"\\ud83d\\udc4b" in webhook.body


def test_a_batch_that_does_not_fill_leaves_in_time_and_one_alone_as_it_was():
    world = World()
    world.graph.misbehave("batching", size=3, seconds=4)
    world.graph.say(world.ana, "alone")
    world.wait(seconds=4)
    (webhook,) = world.webhooks
    assert (webhook.serial, said(world)) == (1, ["alone"])


def test_apps_are_not_batched_together():
    world = World()
    world.add_app()
    world.graph.misbehave("batching", size=2)
    talk(world, 4)
    assert [len(events(w)) for w in world.webhooks] == [2, 2, 2, 2]
    assert len({w.app_id for w in world.webhooks}) == 2


def test_after_an_outage_all_come_at_once_and_out_of_order():
    world = World()
    world.graph.misbehave("outage", start=NOW, end=NOW + timedelta(minutes=5))
    talk(world)
    world.wait(minutes=4)
    assert said(world) == []
    world.wait(minutes=1)
    assert said(world) != sorted(said(world))
    assert sorted(said(world)) == list("01234567")
    world.graph.say(world.ana, "after")
    assert said(world)[-1] == "after"


def test_an_outage_may_lie_ahead_and_last_so_many_seconds():
    world = World()
    world.graph.misbehave("outage", start=NOW + timedelta(minutes=1), seconds=60)
    world.graph.say(world.ana, "before")
    assert said(world) == ["before"]
    world.wait(seconds=90)
    world.graph.say(world.ana, "in it")
    assert said(world) == ["before"]
    world.wait(seconds=30)
    assert said(world) == ["before", "in it"]


def test_lost_webhooks_never_come_not_even_again():
    world = Watched()
    world.graph.misbehave("loss")
    world.graph.say(world.ana, "Hi!")
    world.wait(days=2)
    assert world.webhooks == []
    assert world.notes() == ["fault-loss"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_seed_misbehaves_the_same_way(kind):
    def lived(seed):
        world = Watched(seed=seed)
        world.graph.misbehave(kind, share=0.6, seconds=3)
        talk(world, 20)
        world.wait(minutes=1)
        world.graph.clear_faults()
        return [(w.serial, w.body) for w in world.webhooks]

    assert lived("a") == lived("a")


@pytest.mark.parametrize("kind", KINDS[:5])
def test_what_was_kept_back_leaves_when_all_is_called_off(kind):
    world = World()
    world.graph.misbehave(kind, seconds=1000)
    talk(world, 7)
    world.graph.clear_faults()
    assert set(said(world)) == set("0123456")
    heard = len(world.webhooks)
    world.graph.say(world.ana, "calm")
    world.wait(hours=2)
    assert len(world.webhooks) == heard + 1


def test_the_first_fault_that_befalls_a_webhook_decides():
    world = World()
    world.graph.misbehave("loss", share=0)
    world.graph.misbehave("delay", seconds=5)
    world.graph.misbehave("loss")
    world.graph.say(world.ana, "Hi!")
    world.wait(seconds=5)
    assert said(world) == ["Hi!"]


def test_a_duplicate_that_is_refused_is_not_tried_again_once_the_first_was_taken():
    world = Watched()
    world.graph.misbehave("duplicates", seconds=60)
    world.graph.say(world.ana, "Hi!")
    world.wait(seconds=60)
    assert len(world.webhooks) == 2
    world.graph.webhook_answered(world.webhooks[1], 500)
    world.wait(hours=2)
    assert len(world.webhooks) == 2


@pytest.mark.parametrize(
    "asked",
    [
        {"kind": "earthquake"},
        {"kind": "loss", "share": 1.5},
        {"kind": "loss", "share": -0.1},
        {"kind": "delay", "seconds": -1},
        {"kind": "batching", "size": 0},
        {"kind": "batching", "size": 1001},
    ],
)
def test_what_makes_no_sense_is_refused(asked):
    with pytest.raises(ImpossibleAction):
        World().graph.misbehave(**asked)


# Errors ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", known_errors())
def test_every_error_can_be_asked_for(name):
    row, world = known_errors()[name], World()
    world.graph.say(world.ana, "Hi!")
    if not crosses_the_wire(name):
        with pytest.raises(ImpossibleAction, match="SDK"):
            world.graph.fail_next(name)
        return
    world.graph.fail_next(name)
    answer = world.send()
    assert answer.status == row["status"]
    assert answer.refusal == (row["code"], row["subcode"])
    assert answer.error["type"] == row["type"]
    assert re.fullmatch(pattern(row["message"]), answer.error["message"], re.DOTALL)
    if name != "batch-slow-video":  # Meta delivers what it refuses so
        assert world.of(SendRefused)[0].code == row["code"]
    assert world.send().status == 200


def test_only_what_crosses_no_wire_is_refused():
    names = [name for name in known_errors() if not crosses_the_wire(name)]
    assert names
    assert all(name.startswith("sdk-") for name in names)


def test_so_many_calls_of_one_edge_fail():
    world = World()
    world.graph.say(world.ana, "Hi!")
    world.graph.fail_next("temporary-failure", 2, "messages")
    assert world.call("GET", "/v24.0/me").status == 200
    assert [world.send().status for _ in range(3)] == [500, 500, 200]


def test_a_call_that_is_refused_anyway_uses_up_no_fault():
    world = World()
    world.graph.say(world.ana, "Hi!")
    world.graph.fail_next("service-unavailable")
    assert world.call("GET", "/v24.0/me", token="EAAother").error["code"] == 190
    assert world.call("GET", "/v24.0/me", token=TOKEN).error["code"] == 2


def test_errors_can_be_called_off():
    world = World()
    world.graph.say(world.ana, "Hi!")
    world.graph.fail_next("service-unavailable", 5)
    world.graph.clear_faults()
    assert world.send().status == 200


@pytest.mark.parametrize("asked", [("no-such-error", 1), ("service-unavailable", 0)])
def test_a_senseless_failure_is_refused(asked):
    with pytest.raises(ImpossibleAction):
        World().graph.fail_next(*asked)
