"""Who lives on a time line, and where each of them waits."""

from simulator.timeflow.agenda import Agenda
from simulator.timeflow.thread import ManagedThread, State


class Census:
    """The threads of one time line, and what is due for them.

    Attributes:
        driver: The scenario's own thread.
        threads: Every managed thread by its ``get_ident()``.
    """

    def __init__(self) -> None:
        self.driver = ManagedThread("the scenario")
        self.threads: dict[int, ManagedThread] = {}
        self._agenda = Agenda()

    def whereabouts(self, thread: ManagedThread) -> str:
        """Return what a thread does and where, in one clause."""
        return f"{thread.name} {thread.state} at {thread.place()}"

    def waiting(self) -> tuple[str, ...]:
        """Return where each thread of the bot waits."""
        return tuple(sorted(map(self.whereabouts, self.residents())))

    def residents(self) -> frozenset[ManagedThread]:
        """Return the threads of the bot that are not done with what they were started for."""
        done = (State.IDLE, State.DEAD)
        threads = tuple(self.threads.values())
        return frozenset(t for t in threads if t is not self.driver and t.state not in done)

    def sleepers(self) -> tuple[str, ...]:
        """Return where each thread waits that will wake up by itself."""
        return tuple(map(self.whereabouts, self._agenda.sleepers()))
