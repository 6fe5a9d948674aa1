"""A month of a busy page in one process: 10,000 customers, 30 simulated days, 270,000 messages.

``python benchmarks/month.py`` has each customer hold three conversations of four messages at
moments of chance; the bot answers each message, and writes once more 20 hours after a goodbye, by a
``threading.Timer``. The page has subscribed the bot to messages. It prints seconds, messages per
second, peak memory and a hash of the journal, which is the same in every run.
"""

import argparse
import hashlib
import random
import resource
import sys
from collections import Counter
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1]))

from fake_graph.journal import MessageReceived, MessageSent
from simulator.harness import Harness
from simulator.people.customer import Customer
from simulator.settings import Settings
from simulator.timeflow.real import Real
from simulator.world import World

CUSTOMERS = 10_000
DAYS = 30
CONVERSATIONS = 3
WORDS = ("Hi!", "Do you have this in blue, Élodie?", "And in red?", "Bye!")
LAST_BEGINS = timedelta(days=DAYS - 1)
PAUSE = (5, 120)
"""Seconds between two messages of a customer's, at least and at most."""


def plan(world: World, customer: Customer, chance: random.Random) -> None:
    """Have ``customer`` hold conversations in the course of the month."""
    graph, clock, psid = world.graph, world.clock, customer.psid

    def speak(words: tuple[str, ...]) -> None:
        graph.say(psid, words[0])
        if words[1:]:
            pause = timedelta(seconds=chance.uniform(*PAUSE))
            clock.call_at(clock.now() + pause, lambda: speak(words[1:]))

    for _ in range(CONVERSATIONS):
        clock.call_at(clock.now() + LAST_BEGINS * chance.random(), lambda: speak(WORDS))


def hash_of(world: World) -> str:
    """Return the hash of all that crossed the wire."""
    digest = hashlib.sha256()
    for entry in world.graph.journal:
        digest.update(repr(entry).encode())
    return digest.hexdigest()[:16]


def peak() -> float:
    """Return the most memory that the process has had, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Print everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--customers", type=int, default=CUSTOMERS)
    customers = parser.parse_args().customers
    harness = Harness(Settings(bot="wsgi:bots.following_up:app"))
    harness.attach()
    chance = random.Random(5)
    before = peak()
    with harness.world("a month") as world:
        world.graph.page.subscriptions = {world.graph.app.id: frozenset({"messages"})}
        began, computed = Real.perf_counter(), Real.process_time()
        for _ in range(customers):
            plan(world, world.customer(), chance)
        world.clock.advance(timedelta(days=DAYS))
        took, computing = Real.perf_counter() - began, Real.process_time() - computed
        most = peak()
        kinds = Counter(type(entry) for entry in world.graph.journal)
        trace = hash_of(world)
    received, sent = kinds[MessageReceived], kinds[MessageSent]
    messages = received + sent
    print(f"{customers} customers, {DAYS} days: {received} messages in, {sent} out")
    print(f"seconds: {took:.1f} (of computing: {computing:.1f})")
    print(f"messages per second: {messages / took:.0f}")
    print(f"peak memory: {most:.0f} MiB (before: {before:.0f} MiB)")
    print(f"journal: {sum(kinds.values())} entries, {trace}")


if __name__ == "__main__":
    main()
