"""The agent's end of the line to the harness; ``simulator.children.channel`` has the words.

It is opened when there is something to say first: a process that is not the bot, such as a
reloader, has nothing to say.
"""

import json
import os
import socket
import sys
from collections.abc import Callable
from typing import Any

from fake_graph.call import Request, Response
from simulator.timeflow.real import Real

Message = dict[str, Any]

GONE = 0
"""The exit status of a bot whose harness is gone."""


class Line:
    """Says one thing at a time, whoever speaks.

    Attributes:
        on_request: What to do with a request that comes while the bot waits for an answer.
    """

    def __init__(self, address: str) -> None:
        self._address = address
        self._connection: socket.socket | None = None
        self._stream: Any = None
        self._turn = Real.allocate_lock()
        self._calls = 0
        self.on_request: Callable[[Message], None] = _ignore
        self.on_take: Callable[[list[str]], None] = _ignore_hosts
        self.instant: Callable[[], int] = _no_time

    def say(self, message: Message) -> None:
        """Say ``message``; without a harness there is nothing left to live for."""
        if self._connection is None:
            self._open()
        try:
            self._connection.sendall(json.dumps(message).encode() + b"\n")  # type: ignore[union-attr]
        except OSError:
            os._exit(GONE)

    def hear(self) -> Message:
        """Return what the harness says next, waiting for it."""
        if self._connection is None:
            self._open()
        line = self._stream.readline()
        if not line:
            sys.stdout.flush()
            os._exit(GONE)
        message: Message = json.loads(line)
        return message

    def call(self, request: Request, host: str) -> Response:
        """Have the harness answer a call to ``host``; nobody else speaks meanwhile."""
        self._turn.acquire()
        try:
            return self._call(request, host)
        finally:
            self._turn.release()

    def _call(self, request: Request, host: str) -> Response:
        self._calls += 1
        number = self._calls
        query = f"?{request.query}" if request.query else ""
        self.say(
            {
                "call": number,
                "method": request.method,
                "url": f"https://{host}{request.path}{query}",
                "headers": list(request.headers.items()),
                "body": request.body.decode("latin-1"),
                "now": self.instant(),
            }
        )
        while True:
            message = self.hear()
            if message.get("answer") == number:
                headers = tuple((name, value) for name, value in message["headers"])
                return Response(message["status"], headers, message["body"].encode("latin-1"))
            if "request" in message:
                self.on_request(message["request"])
            elif "take" in message:
                self.on_take(message["take"])

    def forget(self) -> None:
        """Begin anew in a forked child: the line is the parent's."""
        self._connection = self._stream = None
        self._turn = Real.allocate_lock()

    def _open(self) -> None:
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            connection.connect(self._address)
        except OSError:
            os._exit(GONE)
        self._connection, self._stream = connection, connection.makefile("rb")
        version = ".".join(map(str, sys.version_info[:3]))
        hello = {"language": "python", "version": version, "pid": os.getpid(), "argv": sys.argv}
        self.say({"hello": hello})


def _ignore(_: Message) -> None:
    """Nobody has said yet what to do."""


def _ignore_hosts(_: list[str]) -> None:
    """Nobody has said yet what to do."""


def _no_time() -> int:
    return 0
