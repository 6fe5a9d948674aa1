"""The state holds when many threads change it at once."""

import json
from concurrent.futures import ThreadPoolExecutor

from fake_graph.graph import Graph
from fake_graph.graph.core import Core
from fake_graph.journal import Journal, MessageSent, WebhookSent
from tests.fake_graph.world import World

THREADS = 8
EACH = 40


def test_threads_at_once_lose_and_mix_nothing():
    world = World()
    people = [world.add(f"P{i}", "X") for i in range(THREADS)]

    def talk(psid):
        for number in range(EACH):
            world.graph.say(psid, f"{number}")
            assert world.send(f"re {number}", to=psid).status == 200

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(talk, people))
    sent = world.of(MessageSent)
    assert len({entry.mid for entry in sent}) == THREADS * EACH
    for psid in people:
        assert [e.text for e in sent if e.psid == psid] == [f"re {n}" for n in range(EACH)]
    serials = [entry.serial for entry in world.of(WebhookSent)]
    assert serials == list(range(1, len(serials) + 1))
    assert sorted(webhook.serial for webhook in world.webhooks) == serials


def test_a_slow_delivery_does_not_hold_the_lock():
    world = World()

    def deliver(_webhook):
        with ThreadPoolExecutor(1) as other:
            other.submit(world.graph.note, "from-elsewhere", "Another thread.").result(timeout=5)

    world.graph.deliver = deliver
    world.graph.say(world.ana, "Hi!")
    assert world.notes() == ["from-elsewhere"]


def test_the_journal_survives_json(world):
    world.send("é👋")
    world.send(to="1")
    world.graph.read(world.ana)
    written = json.dumps(world.graph.journal.to_json())
    assert list(Journal.from_json(json.loads(written))) == list(world.graph.journal)


def test_no_subject_of_the_graph_shadows_a_method_of_another():
    subjects = [cls for cls in Graph.__mro__ if cls not in (object, Graph, Core)]
    hooks = set(vars(Core))
    seen = {}
    for subject in subjects:
        for name in vars(subject):
            if not name.startswith("__") and name not in hooks:
                assert name not in seen, f"{subject.__name__} and {seen[name]} have {name}"
                seen[name] = subject.__name__
