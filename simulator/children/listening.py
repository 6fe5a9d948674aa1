"""Where processes of this machine listen, as Linux tells.

Source: https://man7.org/linux/man-pages/man5/proc_pid_net.5.html
"""

import socket
import struct
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

_TABLES = {"tcp": socket.AF_INET, "tcp6": socket.AF_INET6}
_LOCAL, _STATE, _INODE = 1, 3, 9
"""Columns of the tables."""
_LISTENS = "0A"
_WORD = 8  # hexadecimal digits
_EVERYWHERE = ("0.0.0.0", "::", "::ffff:0.0.0.0")  # noqa: S104 - read, not bound
_HERE = "127.0.0.1"


class Listener(NamedTuple):
    """An open TCP port.

    Attributes:
        host: By which address this machine reaches it.
    """

    host: str
    port: int


def listeners(pids: Iterable[int]) -> tuple[Listener, ...]:
    """Return where these processes listen, by port."""
    everybody = tuple(pids)
    theirs = {target for pid in everybody for target in _open_files(pid)}
    found = {listener for inode, listener in _listening(everybody) if inode in theirs}
    return tuple(sorted(found, key=lambda listener: (listener.port, listener.host)))


def _open_files(pid: int) -> Iterator[str]:
    try:
        entries = list(Path(f"/proc/{pid}/fd").iterdir())
    except OSError:  # it has ended, or belongs to another user
        return
    for entry in entries:
        try:
            yield str(entry.readlink())
        except OSError:  # it has been closed
            continue


def _listening(pids: Iterable[int]) -> Iterator[tuple[str, Listener]]:
    """Yield each listening socket that these processes may see, the way open files name it."""
    for pid in pids:
        for table, family in _TABLES.items():
            for row in _rows(Path(f"/proc/{pid}/net/{table}")):
                if row[_STATE] == _LISTENS:
                    yield f"socket:[{row[_INODE]}]", _address(row[_LOCAL], family)


def _rows(table: Path) -> list[list[str]]:
    try:
        return [line.split() for line in table.read_text().splitlines()[1:]]
    except OSError:  # no IPv6, or the process has ended
        return []


def _address(written: str, family: socket.AddressFamily) -> Listener:
    """Return what stands in a table: words in the machine's own order of bytes, and the port."""
    digits, _, port = written.partition(":")
    words = [int(digits[place : place + _WORD], 16) for place in range(0, len(digits), _WORD)]
    host = socket.inet_ntop(family, struct.pack(f"={len(words)}I", *words))
    return Listener(_HERE if host in _EVERYWHERE else host, int(port, 16))
