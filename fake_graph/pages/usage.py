"""Meters of how much of a budget is spent within a rolling window.

Source: https://developers.facebook.com/docs/graph-api/overview/rate-limiting
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

SLICES = 24
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


@dataclass(slots=True, kw_only=True)
class Meter:
    """A count of calls whose oldest slice falls away as time passes.

    Adding a call costs the same however many there were.

    Attributes:
        slice: The length of a slice, a 24th of the window, in seconds.
        counts: The calls of each slice, by its number modulo 24.
        latest: The number of the newest slice.
        total: All calls in the window.
        total_time: The share of the processing time that is spent, in percent; no call of the
            fake's takes any, so it is only ever set.
        total_cputime: The same of the processor's time.
        busy_until: The number of the slice in which those two are forgotten.
    """

    slice: int
    counts: list[int] = field(default_factory=lambda: [0] * SLICES)
    latest: int = 0
    total: int = 0
    total_time: int = 0
    total_cputime: int = 0
    busy_until: int = 0

    @classmethod
    def over(cls, window: timedelta) -> "Meter":
        """Return an empty meter for a window."""
        return cls(slice=int(window.total_seconds()) // SLICES)

    def add(self, at: datetime, calls: int = 1) -> None:
        """Count calls."""
        self.roll(at)
        self.counts[self.latest % SLICES] += calls
        self.total += calls

    def roll(self, at: datetime) -> None:
        """Forget what has left the window."""
        now = int(at.timestamp()) // self.slice
        if now > self.latest:
            for number in range(self.latest + 1, min(now, self.latest + SLICES) + 1):
                self.total -= self.counts[number % SLICES]
                self.counts[number % SLICES] = 0
            self.latest = now
        if self.latest >= self.busy_until:
            self.total_time = self.total_cputime = 0

    def load(self, at: datetime, total_time: int, total_cputime: int) -> None:
        """Let processing time be spent, for the length of the window."""
        self.roll(at)
        self.total_time, self.total_cputime = total_time, total_cputime
        self.busy_until = self.latest + SLICES

    def is_over(self, allowed: int) -> bool:
        """Return whether more is spent than allowed."""
        return self.total > allowed or max(self.total_time, self.total_cputime) >= 100

    def percent(self, allowed: int) -> int:
        """Return the share of the calls that is spent."""
        return self.total * 100 // allowed

    def minutes_to_regain(self, allowed: int) -> int:
        """Return after how many minutes calls are answered again, 0 while they are."""
        if not self.is_over(allowed):
            return 0
        if self.total <= allowed:
            return (self.busy_until - self.latest) * self.slice // 60
        left, slices = self.total, 0
        while left > allowed and slices < SLICES:
            slices += 1
            left -= self.counts[(self.latest + slices) % SLICES]
        return slices * self.slice // 60
