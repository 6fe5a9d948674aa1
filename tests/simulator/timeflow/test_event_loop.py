"""What asyncio's loops rely on that holds in real time only."""

import asyncio
import random

from simulator.timeflow.face import install


def test_timers_for_one_instant_come_in_the_order_in_which_they_were_set(simulation):
    async def main():
        loop, done = asyncio.get_running_loop(), asyncio.Event()
        when = loop.time() + 60
        for number in range(50):
            loop.call_at(when, simulation.mark, number)
        loop.call_at(when - 30, simulation.mark, "earlier")
        loop.call_later(90, done.set)
        await done.wait()

    marks = simulation.play(lambda: asyncio.run(main()))
    assert marks == [(30, "earlier"), *((60, number) for number in range(50))]


def test_a_cancelled_timer_changes_nothing_for_the_others(simulation):
    async def main():
        loop = asyncio.get_running_loop()
        timers = [loop.call_later(60, simulation.mark, number) for number in range(300)]
        for timer in random.Random(1).sample(timers, 200):  # so many that the heap is cleaned
            timer.cancel()
        await asyncio.sleep(61)
        assert [n for _, n in simulation.marks] == [t._args[0] for t in timers if not t.cancelled()]

    simulation.play(lambda: asyncio.run(main()))
    assert len(simulation.marks) == 100


def test_timers_from_before_and_after_sort_together():
    install()
    loop = asyncio.SelectorEventLoop()
    loop.close()
    kinds = (asyncio.TimerHandle, asyncio.events.TimerHandle)
    timers = [kind(when, print, (), loop) for when in (7, 5, 6) for kind in kinds]
    assert [timer.when() for timer in sorted(timers)] == [5, 5, 6, 6, 7, 7]
    assert all(isinstance(timer, kind) for timer in timers for kind in kinds)
