"""A task queue in a process of its own, once with all its looks and once without those in vain."""

import json
import textwrap
from dataclasses import dataclass

from tests.simulator.simulation import in_new_process

PROGRAM = """
import json
import random
import threading
import time
import warnings
from datetime import timedelta

from simulator.chance import seeded
from simulator.clock import Clock
from simulator.pollers import attend
from simulator.timeflow.face import install

clock = Clock()
attend(install(), exact={exact})
marks = []
kept = set()


def mark(what):
    marks.append((time.monotonic_ns() // 1000, what))


def start(work):
    threading.Thread(target=work, daemon=True).start()


with clock.paused():
{setup}
    clock.settle()
chance = random.Random({seed})
scheduler = install().scheduler
with clock.running(), seeded({seed}, scheduler.manages_caller):
    begun = {{thread: thread.wakes for thread in scheduler.residents()}}
    for number in range(30):
        clock.advance(timedelta(seconds=chance.choice((0, 0.25, 1, 59.999, 7 * number, 300))))
        wait = chance.choice((0, 0.5, 1, 2, 3.75, 60, 600, 601.3, 3600))
        clock.call_soon(lambda: (mark("asked"), later(wait, f"{{number}} in {{wait}}")))
    clock.advance(timedelta(hours=2))
    wakes = sum(t.wakes - begun.get(t, 0) for t in scheduler.residents())
print(json.dumps([marks, wakes, clock.certificate.departures()]))
"""


@dataclass(frozen=True)
class Lived:
    """What came of it.

    Attributes:
        marks: What was asked and done, with microseconds of simulated time.
        wakes: How often a thread's time was up.
        said: What the clock certificate says is not as in production.
    """

    marks: list
    wakes: int
    said: list


def live(setup, *, exact, seed=1):
    """Start a queue by ``setup``, which defines ``later(seconds, what)``; ask 30 tasks of it."""
    program = PROGRAM.format(
        exact=exact, seed=seed, setup=textwrap.indent(textwrap.dedent(setup), "    ")
    )
    return Lived(*json.loads(in_new_process(program).splitlines()[-1]))


def assert_same_either_way(setup, seed=1, *, share=10):
    """Expect the same marks at the same instants for a tenth of the looks; return the fewer."""
    exact, fewer = (live(setup, exact=exact, seed=seed) for exact in (True, False))
    assert fewer.marks == exact.marks
    assert len([what for _, what in exact.marks if what != "asked"]) == 30
    assert fewer.wakes < exact.wakes / share
    assert not any("looks for work" in sentence for sentence in exact.said)
    assert any("looks for work" in sentence for sentence in fewer.said)
    return fewer
