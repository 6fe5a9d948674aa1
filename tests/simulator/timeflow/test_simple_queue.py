import gc
import queue
import threading

import pytest

from simulator.timeflow.real import Real
from simulator.timeflow.simple_queue import SimpleQueue


def test_items_come_out_in_the_order_they_went_in():
    items = SimpleQueue()
    for number in range(3):
        items.put_nowait(number)
    assert items.qsize() == 3
    assert [items.get_nowait(), items.get(), items.get(timeout=1)] == [0, 1, 2]
    assert items.empty()


def test_an_empty_queue_says_so():
    items = SimpleQueue()
    with pytest.raises(queue.Empty):
        items.get_nowait()
    with pytest.raises(queue.Empty):
        items.get(timeout=0)
    with pytest.raises(ValueError, match="non-negative"):
        items.get(timeout=-1)


def test_it_can_be_subclassed_and_annotated():
    class Named(queue.SimpleQueue):
        name = "named"

    items: queue.SimpleQueue[int] = Named()
    items.put(1)
    assert (items.get(), items.name) == (1, "named")


def test_whoever_waits_longest_is_served_first(simulation):
    items = SimpleQueue()

    def worker(name):
        simulation.mark((name, items.get()))

    def bot():
        for name in "abc":
            threading.Thread(target=worker, args=(name,)).start()
        for number in range(3):
            threading.Timer(number + 1, items.put, (number,)).start()

    assert simulation.play(bot) == [(1, ("a", 0)), (2, ("b", 1)), (3, ("c", 2))]


def test_those_who_gave_up_are_not_woken(simulation):
    items = SimpleQueue()

    def impatient():
        with pytest.raises(queue.Empty):
            items.get(timeout=1)

    def patient():
        simulation.mark(items.get())

    def bot():
        for target in (impatient, impatient, patient):
            threading.Thread(target=target).start()
        threading.Timer(5, items.put, ("x",)).start()

    assert simulation.play(bot) == [(5, "x")]
    assert not items._waiters


def test_a_finaliser_may_put_at_any_moment(simulation):
    items = SimpleQueue()

    class Trash:
        def __init__(self) -> None:
            self.itself = self

        def __del__(self) -> None:
            items.put("trash")

    def bot():
        for _ in range(2000):
            Trash()
            items.put("item")
        gc.collect()
        simulation.mark(items.qsize())

    threshold = gc.get_threshold()
    gc.set_threshold(1)
    try:
        simulation.play(bot)
    finally:
        gc.set_threshold(*threshold)
    assert simulation.marks == [(0, 4000)]


def test_managed_and_unmanaged_threads_share_it(simulation):
    there, back = SimpleQueue(), SimpleQueue()

    def outsider():
        while (item := there.get()) is not None:
            back.put(item)

    received = []

    def bot():
        while len(received) < 500:
            received.append(back.get())

    Real.start_new_thread(outsider, ())
    simulation.deliver(lambda: threading.Thread(target=bot).start())
    for number in range(500):
        there.put(number)
    end = Real.monotonic() + 30
    while len(received) < 500 and Real.monotonic() < end:
        simulation.rest(1)
    there.put(None)
    assert received == list(range(500))
