"""What the fake answers per second over sockets, against a bare route and against moto.

``python benchmarks/throughput.py`` starts all three under waitress on this machine, and has each
answer the same clients in turns; ratios come first, absolute figures depend on the machine. The
bare route is Flask's and returns the fake's own bytes, headers included. moto takes a message for
an SNS topic (``pip install '.[bench]'``, or another Python with ``--moto-python``).
"""

import argparse
import json
import re
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
TOKEN = "EAAbenchmark"
CONNECTIONS = 4
SENDS = 1000
SENDS_OF_MOTO = 200
ROUNDS = 7
PATIENCE = 20  # seconds for one answer
THREADS = 8

BARE = """
import flask, sys
app = flask.Flask("bare")
HEAD, _, BODY = sys.argv[1].partition("\\n\\n")
HEADERS = [tuple(line.split(": ", 1)) for line in HEAD.split("\\n")]
@app.post("/v24.0/me/messages")
def send():
    flask.request.get_data()
    return flask.Response(BODY, 200, HEADERS)
"""

MOTO = """
import sys
from moto.server import DomainDispatcherApplication, create_backend_app
app = DomainDispatcherApplication(create_backend_app)
"""

SERVE = """
from waitress.server import create_server
server = create_server(app, host="127.0.0.1", port=0, threads=int(sys.argv[-1]))
print(server.effective_port, flush=True)
server.run()
"""

OF_SERVER = re.compile("(?:content-length|date|server|via|connection):", re.IGNORECASE)
"""Headers that the server makes by itself."""

SIGNED = (
    "Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/us-east-1/sns/aws4_request, "
    "SignedHeaders=host, Signature=0\r\n"
)


class Server:
    """A server in a process of its own, and the request that it answers again and again."""

    def __init__(self, name: str, command: list[str]) -> None:
        self.name = name
        self.process = subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        self.rates: list[float] = []
        self.sends = SENDS
        self.request = b""
        self.port = 0

    def line(self) -> str:
        """Return the next line that it prints."""
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def ask(self, request: bytes) -> tuple[bytes, bytes]:
        """Return the head and the body of one answer."""
        with socket.create_connection(("127.0.0.1", self.port), PATIENCE) as connection:
            return one(connection, request)

    def measure(self) -> None:
        """Have all clients send, and remember how many answers came per second."""
        threads = [threading.Thread(target=self._client) for _ in range(CONNECTIONS)]
        began = time.perf_counter()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.rates.append(self.sends / (time.perf_counter() - began))

    def _client(self) -> None:
        with socket.create_connection(("127.0.0.1", self.port), PATIENCE) as connection:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            for _ in range(self.sends // CONNECTIONS):
                one(connection, self.request)


def one(connection: socket.socket, request: bytes) -> tuple[bytes, bytes]:
    """Send ``request`` and return the answer, which must be 200: head and body."""
    connection.sendall(request)
    received = b""
    while b"\r\n\r\n" not in received:
        received += connection.recv(65536)
    head, _, body = received.partition(b"\r\n\r\n")
    assert b" 200 " in head.split(b"\r\n")[0], received
    lower = head.lower()
    start = lower.index(b"content-length:") + len(b"content-length:")
    length = int(lower[start:].split(b"\r\n")[0])
    while len(body) < length:
        body += connection.recv(65536)
    return head, body


def post(path: str, content_type: str, body: bytes, more: str = "") -> bytes:
    """Return a POST as it goes over the wire."""
    head = (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: {content_type}\r\n"
        f"User-Agent: benchmark\r\nAccept: */*\r\n{more}Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def start_fake(*options: str) -> Server:
    """Return the fake, with somebody to write to."""
    command = [sys.executable, "-m", "fake_graph", "--port", "0", "--page-token", TOKEN, *options]
    server = Server("fake", command)
    server.port = int(server.line().split()[0].rpartition(":")[2])
    said = {"recipient": {"id": server.line().split()[-1]}, "message": {"text": "Hello, Ana!"}}
    path = f"/v24.0/me/messages?access_token={TOKEN}"
    server.request = post(path, "application/json", json.dumps(said).encode())
    return server


def start_bare(fake: Server) -> Server:
    """Return a bare route that answers what the fake answers."""
    head, body = fake.ask(fake.request)
    lines = [line for line in head.decode("latin-1").split("\r\n")[1:] if not OF_SERVER.match(line)]
    answer = "\n".join(lines) + "\n\n" + body.decode()
    server = Server("bare Flask route", [sys.executable, "-c", BARE + SERVE, answer, str(THREADS)])
    server.port, server.request = int(server.line()), fake.request
    return server


def start_moto(python: str) -> Server | None:
    """Return moto with a topic, None where it is not installed."""
    server = Server("moto, SNS", [python, "-c", MOTO + SERVE, str(THREADS)])
    port = server.line()
    if not port:
        return None
    server.port, server.sends = int(port), SENDS_OF_MOTO
    form = "application/x-www-form-urlencoded"
    server.ask(post("/", form, b"Action=CreateTopic&Name=t&Version=2010-03-31", SIGNED))
    topic = b"arn%3Aaws%3Asns%3Aus-east-1%3A123456789012%3At"
    body = b"Action=Publish&Message=Hello%2C+Ana%21&Version=2010-03-31&TopicArn=" + topic
    server.request = post("/", form, body, SIGNED)
    return server


def described(name: str, values: list[float], spell: Callable[[float], str]) -> str:
    """Return least, median and most of some values."""
    least, middle, most = min(values), statistics.median(values), max(values)
    return f"{name}: {spell(middle)} ({spell(least)} to {spell(most)})"


def main() -> None:
    """Print everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--moto-python", default=sys.executable, help="a Python that has moto")
    parser.add_argument("--journal", help="have the fake keep its journal in this file")
    options = parser.parse_args()
    fake = start_fake(*(("--journal", options.journal) if options.journal else ()))
    bare, moto = start_bare(fake), start_moto(options.moto_python)
    servers = [server for server in (fake, bare, moto) if server is not None]
    try:
        for turn in range(ROUNDS + 1):
            for server in servers if turn % 2 else reversed(servers):
                server.measure()
    finally:
        for server in servers:
            server.process.kill()
    for server in servers:
        del server.rates[0]  # warming up
    for server in servers[1:]:
        pairs = zip(fake.rates, server.rates, strict=True)
        ratios = [mine / its for mine, its in pairs]
        print(described(f"fake / {server.name}", ratios, lambda value: f"{value:.2f}"))
    for server in servers:
        print(described(f"{server.name}, calls per second", server.rates, lambda v: f"{v:.0f}"))
    if moto is None:
        print("moto is not installed: pip install '.[bench]'")


if __name__ == "__main__":
    main()
