"""Another process on the same time line: it is told the time, and tells when it is next due."""

from typing import Protocol


class Companion(Protocol):
    """A process whose time is the scheduler's, though its threads are not.

    Instants are the scheduler's microseconds. No method raises: what goes wrong is put among the
    scheduler's errors, which the scenario gets.
    """

    def begin(self, now: int, wall: int) -> None:
        """Begin a scenario at ``now``, where clocks show ``wall``, microseconds since 1970."""

    def settle(self, now: int) -> bool:
        """Do everything that is due up to ``now``; return whether there was anything to do."""

    def next_due(self) -> int | None:
        """Return when it next wakes up by itself, None if never."""

    def end(self, now: int) -> None:
        """End the scenario: what is left over comes due without its time being lived through."""

    def waiting(self) -> tuple[str, ...]:
        """Return where each of its threads or timers waits, one clause each."""


class Companions:
    """All processes on one time line; a companion of its own.

    Attributes:
        rounds: How often each had something to do.
    """

    def __init__(self) -> None:
        self.rounds: dict[Companion, int] = {}
        self._members: list[Companion] = []

    def add(self, companion: Companion) -> None:
        """Have ``companion`` live on this time line from now on."""
        self._members.append(companion)

    def remove(self, companion: Companion) -> None:
        """Let ``companion`` go, if it is one."""
        if companion in self._members:
            self._members.remove(companion)
            self.rounds.pop(companion, None)

    def begin(self, now: int, wall: int) -> None:
        """Begin a scenario for all."""
        for companion in self._members:
            companion.begin(now, wall)

    def settle(self, now: int) -> bool:
        """Have all do what they can at this instant; return whether any did anything."""
        if not self._members:
            return False
        acted = [companion for companion in self._members if companion.settle(now)]
        for companion in acted:
            self.rounds[companion] = self.rounds.get(companion, 0) + 1
        return bool(acted)

    def next_due(self) -> int | None:
        """Return when the first of them next wakes up by itself, None if never."""
        if not self._members:
            return None
        dues = (companion.next_due() for companion in self._members)
        return min((due for due in dues if due is not None), default=None)

    def end(self, now: int) -> None:
        """End the scenario for all."""
        for companion in self._members:
            companion.end(now)

    def waiting(self) -> tuple[str, ...]:
        """Return where each waits."""
        return tuple(place for companion in self._members for place in companion.waiting())
