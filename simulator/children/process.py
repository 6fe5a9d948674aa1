"""A bot's process and all that it starts, under a guard: started, watched, ended.

What is bounded in real time here: a guard that does not start (``GUARD_PATIENCE``) and one that
does not end what it guards (``END_PATIENCE``), and output that somebody else holds open
(``OUTPUT_PATIENCE``). ``LISTEN_GLANCE`` lies between two looks at its ports.
"""

import errno
import json
import os
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO, cast

from simulator.children import guard
from simulator.children.listening import Listener, listeners
from simulator.children.output import Output
from simulator.errors import BadInput, HarnessError
from simulator.timeflow.patience import (
    GIVEN_UP_PATIENCE,
    GUARD_PATIENCE,
    LISTEN_GLANCE,
    OUTPUT_PATIENCE,
)
from simulator.timeflow.real import Real

END_PATIENCE = guard.KILL_PATIENCE + GIVEN_UP_PATIENCE
"""Seconds of real time, beyond what the bot is given, for the guard to end everything."""

_AT_ONCE = {"PYTHONUNBUFFERED": "1"}
"""Or its output would come only with the next 8 KiB; it does nothing to other languages."""
_BYTES = 65536


class Process:
    """A command that was started, and whatever it started.

    Attributes:
        command: As it was given.
        pid: Of the command itself.
    """

    def __init__(
        self,
        command: tuple[str, ...],
        guard_process: "subprocess.Popen[bytes]",
        control: socket.socket,
    ) -> None:
        self.command = command
        self.pid = 0
        self._guard = guard_process
        self._control = control
        self._output = Output()
        self._reads = Real.allocate_lock()
        self._reading: int | None = None
        self._status: int | None = None
        self._left: list[int] = []
        self._failure: dict[str, Any] | None = None
        self._was_ended = False
        self._started, self._over, self._printed, self._sign = (_Flag() for _ in range(4))

    @classmethod
    def start(
        cls, command: Sequence[str], env: Mapping[str, str], cwd: str | os.PathLike[str]
    ) -> "Process":
        """Start ``command``, a program and its arguments, without a shell and without any input.

        It gets the variables ``env``, and no others but one that has Python print at once.

        Raises:
            BadInput: there is no such program or folder, or it cannot be run.
        """
        if not command:
            raise BadInput("no command; write e.g. -- php -S 127.0.0.1:5000")
        ours, theirs = socket.socketpair()
        with theirs:
            arguments = [sys.executable, "-I", "-S", guard.__file__]
            guard_process = subprocess.Popen(  # noqa: S603 - our own
                [*arguments, str(theirs.fileno()), str(os.getpid())],
                pass_fds=(theirs.fileno(),),
                start_new_session=True,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
            )
        process = cls(tuple(command), guard_process, ours)
        order = {"command": list(command), "env": _AT_ONCE | dict(env), "cwd": os.fspath(cwd)}
        stream = cast("BinaryIO", guard_process.stdout)
        process._reading = stream.fileno()
        Real.start_new_thread(process._read_output, (stream,))
        Real.start_new_thread(process._read_news, (ours.makefile("rb"),))
        process._say(order)
        if not process._started.wait(GUARD_PATIENCE):
            process.end()
            raise HarnessError(f"the guard of {command[0]} did not start: {process.output_since()}")
        if process._failure is not None:
            process.end()
            raise BadInput(_why_not(process._failure, command[0], os.fspath(cwd)))
        return process

    @property
    def alive(self) -> bool:
        """Whether the command runs or, after it ended well, anything that it started."""
        return not self._over.is_set and not self._status

    @property
    def ending(self) -> str | None:
        """How the command ended, e.g. ``exit status 1``, None while it runs."""
        if self._status is None:
            return "its guard was killed" if self._over.is_set else None
        by = " when told to" if self._was_ended else ""
        return f"{_in_words(self._status)}{by}"

    def pids(self) -> frozenset[int]:
        """Return the ids of the command, of all that it started, and of what guards them."""
        known = (self.pid, self._guard.pid, os.getpid())
        return frozenset((*known, *guard.descendants(self._guard.pid)))

    def listeners(self) -> tuple[Listener, ...] | None:
        """Return where the command and all that it started listen, by port; None: unknown here."""
        if not Path("/proc/net/tcp").exists():
            return None
        return listeners(guard.descendants(self._guard.pid))

    def listening_within(self, patience: float) -> tuple[Listener, ...]:
        """Wait in real time until it listens somewhere or ends, at most so long; return where.

        It returns at once with nothing where the system does not tell who listens.
        """
        end = Real.monotonic() + patience
        while not (found := self.listeners()):
            if found is None or not self.alive or Real.monotonic() > end:
                return ()
            self.wait_for_sign(LISTEN_GLANCE)
        return found

    def ports(self) -> tuple[int, ...] | None:
        """Return the TCP ports on which it listens, None where the system does not tell."""
        found = self.listeners()
        return None if found is None else tuple(dict.fromkeys(port for _, port in found))

    @property
    def mark(self) -> int:
        """How much it has printed so far, for ``output_since``."""
        self._catch_up()
        return self._output.mark

    def output_since(self, mark: int = 0) -> str:
        """Return what it has printed since ``mark``, both streams in order, as printable text."""
        self._catch_up()
        return self._output.since(mark)

    def _catch_up(self) -> None:
        """Read what is in the pipe already: all that was printed before whoever asks knew it."""
        self._read_what_is_there()

    def wait_for_sign(self, seconds: float) -> bool:
        """Wait in real time until it prints or ends, at most so long; return whether it did."""
        seen = self._sign.wait(seconds)
        self._sign.clear()
        return seen

    def end(self, patience: float = guard.PATIENCE) -> None:
        """End it and all that it started, and return when nothing of it runs any more.

        It is asked first and, if it does not end within ``patience`` real seconds, made to.

        Raises:
            HarnessError: something could not be ended.
        """
        self._was_ended = self._was_ended or self._status is None
        self._say({"end": patience})
        if not self._over.wait(patience + END_PATIENCE):
            self._guard.kill()
            self._over.wait(END_PATIENCE)
        self._guard.wait()
        self._printed.wait(OUTPUT_PATIENCE)
        self._control.close()
        if self._left:
            raise HarnessError(f"{self.command[0]} left processes that do not end: {self._left}")

    # What the guard says --------------------------------------------------------------------

    def _say(self, what: dict[str, Any]) -> None:
        try:
            self._control.sendall(json.dumps(what).encode() + b"\n")
        except OSError:  # it is over
            return

    def _read_news(self, stream: BinaryIO) -> None:
        with stream:
            try:
                for line in stream:
                    self._take(json.loads(line))
            except OSError:
                pass
        if self._status is None and self.pid:  # the guard itself was killed
            guard._signal_group(self.pid, signal.SIGKILL)  # noqa: SLF001
        self._over.set()
        self._started.set()
        self._sign.set()

    def _take(self, news: dict[str, Any]) -> None:
        if "started" in news:
            self.pid = news["started"]
            self._started.set()
        elif "failed" in news:
            self._failure = news
        elif "left" in news:
            self._left = news["left"]
        else:
            self._status = news["ended"]
            self._sign.set()

    def _read_output(self, stream: BinaryIO) -> None:
        """Read whatever is printed; ``_read_what_is_there`` may be quicker."""
        os.set_blocking(stream.fileno(), False)
        poll = select.poll()
        poll.register(stream, select.POLLIN)
        with stream:
            while self._read_what_is_there():
                poll.poll()
            with self._reads:
                self._reading = None
        self._printed.set()

    def _read_what_is_there(self) -> bool:
        """Take everything that has been printed by now; return whether more may come."""
        with self._reads:
            while self._reading is not None:
                try:
                    data = os.read(self._reading, _BYTES)
                except BlockingIOError:
                    return True
                if not data:
                    return False
                self._output.add(data)
                self._sign.set()
        return False


