"""Who lives on a time line, and where each of them waits."""

from simulator.timeflow.agenda import Agenda
from simulator.timeflow.companion import Companions
from simulator.timeflow.thread import ManagedThread, State


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
