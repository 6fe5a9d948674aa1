"""A loop on a thread of the bot's."""

import asyncio
import contextvars
import time

import pytest

from simulator.attaching.loop_thread import LoopThread


@pytest.fixture
def loop(simulation):
    thread = LoopThread("loop")
    yield thread
    if not thread.loop.is_closed():
        thread.stop()


def test_work_of_many_threads_goes_on_side_by_side(loop, simulation):
    async def work(seconds):
        await asyncio.sleep(seconds)
        return seconds

    for seconds in (60, 5, 30):
        simulation.deliver(
            lambda seconds=seconds: simulation.mark(loop.submit(work(seconds)).result())
        )
    simulation.rest(100)
    assert simulation.marks == [(5, 5), (30, 30), (60, 60)]


def test_work_runs_in_the_context_of_whoever_asked_for_it(loop):
    number = contextvars.ContextVar("number")
    number.set(7)

    async def work():
        return number.get(), loop.is_current()

    assert loop.submit(work()).result() == (7, True)
    assert loop.is_current() is False


def test_at_the_end_tasks_are_cancelled_and_generators_closed(loop, simulation):
    async def numbers():
        try:
            yield 1
        finally:
            simulation.mark("generator")

    async def work():
        async for _ in numbers():
            try:
                await asyncio.sleep(3600)
            finally:
                await asyncio.sleep(2)
                simulation.mark("task")

    loop.submit(work())
    simulation.rest(10)
    loop.stop()
    assert simulation.marks == [(12, "task"), (12, "generator")]
    assert not simulation.leftovers()


def test_threads_of_the_loop_do_not_hold_up_its_end(loop, simulation):
    async def work():
        await asyncio.to_thread(time.sleep, 86_400)

    loop.submit(work())
    simulation.rest(1)
    loop.stop()
    assert simulation.elapsed == 1


def test_what_does_not_let_itself_be_cancelled_holds_up_the_end_for_a_while_only(loop, simulation):
    async def work():
        for _ in range(2):
            try:
                await asyncio.sleep(3600)
            except asyncio.CancelledError:
                simulation.mark("no")

    async def end():
        await asyncio.wait({stubborn})

    stubborn = loop.loop.create_task(work())
    simulation.rest(1)
    loop.stop()
    assert simulation.elapsed == 11
