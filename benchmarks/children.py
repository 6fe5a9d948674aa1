"""What a message costs where the bot is a child, against the same program over loopback.

``python benchmarks/children.py`` prints, for a Flask and a Node program, turns per second under
Courtesy, the same program's turns per second when it is called directly over loopback and its Graph
calls are answered there with a constant, and the ratio; rounds of both are interleaved.
"""

import argparse
import http.client
import json
import os
import statistics
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from fake_graph.alone.listening import free_port
from simulator.harness import Harness
from simulator.settings import Settings
from simulator.timeflow.real import Real

BENCHMARKS = Path(__file__).parent
TURNS = 500
ROUNDS = 7
BOTS = {
    "Python": (f"python:{BENCHMARKS}/bots/child.py", (sys.executable, "bots/child.py")),
    "Node": (f"node:{BENCHMARKS}/bots/child.cjs", ("node", "bots/child.cjs")),
}
ANSWER = json.dumps({"recipient_id": "7000000000000001", "message_id": "m_" + "A" * 86}).encode()
EVENT = {"sender": {"id": "7000000000000001"}, "recipient": {"id": "1"}, "timestamp": 1}
BODY = json.dumps(
    {
        "object": "page",
        "entry": [
            {"id": "1", "time": 1, "messaging": [EVENT | {"message": {"mid": "m", "text": "Hi"}}]}
        ],
    }
)


class Graph(BaseHTTPRequestHandler):
    """A Send API that always gives the same answer."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_POST(self) -> None:
        """Answer."""
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(ANSWER)))
        self.end_headers()
        self.wfile.write(ANSWER)

    def log_message(self, *_: object) -> None:
        """Write nothing."""


@contextmanager
def over_loopback(command: tuple[str, ...]) -> Iterator[Callable[[], float]]:
    """Start the program by itself; yield what measures its turns per second."""
    graph = ThreadingHTTPServer(("127.0.0.1", 0), Graph)
    threading.Thread(target=graph.serve_forever, daemon=True).start()
    port = free_port()
    env = {"GRAPH": f"http://127.0.0.1:{graph.server_port}", "PORT": str(port)}
    program = subprocess.Popen(
        command,
        cwd=BENCHMARKS,
        env=os.environ | env | {"PAGE_ACCESS_TOKEN": "EAA"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        await_port(port)
        yield lambda: measure_loopback(port)
    finally:
        program.kill()
        program.wait()
        graph.shutdown()


def await_port(port: int) -> None:
    """Wait until somebody listens."""
    while True:
        connection = http.client.HTTPConnection("127.0.0.1", port)
        try:
            connection.request("GET", "/webhook?hub.challenge=1")
            connection.getresponse().read()
        except OSError:
            Real.sleep(0.02)
        else:
            return
        finally:
            connection.close()


def measure_loopback(port: int) -> float:
    """Return turns per second, one connection a turn, as werkzeug serves them."""
    began = Real.perf_counter()
    for _ in range(TURNS):
        connection = http.client.HTTPConnection("127.0.0.1", port)
        connection.request("POST", "/webhook", BODY, {"Content-Type": "application/json"})
        assert connection.getresponse().read() == b"EVENT_RECEIVED"
        connection.close()
    return TURNS / (Real.perf_counter() - began)


def measure_harness(harness: Harness, number: int) -> float:
    """Return turns per second under Courtesy: from a customer's word to the bot's answer."""
    with harness.world(f"round {number}") as world:
        world.graph.page.subscriptions = {world.graph.app.id: frozenset({"messages"})}
        customer = world.customer("Ana")
        began = Real.perf_counter()
        for _ in range(TURNS):
            customer.say("Hi")
        seconds = Real.perf_counter() - began
        assert len(customer.bot_messages()) == TURNS
    return TURNS / seconds


def main() -> None:
    """Measure both programs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--pin", action="store_true", help="each process to a core of its own")
    given = parser.parse_args()
    rounds, pin = given.rounds, given.pin
    for name, (address, command) in BOTS.items():
        harness = Harness(Settings(bot=address, pin=pin))
        try:
            with over_loopback(command) as loopback:
                harness.attach()
                ours, theirs = [], []
                for number in range(rounds):
                    ours.append(measure_harness(harness, number))
                    theirs.append(loopback())
        finally:
            harness.close()
        ratio = statistics.median(a / b for a, b in zip(ours, theirs, strict=True))
        print(
            f"{name} child: {statistics.median(ours):.0f} turns/s "
            f"({min(ours):.0f} to {max(ours):.0f}); over loopback "
            f"{statistics.median(theirs):.0f} turns/s; {ratio:.2f} times as many"
        )


if __name__ == "__main__":
    main()
