"""Leaving out looks in vain, so that a bot with a task queue does not cost a wake-up a second.

A look is left out only if its library says that it would find nothing, and only while nothing else
happens: then the next look of each such thread is the last one, of those that it would have had,
that is not after whatever comes next. So everybody acts at the same instants, and within one
instant in the same order, as if no look had been left out.
"""

from typing import TYPE_CHECKING

from simulator.certificate import Escape
from simulator.timeflow.agenda import Agenda, Entry
from simulator.timeflow.companion import Companions
from simulator.timeflow.poll import NEVER, Poll
from simulator.timeflow.thread import ManagedThread, State

if TYPE_CHECKING:
    from simulator.timeflow.baton import Baton

QUIET_LOOKS = 3
"""Looks in vain in a row, after anything happened, before one is left out.

A loop may have more to do after its work than look for more: count, acknowledge, tidy up.
"""


class Polls:
    """Which appointments of a time line are looks in vain.

    Attributes:
        exact: Whether to leave out none.
        stirs: How often something happened that was not a look in vain.
    """

    def __init__(self, baton: "Baton", agenda: Agenda, companions: Companions) -> None:
        self.exact = False
        self.stirs = 0
        self._baton = baton
        self._agenda = agenda
        self._companions = companions
        self._seen: int | None = None

    # What happens -----------------------------------------------------------------------------

    def stir(self) -> None:
        """Note that something happened."""
        self.stirs += 1

    def woken(self, thread: ManagedThread) -> None:
        """Note that ``thread`` has been woken, by others or because its time was up."""
        thread.wakes += thread.timed_out
        poll = thread.poll
        if poll is None or not thread.timed_out or poll.idle_until() <= self._baton.now:
            self.stirs += 1
        elif thread.stirs != self.stirs:
            thread.stirs, thread.quiet = self.stirs, 1
        else:
            thread.quiet += 1

    def watch(self, *, watching: bool) -> None:
        """Begin a run; one that is watched ends when something has happened."""
        if not watching:
            self.stirs += 1
        self._seen = self.stirs if watching else None

    @property
    def stirred(self) -> bool:
        """Whether something has happened in a run that is watched."""
        return self._seen is not None and self._seen != self.stirs

    # What is due ------------------------------------------------------------------------------

    def next_due(self) -> int | None:
        """Return the instant of the next appointment that may do something, None without one.

        Looks in vain until then are put off. Where it is the driver's turn to look around, there
        is no next appointment.
        """
        baton = self._baton
        limit = NEVER
        if baton.driver.state is State.IDLE:
            if self._seen is not None and self._seen != self.stirs:
                return None
            limit = baton.horizon + 1
        due = baton.next_due()
        if due is None or due >= limit or self._idle() is None:
            return due
        self._put_off(limit)
        return baton.next_due()

    def next_needed(self) -> int | None:
        """Return the instant of the next appointment that is no look in vain, None without one."""
        idle, until = self._take_idle(NEVER)
        for _, entry in idle:
            self._agenda.put_back(entry)
        return None if until == NEVER else int(until)

    def _idle(self) -> Poll | None:
        """Return the poll of the next appointment, if it is a look in vain."""
        thread = self._agenda.next_sleeper()
        if thread is None or thread.poll is None or self.exact:
            return None  # that of most wakings, and quickly found out
        due, thread = self._agenda.next_due(), self._agenda.next_sleeper()
        if due is None or thread is None or thread.poll is None:
            return None
        if thread.stirs != self.stirs or thread.quiet < QUIET_LOOKS:
            return None
        poll = thread.poll
        return poll if thread.wait == poll.period and poll.idle_until() > due else None

    def _take_idle(self, limit: float) -> tuple[list[tuple[Poll, Entry]], float]:
        """Take looks in vain out, up to when something else is due or ``limit``; return both."""
        idle: list[tuple[Poll, Entry]] = []
        self._agenda.next_due()  # what is stale shall not hide what comes after it
        while (poll := self._idle()) is not None:
            idle.append((poll, self._agenda.take()))
            self._agenda.next_due()
        others = (self._agenda.next_due(), self._companions.next_due())
        ends = [float(due) for due in others if due is not None]
        ends += [one.idle_until() for one, _ in idle]
        return idle, min(limit, *ends) if ends else limit

    def _put_off(self, limit: float) -> None:
        """Put looks in vain off until something else is due, a look is not, or ``limit``.

        Those that look later have looked first ever since, where they look at one instant. They
        do so still if, of two, the one that looks first is not the first to look again.
        """
        idle, until = self._take_idle(limit)
        if until == NEVER:  # nothing will ever happen; let them look as they would
            until = 0
        for poll, entry in sorted(idle, key=lambda one: (-one[1][0], one[1][1:3])):
            due = entry[0]
            look = poll.last_look_by(until, due)
            until = min(until, look)
            if look == due:
                self._agenda.put_back(entry)
            else:
                self._agenda.move(entry, look)
                self._note(poll, entry[-1].thread, (look - due) // poll.period)

    def _note(self, poll: Poll, thread: ManagedThread | None, count: int) -> None:
        self._baton.certificate.record(Escape.POLLS_SKIPPED, poll.what)
        if thread is not None:
            thread.left_out += count
