"""One simulated time line, driven from outside.

``Scheduler`` is the clock's mechanism for bots in this process. The thread that enters it, the
driver, belongs to the harness; every thread that a managed thread starts is managed, too. Time is
an integer count of microseconds since the process began to simulate, and only grows.
"""

import threading
from collections.abc import Callable

from simulator.errors import ClockLost, HarnessError
from simulator.timeflow.agenda import Action, Appointment
from simulator.timeflow.baton import Baton
from simulator.timeflow.outside import Outside
from simulator.timeflow.real import Real
from simulator.timeflow.thread import State
from simulator.timeflow.watchdog import Watchdog

_DAY = 86_400_000_000
_DRAINING_ROUNDS = 5
_LONGEST_DRAIN = 400 * _DAY


class Scheduler(Baton):
    """One simulated time line and the threads that live on it, as its driver sees them."""

    def enter(self) -> None:
        """Make the calling thread the driver; from now on its waits are simulated.

        Raises:
            ClockLost: a thread of the bot kept the baton when the driver was interrupted.
        """
        if self._lost_to is not None:
            raise ClockLost(self.whereabouts(self._lost_to))
        if self.active:
            raise HarnessError("the clock already runs for another scenario")
        driver = self.driver
        driver.ident, driver.native_id = Real.get_ident(), threading.get_native_id()
        driver.state = State.RUNNING
        self.threads[driver.ident] = driver
        self.holder, self.holder_ident = driver, driver.ident
        self.active = True
        self.watchdog.start()

    def leave(self) -> None:
        """Let the driver live in real time again; the bot's threads stand still until ``enter``."""
        self.active = False
        self.holder_ident = -1
        if self.driver.ident is not None:
            self.threads.pop(self.driver.ident, None)
        self.errors.clear()
        self.finalisers.let_go()

    def at(self, due: int, action: Action, sleeper: Callable[[], str] | None = None) -> Appointment:
        """Have ``action`` run at ``due`` microseconds on a thread that may park."""
        appointment = Appointment(action, None, 0, sleeper)
        self._agenda.add(due, appointment)
        return appointment

    def settle(self) -> None:
        """Run until nobody has anything left to do at this instant."""
        self.run_until(self.now)

    def run_until(self, until: int, *, watching: bool = False) -> None:
        """Run everything due up to ``until`` microseconds, in order, and leave the clock there.

        One who is ``watching`` gets it back at the first instant at which something happened.

        Raises:
            Whatever a thread of the bot left in ``errors``; Livelock, Deadlock, ClockLost.
        """
        driver = self.driver
        if self._lost_to is not None:
            raise ClockLost(self.whereabouts(self._lost_to))
        if Real.get_ident() != driver.ident:
            raise HarnessError("only the scenario's own thread can move the clock")
        before, self.horizon = self.horizon, until
        self._rounds = driver.spent = 0
        self.polls.watch(watching=watching)
        driver.state = State.IDLE
        chosen = self._choose()
        if chosen is driver:
            self._keep(driver)
        else:
            self._hand_over(driver, chosen or self._carrier())
        self.horizon = before
        self._advance(self.now if self.polls.stirred else until)
        if self.errors:
            error = self.errors.pop(0)
            self.errors.clear()
            raise error

    def begin_day(self) -> None:
        """Jump to the next whole day; what was due on the way comes due at once.

        So a thread that polls has the same phase in every scenario, whatever ran before.
        """
        self._advance(-(-(self.now + 1) // _DAY) * _DAY)

    def drain(self, settle: Callable[[], None]) -> None:
        """Have ``settle`` run what a scenario left behind, without living through the time."""
        for _ in range(_DRAINING_ROUNDS):
            last = self.last_due()
            if last is None:
                return
            self._advance(min(last, self.now + _LONGEST_DRAIN))
            settle()

    def forget_threads(self) -> None:
        """Start anew in a forked child, where only the calling thread exists.

        A child that a thread of the bot forks, or something on its behalf, lives in real time.
        """
        self.watchdog.stop()
        self.outside, self.watchdog = Outside(self), Watchdog(self)
        self.threads.clear()
        self._ready.clear()
        self._carriers.clear()
        self._agenda.forget_threads()
        self._lost_to = None
        self.finalisers.let_go()
        was_active, self.active, self.holder_ident = self.active, False, -1
        if was_active and self.driver.ident == Real.get_ident():
            self.enter()
