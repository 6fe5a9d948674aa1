from tests.requirements import require
from tests.simulator.pollers.both_ways import assert_same_either_way

require("rq", "fakeredis", "lupa")

WORKER = """
import sys
from types import ModuleType

from fakeredis import FakeStrictRedis
from rq import Queue, SimpleWorker
from rq.scheduler import RQScheduler
from rq.timeouts import TimerDeathPenalty

jobs = sys.modules["jobs"] = ModuleType("jobs")
jobs.mark, mark.__module__ = mark, "jobs"
redis = FakeStrictRedis()
queue = Queue(connection=redis)


def later(seconds, what):
    queue.enqueue_in(timedelta(seconds=seconds), mark, what)


class Scheduler(RQScheduler):
    def _install_signal_handlers(self):
        pass


class Worker(SimpleWorker):
    death_penalty_class = TimerDeathPenalty

    def _install_signal_handlers(self):
        pass


scheduler = Scheduler([queue], connection=redis, logging_level="ERROR")
worker = Worker([queue], connection=redis)
start(scheduler.work)
start(lambda: worker.work(logging_level="ERROR"))
"""


def test_a_scheduler_does_everything_at_the_same_instants():
    assert_same_either_way(WORKER)
