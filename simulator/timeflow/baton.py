"""The baton: who runs now, and when the clock may jump.

Whoever would block parks and hands the baton on; where nobody can run, all is quiet, and only then
may time move to what is due next.
"""

import sys
import threading
from collections import deque
from collections.abc import Callable

from simulator.certificate import Certificate, Escape
from simulator.errors import Deadlock, Livelock, SimulatorError
from simulator.timeflow.agenda import Appointment
from simulator.timeflow.census import Census
from simulator.timeflow.finalisers import Finalisers
from simulator.timeflow.outside import Outside
from simulator.timeflow.polls import Polls
from simulator.timeflow.real import Real
from simulator.timeflow.thread import BUSY_READINGS, ManagedThread, State, Stopped, busy_wait
from simulator.timeflow.watchdog import Watchdog

LIVELOCK_ROUNDS = 100_000


class Baton(Census):
    """The threads of one time line, of which one runs.

    Attributes:
        now: Microseconds since the process began to simulate.
        active: Whether a driver is inside; outside, locks and waits are real.
        holder: The thread with the baton.
        holder_ident: Its ``get_ident()``, or -1 while nobody is inside.
        horizon: Up to when the driver lets time pass.
        polls: Which threads look for work in vain.
        errors: What went wrong on threads of the bot, raised when the driver returns.
        fatal: What went wrong so badly that the driver returns at once.
        certificate: Where loss of control is recorded.
    """

    def __init__(self, certificate: Certificate) -> None:
        super().__init__()
        self.certificate = certificate
        self.now = self._agenda.now
        self.active = False
        self.holder = self.driver
        self.holder_ident = -1
        self.errors: list[BaseException] = []
        self.fatal: SimulatorError | None = None
        self.switches = 0
        self.outside = Outside(self)
        self.watchdog = Watchdog(self)
        self._ready: deque[ManagedThread] = deque()
        self.finalisers = Finalisers()
        self.polls = Polls(self, self._agenda, self.companions)
        self._carriers: list[ManagedThread] = []
        self.horizon = -1
        self._rounds = 0
        self._lost_to: ManagedThread | None = None

    def adopt(self, name: str) -> ManagedThread:
        """Make the calling thread one of the bot's; it then waits at its gate for its turn."""
        thread = ManagedThread(name)
        thread.ident, thread.native_id = Real.get_ident(), threading.get_native_id()
        self.threads[thread.ident] = thread
        self.make_ready(thread)
        return thread

    @property
    def turn(self) -> tuple[int, ...]:
        """What changes when somebody else gets the baton, time moves or an action begins."""
        return self.switches, self.now, self._rounds

    def manages_caller(self) -> bool:
        """Return whether the calling thread lives in simulated time just now."""
        return self.active and Real.get_ident() in self.threads

    def claim(self) -> ManagedThread | None:
        """Return the calling thread with the baton in its hand, None if it is not managed.

        A managed thread that lost the baton while it waited for the world queues for it here.
        """
        ident = Real.get_ident()
        if ident == self.holder_ident:
            return self.holder
        thread = self.threads.get(ident)
        if thread is not None:
            self.outside.returned(thread)
            thread.gate.acquire()
            self.finalisers.let_go()
        return thread

    def park(self, thread: ManagedThread, wait: int | None) -> bool:
        """Park the holder for ``wait`` microseconds, for ever if None.

        Returns: True if somebody woke it, False if its time was up.
        """
        self.finalisers.hold()
        thread.state = State.PARKED
        thread.timed_out = True
        thread.spent = 0
        thread.wait = wait
        if wait is not None:
            self._agenda.add(self.now + wait, Appointment(None, thread, thread.token))
        chosen = self._choose()
        if chosen is thread:
            self._keep(thread)
        else:
            self._hand_over(thread, chosen or self._carrier())
        if thread is self.driver and self.errors:
            raise self.errors.pop(0)
        return not thread.timed_out

    def wake(self, thread: ManagedThread, *, timed_out: bool = False) -> None:
        """Let a parked thread run when its turn comes."""
        if thread.state is State.PARKED:
            thread.state = State.RUNNABLE
            thread.timed_out = timed_out
            thread.token += 1
            self.polls.woken(thread)
            self._ready.append(thread)

    def make_ready(self, thread: ManagedThread) -> None:
        """Queue a thread for the baton."""
        self.polls.stir()
        thread.state = State.RUNNABLE
        self._ready.append(thread)

    @property
    def wanted(self) -> bool:
        """Whether somebody waits for the baton."""
        return bool(self._ready)

    @property
    def has_more_now(self) -> bool:
        """Whether somebody waits for the baton or something is due; callable from any thread."""
        return bool(self._ready) or self._agenda.soonest() <= self.now

    def pass_on(self) -> None:
        """Give the baton to whoever is next, without waiting to get it back."""
        self.finalisers.hold()
        chosen = self._choose()
        self._give(chosen or self._carrier())

    def spend(self) -> None:
        """Charge the holder for one more clock reading at the same instant."""
        thread = self.holder
        thread.spent += 1
        spent = thread.spent
        if spent > BUSY_READINGS:
            if spent == BUSY_READINGS + 1:
                self.certificate.record(Escape.BUSY_WAIT, self.whereabouts(thread))
            self.park(thread, busy_wait(spent))
            thread.spent = spent

    def _keep(self, thread: ManagedThread) -> None:
        thread.state = State.RUNNING
        self.finalisers.let_go()

    def _give(self, thread: ManagedThread) -> None:
        self.switches += 1
        thread.state = State.RUNNING
        self.holder, self.holder_ident = thread, thread.ident or -1
        thread.gate.release()

    def _hand_over(self, giver: ManagedThread, taker: ManagedThread) -> None:
        try:
            self._give(taker)
            giver.gate.acquire()
        except BaseException:  # Ctrl-C or a test time-out reached the driver
            self._interrupted(giver)
            raise
        self.finalisers.let_go()

    def _interrupted(self, driver: ManagedThread) -> None:
        """Let the driver, while a thread of the bot runs, go its own way in real time."""
        self.finalisers.let_go()
        if self.holder is driver:
            driver.gate.acquire(False)  # the baton is back already
            return
        self._lost_to = self.holder
        self.threads.pop(driver.ident or -1, None)

    def _choose(self) -> ManagedThread | None:
        """Return who gets the baton now; None where an action is due."""
        while True:
            self.outside.take_in()
            if self.fatal is not None:
                return self._give_up(self.fatal)
            if self._ready:
                return self._next_ready()
            due = self._agenda.next_due()
            if due is None or due > self.now:
                if self._others_act(nothing_due=due is None):
                    continue
                if self._pass_time():
                    continue
                return self.driver
            thread = self._agenda.peek().thread
            if thread is None:
                return self._livelock()
            self._agenda.pop()
            self.wake(thread, timed_out=True)

    def _others_act(self, *, nothing_due: bool) -> bool:
        """Return whether other processes did something, or the world outside is waited for."""
        if self.companions.settle(self.now):
            self.polls.stir()
            return True
        return self.outside.still_busy(nothing_due=nothing_due)

    def _pass_time(self) -> bool:
        """Move time to what is due next; return False where it is the driver's turn instead."""
        due = self.polls.next_due()
        if self.driver.state is State.IDLE and (due is None or due > self.horizon):
            return False
        if due is None:
            self._give_up(Deadlock([self.whereabouts(self.driver), *self.waiting()]))
            return False
        self._advance(due)
        return True

    def _next_ready(self) -> ManagedThread:
        self._rounds += 1
        return self._livelock() or self._ready.popleft()

    def _livelock(self) -> ManagedThread | None:
        """Return the driver where time has stood still for too long, None where all is well."""
        if self._rounds <= LIVELOCK_ROUNDS:
            return None
        return self._give_up(Livelock(self._rounds, self.waiting()))

    def _give_up(self, error: SimulatorError) -> ManagedThread:
        """Let the driver have the error, wherever it waits."""
        self._rounds = 0
        self.fatal = None
        self.errors.insert(0, error)
        if self.driver in self._ready:
            self._ready.remove(self.driver)
        elif self.driver.state is State.PARKED:
            self.driver.token += 1
        return self.driver

    def _advance(self, to: int) -> None:
        if to > self.now:
            self.now = self._agenda.now = to
            self._rounds = 0

    # Threads ----------------------------------------------------------------------------------

    def launch(self, thread: ManagedThread, body: Callable[[], object]) -> int:
        """Start an OS thread that runs ``body`` when its turn comes; return its ident."""

        def boot() -> None:
            thread.native_id = threading.get_native_id()
            thread.gate.acquire()
            self.finalisers.let_go()
            sys.settrace(threading.gettrace())  # coverage and debuggers follow the bot here, too
            try:
                body()
            finally:
                self._end(thread)

        # Nobody gives it the baton before it is registered: the caller has it.
        thread.ident = Real.start_new_thread(boot, ())
        self.threads[thread.ident] = thread
        self.make_ready(thread)
        return thread.ident

    def _end(self, thread: ManagedThread) -> None:
        self.claim()
        thread.state = State.DEAD
        self.count_ended(thread.name, thread.wakes)
        if thread.sentinel is not None:
            thread.sentinel.thread_ended()
        if thread.ident is not None:
            self.threads.pop(thread.ident, None)
        self.pass_on()

    def _carrier(self) -> ManagedThread:
        """Return an idle thread that will run the actions now due.

        A handler that never parks costs no switch: the carrier runs action after action. If one
        parks, that thread becomes the parked handler and the next action gets another carrier.
        """
        if self._carriers:
            return self._carriers.pop()
        carrier = ManagedThread("a webhook handler")
        self.launch(carrier, lambda: self._carry(carrier))
        self._ready.remove(carrier)
        return carrier

    def _carry(self, carrier: ManagedThread) -> None:
        while True:
            carrier.state = State.RUNNING
            self._run_action(self._agenda.pop())
            self.claim()  # the action may have come back from the outside just now
            self.finalisers.hold()
            carrier.state = State.IDLE
            chosen = self._choose()
            if chosen is not None:
                self._carriers.append(carrier)
                self._hand_over(carrier, chosen)

    def _run_action(self, appointment: Appointment) -> None:
        action, appointment.action = appointment.action, None
        self.finalisers.let_go()
        self._rounds += 1
        self.polls.stir()
        self.holder.spent = 0
        if action is None:
            return
        if appointment.sleeper is not None:
            self.count_ended(appointment.sleeper(), 1)
        try:
            action()
        except BaseException as error:  # whatever it is, the driver shall know
            if not isinstance(error, Stopped):
                self.errors.append(error)

    def lose(self, thread: ManagedThread) -> None:
        """Go on without ``thread``, which keeps running with the baton; callable by anybody."""
        self._lost_to, self.holder_ident = thread, -1
        thread.state = State.LOST
        self.pass_on()
