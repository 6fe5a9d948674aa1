"""A person, as one page knows them."""

from dataclasses import dataclass
from enum import StrEnum

from fake_graph.ids import UNKNOWN_USER, Psid, UserId


class Openness(StrEnum):
    """What apps may read of somebody's profile."""

    OPEN = "open"
    HIDDEN = "hidden"
    MISSING = "missing"
    """They are known by a phone number only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody with an account, as one page knows them.

    Attributes:
        timezone: Hours from UTC, may be fractional.
        user_id: Who they are on all of Facebook; the same person has it on every page.
        country: ISO 3166 code, upper case; decides which regional rules apply.
        openness: Whether there is a profile to read, and whether their settings let apps do so.
    """

    psid: Psid
    first_name: str
    last_name: str
    locale: str = "en_US"
    timezone: float = 0
    gender: str | None = None
    user_id: UserId = UNKNOWN_USER
    country: str = "US"
    email: str | None = None
    phone: str | None = None
    openness: Openness = Openness.OPEN

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}"
