"""Stands between the harness and a bot's process, so that nothing of the bot outlives the harness.

Run as ``python -I -S guard.py FD PID``: FD is a stream socket to the harness, whose process PID is.
JSON objects go over it, one a line. The harness says
``{"command": [...], "env": {...}, "cwd": "..."}`` and, when the bot shall end, ``{"end": seconds}``
with the time between asking it and making it; the socket's end says that the harness died. The
guard says ``{"started": pid}`` or ``{"failed": "why", "errno": number}``, then
``{"ended": status}`` once the command itself has ended (negative: by that signal),
``{"left": [pid, ...]}`` of what could not be ended, and closes the socket when nothing of the bot
runs any more.

It is a session of its own, so that Ctrl-C at the terminal reaches the harness alone. On Linux it
adopts what the bot leaves behind, and is told at once when the harness dies even if a copy of the
harness holds the socket open. Elsewhere what it ends is the process group of the bot.

Imports the standard library alone: it runs where none of our packages can be imported.

Source: https://man7.org/linux/man-pages/man2/prctl.2.html
"""

import ctypes
import json
import os
import select
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

PATIENCE = 3.0
"""Seconds of real time between asking the bot to end (TERM) and making it end (KILL)."""
KILL_PATIENCE = 5.0
"""Seconds of real time after which what even KILL did not end is given up."""
GLANCE = 0.02
"""Seconds between two looks at a process group that is being ended, where nobody tells."""

_PR_SET_PDEATHSIG = 1
_PR_SET_CHILD_SUBREAPER = 36
_IS_LINUX = sys.platform == "linux"
_IGNORED = (signal.SIGINT, signal.SIGQUIT, signal.SIGHUP, signal.SIGPIPE)
_BYTES = 65536
_PARENT = 1
"""Field of ``/proc/PID/stat``, counted behind the name."""


def descendants(pid: int) -> list[int]:
    """Return all processes below ``pid``, itself left out; nothing where there is no ``/proc``."""
    children: dict[int, list[int]] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        parent = _parent(folder)
        if parent is not None:
            children.setdefault(parent, []).append(int(folder.name))
    found: list[int] = []
    level = [pid]
    while level:
        level = [child for parent in level for child in children.get(parent, ())]
        found += level
    return found


def _parent(folder: Path) -> int | None:
    try:
        # The name may hold blanks and parentheses.
        return int((folder / "stat").read_text("latin-1").rpartition(")")[2].split()[_PARENT])
    except (OSError, IndexError, ValueError):  # it has ended
        return None


