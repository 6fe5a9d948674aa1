"""A thread that looks again and again whether there is something to do, and what it knows of that.

Most looks are in vain. Which are, only the library knows whose loop it is: nobody else can see
the instant that a look compares the clock with.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

NEVER = math.inf


@dataclass(frozen=True, slots=True)
class Poll:
    """The wait between two looks of one thread.

    Attributes:
        what: Whose looks they are, for the certificate.
        period: Microseconds from one look to the next, while there is nothing to do.
        idle_until: Returns the instant, in microseconds of the scheduler, before which looks are
            in vain if nothing else happens; too early is harmless, too late is not. It is asked
            while another thread has the baton, so it may neither wait nor read the clock.
    """

    what: str
    period: int
    idle_until: Callable[[], float]

    def first_look_from(self, instant: float, due: int) -> float:
        """Return the first look at ``instant`` or later, of those from ``due`` on."""
        if instant <= due or instant == NEVER:
            return max(due, instant)
        return due + -(-(int(instant) - due) // self.period) * self.period
