import threading
import time

from simulator.poller import Looks
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
