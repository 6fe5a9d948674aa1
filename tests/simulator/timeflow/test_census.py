import threading
import time
from datetime import timedelta


def test_who_keeps_waking_up_is_counted_by_place(simulation):
    stop = []

    def poll(seconds):
        while not stop:
            time.sleep(seconds)

    for seconds in (1, 1, 10):
        thread = threading.Thread(target=poll, args=(seconds,), name=f"every {seconds}")
        simulation.deliver(thread.start)
    before = simulation.scheduler.count_wakes()
    simulation.clock.advance(timedelta(minutes=1))
    (place, wakes), (_, fewer) = simulation.scheduler.woken_since(before)
    assert (wakes, fewer) == (120, 6)
    assert place.startswith("thread 'every 1' at ")
    assert place.endswith("in poll")
    stop.append(True)
    simulation.rest(10)


def test_a_chain_of_timers_is_counted_by_what_they_do(simulation):
    left = [30]

    def again():
        left[0] -= 1
        if left[0]:
            threading.Timer(1, again).start()

    before = simulation.scheduler.count_wakes()
    simulation.play(again)
    ((place, wakes),) = simulation.scheduler.woken_since(before)
    assert wakes == 29
    assert "in again" in place
    assert place.endswith(", each a new one,")


def test_who_slept_all_the_time_is_not_counted(simulation):
    before = simulation.scheduler.count_wakes()
    simulation.play(lambda: threading.Event().wait(timeout=400_000), days=1)
    assert simulation.scheduler.woken_since(before) == ()
    simulation.rest(400_000)
