import pytest

from tests.requirements import require
from tests.simulator.pollers.both_ways import assert_same_either_way

require("huey")

CONSUMER = """
import logging

from huey import MemoryHuey, crontab
from huey.consumer import Consumer

logging.getLogger("huey").setLevel(logging.CRITICAL)
queue = MemoryHuey("bot", utc={utc})
job = queue.task()(mark)


def later(seconds, what):
    job.schedule((what,), delay=seconds)


class Consumer(Consumer):
    def _set_signal_handlers(self):
        pass


start(Consumer(queue, {options}).run)
"""


@pytest.mark.parametrize(
    ("utc", "options", "seed"),
    [
        (True, "", 1),
        (False, "workers=2, scheduler_interval=5, max_delay=1", 2),
        (True, "max_tasks=3, health_check_interval=10", 3),
        (True, "check_worker_health=False, periodic=False", 4),
    ],
)
def test_a_consumer_does_everything_at_the_same_instants(utc, options, seed):
    assert_same_either_way(CONSUMER.format(utc=utc, options=options), seed)


def test_periodic_tasks_run_when_they_would():
    periodic = CONSUMER.format(utc=True, options="") + (
        "@queue.periodic_task(crontab(minute='*/20'))\ndef tidy():\n    mark('asked')\n"
    )
    lived = assert_same_either_way(periodic, share=4)
    assert len([what for _, what in lived.marks if what == "asked"]) > 36
