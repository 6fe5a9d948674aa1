"""A rule that does not count for a while, for a reason."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Suppression:
    """What a team has decided to live with.

    Attributes:
        codes: The rules that do not count.
        expires: The last day on which they do not.
    """

    codes: frozenset[str]
    reason: str
    expires: date

    def __str__(self) -> str:
        """Return the rules, the day and the reason."""
        return f"{', '.join(sorted(self.codes))} until {self.expires}: {self.reason}"


def suppressed(code: str, suppressions: Iterable[Suppression]) -> Suppression | None:
    """Return why the rule with that code does not count, None where it does."""
    return next((one for one in suppressions if code in one.codes), None)
