"""A stretch of a text in which something was found."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """What was found, and where.

    Attributes:
        start: Where it begins, in characters.
        text: What stands there.
    """

    start: int
    text: str
