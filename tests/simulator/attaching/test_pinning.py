import os
import subprocess
import sys

import pytest

from simulator.attaching.pinning import own_place, pin

pytestmark = pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="not on this system")


def test_a_process_keeps_to_one_core():
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as sleeper:
        pin(sleeper.pid, 1)
        assert len(os.sched_getaffinity(sleeper.pid)) == 1
        sleeper.communicate(b"\n")


def test_places_beyond_the_last_core_begin_anew():
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as sleeper:
        pin(sleeper.pid, 10_000)
        assert len(os.sched_getaffinity(sleeper.pid)) == 1
        sleeper.communicate(b"\n")


@pytest.mark.parametrize(
    ("worker", "place"), [(None, 0), ("gw0", 0), ("gw3", 6), ("controller", 0)]
)
def test_workers_do_not_share_their_places(monkeypatch, worker, place):
    monkeypatch.delenv("PYTEST_XDIST_WORKER", raising=False)
    if worker is not None:
        monkeypatch.setenv("PYTEST_XDIST_WORKER", worker)
    assert own_place() == place
