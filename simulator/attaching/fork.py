"""Running something in a child that begins as a copy of this process, and taking its answer."""

import os
import pickle
import signal
import sys
import warnings
from collections.abc import Callable
from typing import Any, BinaryIO

from simulator.errors import SimulatorError

_LENGTH_BYTES = 8


class ChildDied(SimulatorError):
    """The child ended without an answer."""

    def __init__(self, status: int) -> None:
        code = os.waitstatus_to_exitcode(status)
        how = f"signal {-code}" if code < 0 else f"exit status {code}"
        super().__init__(f"the bot's process ended with {how} in the middle of the scenario")


def in_child(work: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever work returns
    """Return what ``work()`` returns in a forked child; both must be picklable and plain.

    Raises:
        ChildDied: the child ended without an answer.
        Exception: what ``work`` raised.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        # The parent's threads are parked or wait in C; the child starts its own.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        os.close(reading)
        _answer(writing, work)
    os.close(writing)
    try:
        with os.fdopen(reading, "rb") as pipe:
            answer = _read(pipe)
    except BaseException:  # Ctrl-C or a test time-out: the child shall not go on alone
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        raise
    _, status = os.waitpid(child, 0)
    if answer is None:
        raise ChildDied(status)
    raised, value = pickle.loads(answer)  # noqa: S301 - our own child wrote it
    if raised:
        raise value
    return value


def _read(pipe: BinaryIO) -> bytes | None:
    """Return the answer, None if it is not complete.

    Its length comes first: children of the child may keep the pipe open long after it has ended.
    """
    length = int.from_bytes(pipe.read(_LENGTH_BYTES), "big")
    answer = pipe.read(length)
    return answer if length and len(answer) == length else None


def _answer(writing: int, work: Callable[[], Any]) -> None:
    """Write the outcome of ``work`` and end, without any of the parent's clean-up.

    Whatever happens, the child must not get back into the code of its parent.
    """
    try:
        try:
            outcome: tuple[bool, Any] = (False, work())
        except BaseException as error:  # the parent shall decide
            outcome = (True, error)
        data = _pickled(outcome)
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(len(data).to_bytes(_LENGTH_BYTES, "big") + data)
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(0)


def _pickled(outcome: tuple[bool, Any]) -> bytes:
    try:
        data = pickle.dumps(outcome)
        pickle.loads(data)  # noqa: S301 - some exceptions pickle and do not come back
    except Exception:  # of the bot's making
        return pickle.dumps((True, RuntimeError(str(outcome[1]))))
    return data
