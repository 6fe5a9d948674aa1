"""How a report is told: to a person at a terminal, to a program, to a team."""

from collections.abc import Callable
from dataclasses import dataclass

from simulator.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Reporter:
    """One way of telling a report.

    Attributes:
        name: The module's name; what options call it.
        render: Returns the whole text; the same report gives the same text.
    """

    name: str
    render: Callable[[Report], str]
