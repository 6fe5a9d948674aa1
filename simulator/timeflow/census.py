"""Who lives on a time line, and where each of them waits."""

from collections import Counter
from collections.abc import Mapping

from simulator.timeflow.agenda import Agenda
from simulator.timeflow.companion import Companion, Companions
from simulator.timeflow.thread import ManagedThread, State

Wakes = Mapping[ManagedThread | Companion | str, int]
"""How often the time of each was up: threads, other processes, and threads of a name that ended."""


class Census:
    """The threads and processes of one time line, and what is due for them.

    Attributes:
        driver: The scenario's own thread.
        threads: Every managed thread by its ``get_ident()``.
        companions: Other processes that live on this time line.
    """

    def __init__(self) -> None:
        self.driver = ManagedThread("the scenario")
        self.threads: dict[int, ManagedThread] = {}
        self.companions = Companions()
        self._agenda = Agenda()
        self._ended: Counter[str] = Counter()

    def next_due(self) -> int | None:
        """Return the instant of the next appointment, None when there is none."""
        due, other = self._agenda.next_due(), self.companions.next_due()
        if due is None or other is None:
            return other if due is None else due
        return min(due, other)

    def last_due(self) -> int | None:
        """Return the instant of the last appointment, None when there is none."""
        return self._agenda.last_due()

    def whereabouts(self, thread: ManagedThread) -> str:
        """Return what a thread does and where, in one clause."""
        return f"{thread.name} {thread.state} at {thread.place()}"

    def waiting(self) -> tuple[str, ...]:
        """Return where each thread of the bot waits."""
        ours = (*map(self.whereabouts, self.residents()), *self._agenda.timers())
        return (*sorted(ours), *self.companions.waiting())

    def residents(self) -> frozenset[ManagedThread]:
        """Return the threads of the bot that are not done with what they were started for."""
        done = (State.IDLE, State.DEAD)
        threads = tuple(self.threads.values())
        return frozenset(t for t in threads if t is not self.driver and t.state not in done)

    def sleepers(self) -> tuple[str, ...]:
        """Return where each thread waits that will wake up by itself, and each timer."""
        return (*map(self.whereabouts, self._agenda.sleepers()), *self._agenda.timers())

    def count_wakes(self) -> Wakes:
        """Return how often each thread's time was up so far, and each other process acted."""
        threads = {thread: thread.wakes for thread in tuple(self.threads.values())}
        return threads | self.companions.rounds | dict(self._ended)

    def woken_since(self, before: Wakes) -> tuple[tuple[str, int], ...]:
        """Return where it happened most since ``before``, and how often."""
        places: Counter[str] = Counter()
        for who, wakes in self.count_wakes().items():
            woken = wakes - before.get(who, 0)
            if woken:
                places[self._place(who)] += woken
        return tuple(sorted(places.items(), key=lambda found: (-found[1], found[0])))

    def _place(self, who: ManagedThread | Companion | str) -> str:
        if isinstance(who, str):
            return f"{who}, each a new one,"
        if isinstance(who, ManagedThread):
            return f"{who.name} at {who.place()}"
        return next(iter(who.waiting()), "the bot's process")

    def count_ended(self, name: str, wakes: int) -> None:
        """Keep the count of a thread that ends, or of a timer, for all of its name."""
        if wakes:
            self._ended[name] += wakes
