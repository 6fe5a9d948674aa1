"""A bot that is a plain function."""

import asyncio
import json
import threading

import pytest

from simulator.doors.function import FunctionDoor
from simulator.errors import BotRaised

BODY = json.dumps({"object": "page", "entry": []}).encode()


def test_a_function_gets_the_body_and_whatever_it_returns_is_200():
    seen = []
    door = FunctionDoor(lambda body: seen.append(body) or "ignored")
    reply = door.request("POST", "/", body=BODY)
    assert (reply.status, reply.body) == (200, b"")
    assert seen == [{"object": "page", "entry": []}]


def test_the_door_shakes_hands_by_itself():
    door = FunctionDoor(lambda body: pytest.fail("it is no webhook"))
    reply = door.request("GET", "/any", query="hub.mode=subscribe&hub.challenge=a%2Fb")
    assert (reply.status, reply.body) == (200, b"a/b")


def test_a_function_that_raises_raises_with_its_own_traceback():
    def handle(body):
        return body["nothing"]

    with pytest.raises(BotRaised, match="KeyError") as caught:
        FunctionDoor(handle).request("POST", "/", body=BODY)
    assert caught.value.__cause__.__traceback__.tb_frame.f_code is handle.__code__


def test_an_asynchronous_function_is_awaited_and_its_tasks_go_on(simulation):
    tasks = []

    async def later():
        await asyncio.sleep(60)
        simulation.mark("later")

    async def handle(body):
        tasks.append(asyncio.create_task(later()))
        await asyncio.sleep(5)
        simulation.mark("handled")

    door = FunctionDoor(handle)
    simulation.deliver(lambda: simulation.mark(door.request("POST", "/", body=BODY).status))
    simulation.rest(100)
    assert simulation.marks == [(5, "handled"), (5, 200), (60, "later")]


def test_asynchronous_calls_share_a_loop_and_do_not_wait_for_each_other(simulation):
    loops = set()

    async def handle(body):
        loops.add(asyncio.get_running_loop())
        await asyncio.sleep(body)
        simulation.mark(body)

    door = FunctionDoor(handle)
    for seconds in (30, 0, 5):
        body = str(seconds).encode()
        simulation.deliver(lambda body=body: door.request("POST", "/", body=body))
    simulation.rest(100)
    assert simulation.marks == [(0, 0), (5, 5), (30, 30)]
    assert len(loops) == 1


def test_an_asynchronous_function_that_raises_raises(simulation):
    async def handle(body):
        await asyncio.sleep(1)
        raise KeyError("price")

    with pytest.raises(BotRaised, match="price"):
        FunctionDoor(handle).request("POST", "/", body=BODY)


def test_threads_of_a_function_go_on(simulation):
    def handle(body):
        threading.Timer(60, simulation.mark, ("timer",)).start()

    simulation.deliver(lambda: FunctionDoor(handle).request("POST", "/", body=BODY))
    simulation.rest(100)
    assert simulation.marks == [(60, "timer")]
