"""The line to an agent in a bot's process: JSON objects, one a line, over a Unix socket.

An agent says:

* ``hello``: its language, version and process, first of all;
* ``ready``: a server listens, and all is quiet;
* ``call``: the bot calls the Graph API, or another host that the harness answers for;
* ``host``: the bot contacts another host for real;
* ``note``: something is not under control there;
* ``reply``, or ``raised``: what came of a request to the bot's webhook;
* ``done``: all that was due has been done, and when the bot is next due by itself;
* ``stuck``: it cannot be done, and why.

The harness says ``begin``, ``run`` (with the requests for the bot), ``end``, and ``quit``;
``request`` in the middle of a run; ``answer`` or ``refuse`` to a call; and ``take``: for which
hosts it answers.

Instants are microseconds since the last ``begin``. In bodies each character is one byte.
"""

import json
import socket
from contextlib import suppress
from typing import Any

Message = dict[str, Any]

_BYTES = 65536


class Channel:
    """One agent's line, seen from the harness.

    Attributes:
        is_open: Whether the agent is still there.
    """

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._unread = bytearray()
        self.is_open = True

    def fileno(self) -> int:
        """Return the descriptor to wait for."""
        return self._connection.fileno()

    def send(self, message: Message) -> None:
        """Say ``message``; a line that is down stays silent, and is noticed by reading."""
        with suppress(OSError):
            self._connection.sendall(json.dumps(message).encode() + b"\n")

    def read(self) -> list[Message]:
        """Return what has come in, waiting for something to come.

        Raises:
            ValueError: it is not what agents say.
        """
        try:
            data = self._connection.recv(_BYTES)
        except OSError:
            data = b""
        if not data:
            self.is_open = False
            return []
        self._unread += data
        if b"\n" not in data:
            return []
        *lines, rest = self._unread.split(b"\n")
        self._unread = bytearray(rest)
        return [_read(bytes(line)) for line in lines]

    def close(self) -> None:
        """Hang up."""
        self.is_open = False
        self._connection.close()


def _read(line: bytes) -> Message:
    message = json.loads(line)
    if not isinstance(message, dict):
        raise ValueError(f"not a message: {line[:80]!r}")
    return message
