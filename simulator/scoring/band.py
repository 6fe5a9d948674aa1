"""What a score is called, and its colour: the bands of a scale from 0 to 100."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Band:
    """A part of the scale.

    Attributes:
        least: The fewest points of 100 that belong to it.
        name: What a bot with such a score is.
        colour: One of the eight that every terminal has.
    """

    least: int
    name: str
    colour: str


BANDS = (
    Band(90, "courteous", "green"),
    Band(50, "needs polish", "yellow"),
    Band(0, "discourteous", "red"),
)
"""The best first."""


def band_of(points: int) -> Band:
    """Return the band of a score in points of 100."""
    return next(band for band in BANDS if points >= band.least)