class Guard:
    """Starts one command and ends all that comes of it."""

    def __init__(self, control: socket.socket, harness: int) -> None:
        self._control = control
        self._orders = control.makefile("rb")
        self._main = 0
        self._tree_is_over = False
        self._news, writing = os.pipe()
        for end in (self._news, writing):
            os.set_blocking(end, False)
        signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
        self._asked = False
        self._patience = PATIENCE
        for number in (*_IGNORED, signal.SIGCHLD):
            signal.signal(number, _take_note)  # a handler and not SIG_IGN, which is inherited
        signal.signal(signal.SIGTERM, lambda *_: setattr(self, "_asked", True))
        self._watched = [control.fileno(), self._news, *_watch_for_death(harness)]

    def run(self) -> None:
        """Start what the harness says and stay until nothing of it runs any more."""
        order = self._receive()
        if order is None:
            return
        prctl = ctypes.CDLL(None, use_errno=True).prctl if _IS_LINUX else None
        if prctl is not None:
            prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
        if not self._start(order, prctl):
            return
        while not self._reap() and not self._asked:
            self._wait(None)
        self._end()

    def _start(self, order: dict[str, Any], prctl: Any) -> bool:  # noqa: ANN401 - from C
        me = os.getpid()

        def prepare() -> None:
            if prctl is not None:
                prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
                if os.getppid() != me:
                    os._exit(1)

        try:
            process = subprocess.Popen(  # noqa: S603 - what this is for
                order["command"],
                env=order["env"],
                cwd=order["cwd"],
                stdin=subprocess.DEVNULL,
                preexec_fn=prepare,  # safe: there is one thread
                process_group=0,
            )
        except (OSError, ValueError) as error:
            self._say({"failed": str(error), "errno": getattr(error, "errno", None)})
            return False
        self._main = process.pid
        process.returncode = 0  # it is waited for with all others
        self._say({"started": self._main})
        return True

    # What happens ---------------------------------------------------------------------------

    def _wait(self, seconds: float | None) -> None:
        """Wait for news of the harness or of the bot, at most so long."""
        poll = select.poll()
        for file in self._watched:
            poll.register(file, select.POLLIN)
        ready = {file for file, _ in poll.poll(None if seconds is None else seconds * 1000)}
        if self._news in ready:
            os.read(self._news, _BYTES)
        if ready - {self._news}:
            self._asked = True
            self._watched = [self._news]  # whatever comes now, there is but one thing to do
        if self._control.fileno() in ready and (order := self._receive()) is not None:
            self._patience = order["end"]

    def _reap(self) -> bool:
        """Bury the dead; return whether nobody is left."""
        while not self._tree_is_over:
            try:
                pid, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                self._tree_is_over = _IS_LINUX or not _signal_group(self._main, 0)
                return self._tree_is_over
            if pid == 0:
                return False
            if pid == self._main:
                self._say({"ended": os.waitstatus_to_exitcode(status)})
        return True

    def _end(self) -> None:
        self._signal(signal.SIGTERM)
        self._signal(signal.SIGCONT)
        if self._is_over_within(self._patience):
            return
        end = time.monotonic() + KILL_PATIENCE
        while time.monotonic() < end:
            self._stop_all()
            self._signal(signal.SIGKILL)
            if self._is_over_within(GLANCE * 5):
                return
        self._say({"left": descendants(os.getpid())})

    def _is_over_within(self, seconds: float) -> bool:
        end = time.monotonic() + seconds
        while not self._reap():
            left = end - time.monotonic()
            if left <= 0:
                return False
            self._wait(left if _IS_LINUX else min(left, GLANCE))
        return True

    def _stop_all(self) -> None:
        """Stop everybody, so that none can start another while they are being killed."""
        stopped: set[int] = set()
        while new := set(descendants(os.getpid())) - stopped:
            for pid in new:
                _signal_one(pid, signal.SIGSTOP)
            stopped |= new

    def _signal(self, number: int) -> None:
        _signal_group(self._main, number)
        for pid in descendants(os.getpid()):
            _signal_one(pid, number)

    # The harness ----------------------------------------------------------------------------

    def _say(self, what: dict[str, Any]) -> None:
        try:
            self._control.sendall(json.dumps(what).encode() + b"\n")
        except OSError:  # nobody listens any more
            self._asked = True

    def _receive(self) -> dict[str, Any] | None:
        """Return what the harness wants, None where it is dead."""
        try:
            line = self._orders.readline()
        except OSError:
            return None
        order: dict[str, Any] | None = json.loads(line) if line.endswith(b"\n") else None
        return order


def _take_note(*_: object) -> None:
    """Do nothing but wake up."""


def _watch_for_death(pid: int) -> list[int]:
    """Return a file that becomes readable when that process has ended, where there is such."""
    try:
        return [os.pidfd_open(pid)]
    except (AttributeError, OSError):  # another system, or an old one
        return []


def _signal_one(pid: int, number: int) -> None:
    try:
        os.kill(pid, number)
    except OSError:  # it has ended, or belongs to another user
        return


def _signal_group(pid: int, number: int) -> bool:
    try:
        os.killpg(pid, number)
    except OSError:
        return False
    return True


if __name__ == "__main__":
    Guard(socket.socket(fileno=int(sys.argv[1])), int(sys.argv[2])).run()
