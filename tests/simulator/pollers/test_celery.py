import itertools

import pytest

from tests.requirements import require
from tests.simulator.pollers.both_ways import assert_same_either_way, live
from tests.simulator.simulation import in_new_process

require("celery")

WORKER = """
from celery import Celery
from celery.platforms import SecurityWarning

warnings.simplefilter("ignore", SecurityWarning)  # that the tests run as root
queue = Celery("bot", broker="memory://", set_as_current=False)
queue.conf.update(task_ignore_result=True, worker_hijack_root_logger=False)
queue.conf.update(worker_redirect_stdouts=False)


def do(what):
    for _ in range({sleeps}):
        time.sleep(1)
    mark(what)


job = queue.task(do, name="job")


def later(seconds, what):
    job.apply_async((what,), countdown=seconds)


worker = queue.Worker({options}, loglevel="ERROR", quiet=True)
start(worker.start)
"""

ALONE = "without_heartbeat=True, without_gossip=True, without_mingle=True"


def worker(options, sleeps=0):
    return WORKER.format(options=options, sleeps=sleeps)


@pytest.mark.parametrize(
    ("options", "seed"),
    [("pool='solo'", 1), (f"pool='solo', {ALONE}", 2), ("pool='threads', concurrency=2", 3)],
)
def test_a_worker_does_everything_at_the_same_instants(options, seed):
    assert_same_either_way(worker(options), seed)


def test_heartbeats_are_sent_as_ever_where_somebody_listens():
    listening = worker("pool='solo'") + (
        "from celery.events.event import get_exchange\n"
        "from kombu import Queue\n"
        "connection = queue.connection()\n"
        "events = Queue('events', get_exchange(connection), routing_key='worker.#')\n"
        "events(connection.channel()).declare()\n"
    )
    exact, fewer = (live(listening, exact=exact) for exact in (True, False))
    assert fewer.marks == exact.marks
    assert fewer.wakes > exact.wakes / 2


def test_a_task_that_sleeps_like_a_look_is_no_look():
    assert_same_either_way(worker("pool='solo'", sleeps=10))


def test_tasks_that_are_due_together_run_in_the_order_in_which_they_came():
    together = worker("pool='solo'") + (
        "\ndef later(seconds, what):\n"
        "    for part in range(30):\n"
        "        job.apply_async((f'{what}.{part:02}',), eta=start_of_day + timedelta(hours=2))\n"
        "from datetime import UTC, datetime\n"
        "start_of_day = datetime(2026, 9, 7, 9, tzinfo=UTC)\n"
    )
    lived = live(together, exact=False)
    done = [what for _, what in lived.marks if what != "asked"]
    assert len(done) == 900
    assert done == sorted(done, key=lambda what: int(what.split()[0]))
    assert all(first < second for first, second in itertools.pairwise(done[:30]))


EAGER = """
    from datetime import timedelta

    from simulator.clock import Clock
    from simulator.pollers import attend
    from simulator.timeflow.face import install

    def say(what):
        print(what)

    clock = Clock()
    attend(install())
    with clock.paused():
        from celery import Celery

        queue = Celery("bot", set_as_current=False)
        queue.conf.task_always_eager = True
        job = queue.task(say, name="shop.remind")
    with clock.running():
        job.delay("at once")
        print(clock.certificate.departures())
        job.apply_async(("later",), countdown=600)
    print(*clock.certificate.departures())
    print(clock.certificate.deterministic)
"""


def test_a_countdown_that_eager_mode_ignores_is_on_the_certificate():
    lines = in_new_process(EAGER).splitlines()
    assert lines[:3] == ["at once", "()", "later"]
    assert lines[3].startswith("the Celery task shop.remind ran at once although")
    assert "memory:// broker" in lines[3]
    assert lines[4] == "True"
