"""Libraries whose threads look for work again and again, and what they know of the next work.

A poller knows one library: where its loop waits between two looks, and until when looks will be in
vain. It is installed when the bot imports that library. Without it the looks are made, each at
its cost; with it those in vain can be left out (``simulator.timeflow.polls``).
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from simulator.certificate import Escape
from simulator.timeflow.face import Installation
from simulator.timeflow.lock import microseconds
from simulator.timeflow.poll import Poll
from simulator.timeflow.real import Real


class Looks:
    """What a poller may say about the looks of the bot's threads."""

    def __init__(self, installation: Installation) -> None:
        self._scheduler = installation.scheduler
        self._face = installation.face
        self._certificate = installation.certificate

    @contextmanager
    def between(
        self,
        what: str,
        period: float | None,
        idle_until: Callable[[], float],
        stride: float | None = None,
    ) -> Iterator[None]:
        """Have waits of ``period`` seconds inside be waits between two looks.

        ``idle_until`` returns an instant, as ``of_monotonic`` and ``of_wall`` do; looks can be
        left out ``stride`` seconds at a time, without one a period at a time. See ``Poll``.
        """
        thread = self._scheduler.holder
        if thread.ident != Real.get_ident() or not period:
            yield
            return
        micros = microseconds(period)
        strides = micros if stride is None else microseconds(stride)
        before, thread.poll = thread.poll, Poll(what, micros, strides, idle_until)
        try:
            yield
        finally:
            thread.poll = before

    @property
    def exact(self) -> bool:
        """Whether no look is to be left out."""
        return self._scheduler.polls.exact

    @property
    def now(self) -> int:
        """Which instant it is, in microseconds of the scheduler."""
        return self._scheduler.now

    @property
    def left_out(self) -> int:
        """How many looks of the thread that asks have been left out."""
        return self._scheduler.holder.left_out

    def of_monotonic(self, seconds: float) -> float:
        """Return the instant at which ``time.monotonic()`` is ``seconds``."""
        return seconds * 1e6

    def of_wall(self, seconds: float) -> float:
        """Return the instant at which ``time.time()`` is ``seconds``."""
        return seconds * 1e6 - self._face.offset

    def note_eager(self, what: str) -> None:
        """Note that ``what`` ran at once though it was to run later."""
        self._certificate.record(Escape.EAGER, what)


Install = Callable[[Any, Looks], None]
"""Takes a module that has just been imported."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Poller:
    """What is known of one library.

    Attributes:
        library: Its name as a distribution.
        since: The major and minor version from which on its loops are known. Those of an earlier
            one and of another major version may be others, so it is left alone.
        modules: By the name of a module of the library, what to do when it is imported.
    """

    library: str
    since: tuple[int, int]
    modules: Mapping[str, Install]

    @property
    def fits(self) -> bool:
        """Whether what is installed is what is known."""
        try:
            major, minor, *_ = map(int, version(self.library).split(".")[:2])
        except (PackageNotFoundError, ValueError):
            return False
        return major == self.since[0] and minor >= self.since[1]
