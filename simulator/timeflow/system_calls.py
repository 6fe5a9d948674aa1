"""What the operating system tells about a thread that uses no CPU: what it waits for.

Elsewhere than on Linux, or on another machine than the two listed, it tells nothing.

Source: https://man7.org/linux/man-pages/man5/proc_pid_syscall.5.html
"""

import platform
import struct
import threading
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from simulator.timeflow.real import Real
from simulator.timeflow.thread import ManagedThread

_LOCK_CALLS = {"x86_64": {202}, "aarch64": {98}}
_WAIT_CALLS = {
    "x86_64": {7, 23, 35, 42, 43, 45, 47, 61, 73, 230, 232, 247, 270, 271, 281, 288},
    "aarch64": {22, 72, 73, 95, 101, 115, 202, 203, 207, 212, 242, 260, 32},
}
_READ_CALLS = {"x86_64": {0, 19}, "aarch64": {63, 65}}
_RECEIVE_CALLS = {"x86_64": {45, 47}, "aarch64": {207, 212}}
_ACCEPT_CALLS = {"x86_64": {43, 288}, "aarch64": {202, 242}}
_POLL_CALLS = {"x86_64": {7, 271}, "aarch64": {73}}
"""futex; poll, select, sleep, connect, accept, recv, wait, flock and their kin; read; recv; …"""

_POLLED = struct.Struct("ihh")

_COMPUTING = ("R", "D")
"""States in /proc/self/task/<thread>/stat."""
_INODE, _LOCAL, _REMOTE, _STATE = 9, 1, 2, 3
"""Columns of /proc/net/tcp."""
_LISTENS = "0A"

TASKS = Path("/proc/self/task")


def sees() -> bool:
    """Return whether this system tells what threads wait for."""
    return TASKS.exists()


def cpu_of(thread: ManagedThread) -> float:
    """Return the seconds of CPU that ``thread`` has used; where nobody tells, all threads'.

    Only one thread of the bot runs at a time, so the latter grows with the former.
    """
    try:
        return Real.thread_clock(Real.thread_clock_id(thread.ident or 0))
    except (OSError, OverflowError, ValueError):  # it has ended
        return -1.0


def somebody_computes() -> bool:
    """Return whether a thread of this process, other than the caller, runs or would if it could.

    On a busy machine a thread may wait for a processor for a long time; then nobody is stuck.
    """
    mine = str(threading.get_native_id())
    for task in TASKS.iterdir():
        try:
            state = (task / "stat").read_text().rpartition(")")[2].split()[0]
        except OSError:  # it has ended
            continue
        if state in _COMPUTING and task.name != mine:
            return True
    return False


def waits_for(thread: ManagedThread) -> str:
    """Return ``lock``, ``world``, or nothing where the thread computes or its call is unknown."""
    machine = platform.machine()
    number, file = _call(thread)
    if number in _LOCK_CALLS.get(machine, ()):
        return "lock"
    if number in _WAIT_CALLS.get(machine, ()):
        return "world"
    if number in _READ_CALLS.get(machine, ()):
        return "world" if _target(file).startswith(("socket:", "pipe:")) else ""
    return ""


def reads_the_keyboard(thread: ManagedThread) -> bool:
    """Return whether the thread reads standard input, where a person may take any time."""
    number, file = _call(thread)
    return file == 0 and number in _READ_CALLS.get(platform.machine(), ())


def reads_from_this_process(thread: ManagedThread) -> bool:
    """Return whether the thread reads a pipe or a TCP stream whose other end is in here alone.

    So does a server that waits for its next client.
    """
    machine = platform.machine()
    number, file = _call(thread)
    if number in _ACCEPT_CALLS.get(machine, ()):
        return True
    if number in _POLL_CALLS.get(machine, ()):
        file = _polled(file)
    elif number not in _READ_CALLS.get(machine, set()) | _RECEIVE_CALLS.get(machine, set()):
        return False
    target = _target(file)
    end = target if target.startswith("pipe:") else _peer(target)
    mine = [_target(fd) for fd in _open_files() if fd != file]
    return end in mine and not any(end in targets for targets in _open_in_children())


def _call(thread: ManagedThread) -> tuple[int, int]:
    """Return the system call that the thread is in and its first argument."""
    try:
        call = Path(f"/proc/self/task/{thread.native_id}/syscall").read_text().split()
        return int(call[0]), int(call[1], 16)
    except (OSError, ValueError, IndexError):  # it runs, or it has ended
        return -1, -1


def _polled(address: int) -> int:
    """Return the first file descriptor in an array for ``poll``."""
    try:
        with Path("/proc/self/mem").open("rb", buffering=0) as memory:
            memory.seek(address)
            return int(_POLLED.unpack(memory.read(_POLLED.size))[0])
    except (OSError, ValueError, struct.error):  # it has been answered meanwhile
        return -1


def _open_files() -> list[int]:
    return [int(entry.name) for entry in Path("/proc/self/fd").iterdir()]


def _open_in_children() -> Iterator[set[str]]:
    for listing in Path("/proc/self/task").glob("*/children"):
        for child in _text(listing).split():
            yield {_link(entry) for entry in _entries(Path(f"/proc/{child}/fd"))}


def _text(file: Path) -> str:
    try:
        return file.read_text()
    except OSError:  # the thread has ended
        return ""


def _entries(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:  # the process has ended
        return []


def _target(file: int) -> str:
    return _link(Path(f"/proc/self/fd/{file}"))


def _link(entry: Path) -> str:
    try:
        return str(entry.readlink())
    except OSError:  # it has been closed
        return ""


def _peer(target: str) -> str:
    """Return the other end of a TCP stream on this machine, as ``/proc/self/fd`` names it.

    Of a stream that nobody has accepted yet, that is the socket that listens.
    """
    tables = (Path(f"/proc/self/net/{table}") for table in ("tcp", "tcp6"))
    lines = chain.from_iterable(t.read_text().splitlines()[1:] for t in tables if t.exists())
    rows = [line.split() for line in lines]
    mine = next((row for row in rows if _socket(row) == target), None)
    if mine is None:
        return "nothing"
    ends = mine[_REMOTE], mine[_LOCAL]
    peers = (row for row in rows if (row[_LOCAL], row[_REMOTE]) == ends and row[_INODE] != "0")
    port = mine[_REMOTE].rpartition(":")[2]
    listeners = (r for r in rows if r[_STATE] == _LISTENS and r[_LOCAL].endswith(f":{port}"))
    return next(map(_socket, chain(peers, listeners)), "nothing")


def _socket(row: list[str]) -> str:
    return f"socket:[{row[_INODE]}]"