class _Flag:
    """An event of real time, whatever the clock of the bot."""

    def __init__(self) -> None:
        self.is_set = False
        self._gate = Real.allocate_lock()
        self._gate.acquire()

    def set(self) -> None:
        self.is_set = True
        try:
            self._gate.release()
        except RuntimeError:  # it was set before
            return

    def clear(self) -> None:
        self.is_set = False
        self._gate.acquire(False)

    def wait(self, seconds: float) -> bool:
        """Return whether it is set within so long.

        Second by second: a machine that is put to sleep meanwhile uses up one of them, not all.
        """
        left = max(float(seconds), 0.0)
        while not (is_open := self._gate.acquire(True, min(left, 1.0))) and left > 1:
            left -= 1
        if is_open:
            self.set()
        return is_open


def _in_words(status: int) -> str:
    if status >= 0:
        return f"exit status {status}"
    try:
        return f"signal {-status} ({signal.Signals(-status).name})"
    except ValueError:
        return f"signal {-status}"


def _why_not(failure: dict[str, Any], program: str, folder: str) -> str:
    """Return one line that says why the command could not be started, and what would do."""
    match failure["errno"]:
        case errno.ENOENT | errno.ENOTDIR if not Path(folder).is_dir():
            return f"cannot start {program!r}: no folder {folder!r}"
        case errno.ENOENT | errno.ENOTDIR:
            return f"cannot start {program!r}: no such program; install it or write its whole path"
        case errno.EACCES:
            return f"cannot start {program!r}: it may not be executed (chmod +x {program})"
        case errno.ENOEXEC:
            return f"cannot start {program!r}: no #! line says what runs it (sh {program}?)"
        case _:
            return f"cannot start {program!r}: {failure['failed']}"
