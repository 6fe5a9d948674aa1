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
        stride: Microseconds from the coming look to the next after which the thread is as it was,
            so that looks can be left out by that much time; 0 where this one has to be made.
        idle_until: Returns the instant, in microseconds of the scheduler, before which looks are
            in vain if nothing else happens; too early is harmless, too late is not. It is asked
            while another thread has the baton, so it may neither wait nor read the clock.
    """

    what: str
    period: int
    stride: int
    idle_until: Callable[[], float]

    def last_look_by(self, instant: float, due: int) -> int:
        """Return the last look by ``instant``, of those that may come instead of that at ``due``.

        Where none may, it is that one.
        """
        if not self.stride or instant < due:
            return due
        return due + (int(instant) - due) // self.stride * self.stride
