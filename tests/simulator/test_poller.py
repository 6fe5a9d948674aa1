import threading
import time
from importlib.metadata import version

from simulator.poller import Looks, Poller
from simulator.timeflow.face import install


def test_instants_are_those_of_the_clocks(simulation):
    looks = Looks(install())
    read = []
    simulation.deliver(lambda: read.append((time.monotonic(), time.time())))
    monotonic, wall = read[0]
    assert looks.of_monotonic(monotonic) == looks.now
    assert round(looks.of_wall(wall)) == looks.now


def test_a_thread_that_is_not_the_bots_says_nothing():
    looks = Looks(install())
    seen = []

    def look():
        with looks.between("nobody", 1, lambda: 0):
            seen.append(install().scheduler.holder.poll)

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    assert seen == [None]


def test_a_library_of_another_version_is_left_alone():
    major, minor = map(int, version("pytest").split(".")[:2])

    def fits(*since, library="pytest"):
        return Poller(library=library, since=since, modules={}).fits

    assert fits(major, minor)
    assert fits(major, 0)
    assert not fits(major, minor + 1)
    assert not fits(major - 1, 0)
    assert not fits(major, minor, library="no-such-library")
