"""What an asynchronous bot's turn costs in simulated time, and what on a bare loop.

``python benchmarks/asgi.py [turns]`` has customers write to a Starlette bot that answers 200 at
once, and sends its reply by ``httpx.AsyncClient`` from a task after three seconds; then the same
application is called on a loop of asyncio's own, without those three seconds. It prints both, the
ratio, and the cost of ``asyncio.sleep`` alone, all in processor time. ``pip install '.[test]'``
brings what it needs.
"""

import asyncio
import json
import statistics
import sys
from collections.abc import Coroutine
from datetime import timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from simulator.timeflow.face import install
from simulator.timeflow.real import Real

install()

import httpx  # noqa: E402 - after the clock took over, as bots are imported
from starlette.applications import Starlette  # noqa: E402
from starlette.requests import Request  # noqa: E402
from starlette.responses import PlainTextResponse  # noqa: E402
from starlette.routing import Route  # noqa: E402

import fake_graph  # noqa: E402
from simulator.clock import Clock  # noqa: E402
from simulator.doors.asgi import AsgiDoor, _Exchange, _scope  # noqa: E402
from simulator.interceptors import intercept  # noqa: E402
from simulator.outgoing.network import Network  # noqa: E402
from simulator.outgoing.web import Web  # noqa: E402

TURNS = 1500
ROUNDS = 7
SLEEPS = 20_000
GAP = timedelta(seconds=10)
URL = "https://graph.facebook.com/v21.0/me/messages"
BODY = json.dumps({"entry": [{"messaging": [{"sender": {"id": "1"}, "message": {"text": "Hi"}}]}]})
JSON = {"Content-Type": "application/json"}


class Bot:
    """A bot that replies from a task.

    Attributes:
        sent: How many replies the platform has got.
    """

    def __init__(self, pause: float) -> None:
        self.sent = 0
        self._pause = pause
        self.tasks: set[asyncio.Task[None]] = set()
        self._client: httpx.AsyncClient | None = None
        self.app = Starlette(routes=[Route("/webhook", self._webhook, methods=["POST"])])

    async def _webhook(self, request: Request) -> PlainTextResponse:
        for entry in (await request.json())["entry"]:
            for event in entry["messaging"]:
                task = asyncio.create_task(self._reply(event["sender"]["id"]))
                self.tasks.add(task)
                task.add_done_callback(self.tasks.discard)
        return PlainTextResponse("EVENT_RECEIVED")

    async def _reply(self, psid: str) -> None:
        self._client = self._client or httpx.AsyncClient(params={"access_token": "EAA"})
        await asyncio.sleep(self._pause)
        body = {"recipient": {"id": psid}, "message": {"text": "Hello"}}
        (await self._client.post(URL, json=body)).raise_for_status()
        self.sent += 1


def simulated(turns: int) -> float:
    """Return seconds a turn in simulated time."""
    clock, bot = Clock(), Bot(3)
    with clock.paused():
        door = AsgiDoor(bot.app)
        door.start()

    def write() -> None:
        assert door.request("POST", "/webhook", headers=JSON, body=BODY.encode()).status == 200

    with clock.running():
        for number in range(turns):
            clock.call_at(clock.now() + number * GAP, write)
        began = Real.process_time()
        clock.advance((turns + 1) * GAP)
        took = Real.process_time() - began
        door.close()
    assert bot.sent == turns
    return took / turns


async def bare(turns: int) -> float:
    """Return seconds a turn on a loop that nobody simulates."""
    bot = Bot(0)
    scope = _scope("POST", "/webhook", "", JSON, len(BODY))
    began = Real.process_time()
    for _ in range(turns):
        await _Exchange(BODY.encode()).run(bot.app, dict(scope))
    while bot.tasks:
        await asyncio.sleep(0)
    assert bot.sent == turns
    return (Real.process_time() - began) / turns


def sleeping() -> float:
    """Return seconds for one ``asyncio.sleep`` of a minute."""

    async def sleep() -> None:
        for _ in range(SLEEPS):
            await asyncio.sleep(60)

    clock = Clock()
    with clock.running():
        clock.call_soon(lambda: run(sleep()))
        began = Real.process_time()
        clock.advance(timedelta(minutes=SLEEPS + 1))
        return (Real.process_time() - began) / SLEEPS


def run(work: Coroutine[Any, Any, Any]) -> object:
    """Run ``work`` on a stock loop."""
    return asyncio.run(work)


def main() -> None:
    """Measure in turns, and print the medians."""
    turns = int(sys.argv[1]) if len(sys.argv) > 1 else TURNS
    answer = fake_graph.Response(200, (("Content-Type", "application/json"),), b"{}")
    intercept(Web(lambda _: answer, Network()))
    ours, theirs = [], []
    for _ in range(ROUNDS):
        ours.append(simulated(turns))
        theirs.append(asyncio.run(bare(turns)))
    turn, floor = statistics.median(ours), statistics.median(theirs)
    print(f"simulated: {turn * 1e6:.0f} us a turn, {1 / turn:.0f} turns/s")
    print(f"bare loop: {floor * 1e6:.0f} us a turn; ratio {turn / floor:.2f}")
    print(f"asyncio.sleep: {min(sleeping() for _ in range(3)) * 1e6:.1f} us")


if __name__ == "__main__":
    main()
