"""How far a detector can be trusted in a language: the figures of a frozen evaluation.

The table is ``lexicons/confidence.toml``, a section a detector and a key a language::

    [request_more]
    en = { precision = 0.98, recall = 0.97, lines = 1200 }
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from simulator.rule import Breach, Rule

TRUSTED_PRECISION = 0.9
"""Below it, what a detector finds is a warning at most."""


@dataclass(frozen=True, slots=True)
class Confidence:
    """What was measured of a detector in a language; None where nothing was."""

    precision: float | None = None
    recall: float | None = None


UNMEASURED = Confidence()


@lru_cache(maxsize=1)
def _table() -> dict[tuple[str, str], Confidence]:
    file = files("simulator") / "lexicons" / "confidence.toml"
    if not file.is_file():
        return {}
    data = tomllib.loads(file.read_text("utf-8"))
    return {
        (detector, language): Confidence(row.get("precision"), row.get("recall"))
        for detector, languages in data.items()
        for language, row in languages.items()
    }


def confidence(detectors: Iterable[str], language: str) -> Confidence:
    """Return what all of ``detectors`` reach at least, None where one was never measured."""
    found = [_table().get((str(detector), language), UNMEASURED) for detector in detectors]
    return Confidence(_least(one.precision for one in found), _least(one.recall for one in found))


def _least(figures: Iterable[float | None]) -> float | None:
    known = list(figures)
    return None if None in known else min((f for f in known if f is not None), default=None)


@lru_cache(maxsize=4096)
def is_doubted(rule: Rule, language: str) -> bool:
    """Return whether what ``rule`` finds in ``language`` is a warning at most."""
    known = confidence(rule.detectors, language)
    if rule.breach is Breach.FOUND:
        return known.precision is not None and known.precision < TRUSTED_PRECISION
    return rule.breach is Breach.MISSING and known.recall is None
