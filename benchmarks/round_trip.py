"""What a message costs there and back, against the same bot called by hand.

``python benchmarks/round_trip.py`` prints the ratio first; the absolute figures depend on the
machine. There and back: a customer says something, a signed webhook reaches a Flask bot, which
calls the hard-coded Send API with ``requests``, which the journal and the transcript show. By hand:
the same bot's route, and a Flask route with Graph's answer as a constant, each through a WSGI
environment made by hand, without clock, customers, signing and policy. Where an app subscribes to
everything, it hears by a second webhook that its answer was delivered; both cases are shown.
"""

import argparse
import io
import json
import resource
import statistics
import sys
from collections.abc import Callable, Iterable
from datetime import timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1]))

from simulator.harness import Harness
from simulator.settings import Settings
from simulator.timeflow.real import Real

CUSTOMERS = 20
TURNS_EACH = 50
ROUNDS = 15
BETWEEN_TURNS = timedelta(seconds=30)
TURNS = CUSTOMERS * TURNS_EACH
TEXT = "Do you have this in blue, Élodie?"

Wsgi = Callable[[dict[str, Any], Callable[..., object]], Iterable[bytes]]


def by_hand(app: Wsgi, path: str, body: bytes, query: str = "", signature: str = "") -> bytes:
    """Call a WSGI application with a POST."""
    environ = {
        "REQUEST_METHOD": "POST",
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "443",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "localhost",
        "HTTP_X_HUB_SIGNATURE_256": signature,
        "REMOTE_ADDR": "127.0.0.1",
        "CONTENT_TYPE": "application/json",
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "https",
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    status = []
    parts = app(environ, lambda line, *_: status.append(line))
    answer = b"".join(parts)
    parts.close()  # type: ignore[attr-defined]
    assert status == ["200 OK"], (status, answer)
    return answer


def constant_graph() -> Wsgi:
    """Return a Send API that always gives the same answer."""
    import flask

    app = flask.Flask("constant")
    answer = {"recipient_id": "7000000000000001", "message_id": "m_" + "A" * 86}

    @app.post("/v23.0/me/messages")
    def send() -> dict[str, str]:
        flask.request.get_json()
        return answer

    return app.wsgi_app


class Bare:
    """The bot and a constant Send API, called by hand."""

    def __init__(self, bodies: list[tuple[bytes, str]]) -> None:
        from bots import answering

        self._bot = answering
        self._graph = constant_graph()
        self._bodies = bodies
        self._query = f"access_token={answering.TOKEN}"

    def _call_graph(self, body: dict[str, object]) -> None:
        said = json.dumps(body).encode()
        json.loads(by_hand(self._graph, "/v23.0/me/messages", said, self._query))

    def run(self) -> None:
        """Have the bot take every webhook."""
        really, self._bot.call_graph = self._bot.call_graph, self._call_graph
        try:
            for body, signature in self._bodies:
                by_hand(self._bot.app.wsgi_app, "/webhook", body, signature=signature)
        finally:
            self._bot.call_graph = really


class Full:
    """Customers who talk to the bot in a world of their own.

    Attributes:
        fields: What the page subscribes the app to, None for everything.
    """

    def __init__(self, harness: Harness, fields: frozenset[str] | None = None) -> None:
        self.harness = harness
        self.fields = fields
        self._worlds = 0

    def run(self) -> None:
        """Have everybody say everything, and read what they lived through."""
        self._worlds += 1
        with self.harness.world(f"world {self._worlds}") as world:
            if self.fields is not None:
                world.graph.page.subscriptions = {world.graph.app.id: self.fields}
            customers = [world.customer() for _ in range(CUSTOMERS)]
            for _ in range(TURNS_EACH):
                for customer in customers:
                    customer.say(TEXT)
                self.harness.clock.advance(BETWEEN_TURNS)
            transcripts = world.transcripts()
        assert sum(len(transcript.turns) for transcript in transcripts) == 2 * TURNS

    def bodies(self) -> list[tuple[bytes, str]]:
        """Return the webhooks of such a run, with their signatures."""
        from fake_graph import Webhook

        carried: list[Webhook] = []
        with self.harness.world("to copy") as world:
            really = world.graph.deliver
            world.graph.deliver = lambda webhook: (carried.append(webhook), really(webhook))[1]
            customers = [world.customer() for _ in range(CUSTOMERS)]
            for number in range(TURNS):
                customers[number % CUSTOMERS].say(TEXT)
        return [
            (w.body, dict(w.headers)["X-Hub-Signature-256"])
            for w in carried
            if w.field == "messages"
        ]


def cost(run: Callable[[], None]) -> tuple[float, float]:
    """Return what a turn takes: seconds, and seconds of computing."""
    began, computed = Real.perf_counter(), Real.process_time()
    run()
    return (Real.perf_counter() - began) / TURNS, (Real.process_time() - computed) / TURNS


def described(name: str, values: list[float], spell: Callable[[float], str]) -> str:
    """Return least, median and most of some values."""
    least, middle, most = min(values), statistics.median(values), max(values)
    return f"{name}: {spell(middle)} ({spell(least)} to {spell(most)})"


def main() -> None:
    """Print everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    rounds = parser.parse_args().rounds
    harness = Harness(Settings(bot="wsgi:bots.answering:app"))
    harness.attach()
    full, told = Full(harness, frozenset({"messages"})), Full(harness)
    bare = Bare(full.bodies())
    runs = (full.run, told.run, bare.run)
    for run in runs:
        run()  # warming up
    costs = [[cost(run) for run in runs] for _ in range(rounds)]
    times, computing = ([[of[kind] for of in row] for row in costs] for kind in (0, 1))
    ratio, us = "x {:.2f}".format, "{:.0f} us".format
    print(described("there and back / by hand", [f / b for f, _, b in times], ratio))
    print(described("the same in computing time", [f / b for f, _, b in computing], ratio))
    print(described("with its delivery told / by hand", [t / b for _, t, b in times], ratio))
    print(described("turns per second", [1 / f for f, _, _ in times], "{:.0f}".format))
    print(described("computing per turn", [f * 1e6 for f, _, _ in computing], us))
    print(described("computing per turn, delivery told", [t * 1e6 for _, t, _ in computing], us))
    print(described("computing per turn, by hand", [b * 1e6 for _, _, b in computing], us))
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


if __name__ == "__main__":
    main()
