"""The agent's end of the line to the harness; ``simulator.children.channel`` has the words.

It is opened when there is something to say first: a process that is not the bot, such as a
reloader, has nothing to say.
"""

import json
import os
import socket
import sys
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from simulator.exchange import Answer, Call, Refused
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

    def call(self, call: Call) -> Answer:
        """Have the harness answer ``call``; nobody else speaks meanwhile.

        Raises:
            Refused: the harness has the connection fail.
        """
        self._turn.acquire()
        try:
            return self._call(call)
        finally:
            self._turn.release()

    def _call(self, call: Call) -> Answer:
        self._calls += 1
        number = self._calls
        self.say(
            {
                "call": number,
                "method": call.method,
                "url": call.url,
                "headers": list(call.headers.items()),
                "body": call.body.decode("latin-1"),
            }
        )
        while True:
            message = self.hear()
            if message.get("answer") == number:
                return _answer(message)
            if message.get("refuse") == number:
                raise Refused(message["error"])
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


def _answer(message: Message) -> Answer:
    return Answer(
        status=message["status"],
        headers=tuple((name, value) for name, value in message["headers"]),
        body=message["body"].encode("latin-1"),
        after=timedelta(microseconds=message.get("after", 0)),
    )


def _ignore(_: Message) -> None:
    """Nobody has said yet what to do."""


def _ignore_hosts(_: list[str]) -> None:
    """Nobody has said yet what to do."""
