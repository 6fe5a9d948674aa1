import pytest

from tests.requirements import require
from tests.simulator.pollers.both_ways import assert_same_either_way

require("dramatiq")

WORKER = """
import dramatiq
from dramatiq.brokers.stub import StubBroker

broker = StubBroker()
dramatiq.set_broker(broker)
job = dramatiq.actor(mark, actor_name="job", max_retries=0)


def later(seconds, what):
    job.send_with_options(args=(what,), delay=round(1000 * seconds))


dramatiq.Worker(broker, {options}).start()
"""


@pytest.mark.parametrize(
    ("options", "seed"), [("", 1), ("worker_threads=1", 2), ("worker_timeout=250", 3)]
)
def test_a_worker_does_everything_at_the_same_instants(options, seed):
    assert_same_either_way(WORKER.format(options=options), seed)
