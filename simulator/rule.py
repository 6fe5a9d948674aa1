"""The vocabulary of scoring: a Rule audits a Transcript and reports Findings."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from simulator.facts import Change
from simulator.scoring.house import Threshold
from simulator.transcript import Transcript, Turn


class Severity(StrEnum):
    """How much a breach matters; a critical one fails the run whatever the budget."""

    CRITICAL = "critical"
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def gravity(self) -> int:
        """How grave it is, from 0 for a mere remark to 3."""
        return _GRAVITY.index(self)


_GRAVITY = (Severity.INFO, Severity.WARNING, Severity.ERROR, Severity.CRITICAL)


class Breach(StrEnum):
    """What a rule finds fault with, which decides how far it is trusted in a language."""

    MISSING = "missing"
    """Words that should be there were not found: as good as the detector's recall."""

    FOUND = "found"
    """Words that should not be there were found: as good as the detector's precision."""

    FACT = "fact"
    """Nothing that depends on words."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One breach of a rule, with the turn that shows it.

    Attributes:
        message: What is wrong, one sentence.
        span: The words or the number that decided.
        severity: How much this one matters, None for as much as the rule says.
    """

    turn: Turn
    message: str
    span: str = ""
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Audit:
    """What a rule concluded about one transcript.

    Attributes:
        score: 0 (worst) to 1 (best), the mean over the opportunities; None where there is none.
        findings: The breaches, oldest first.
        opportunities: How many chances the bot had to keep or break the rule.
        reason: Why there is no score, one clause; empty where there is one.
        measured: Whether the rule could look at all; false lowers coverage, never the score.
        is_error: Whether the rule itself failed.
    """

    score: float | None
    findings: tuple[Finding, ...] = ()
    opportunities: int = 1
    reason: str = ""
    measured: bool = True
    is_error: bool = False


_REASONS = 1024
"""Kept, for most rules do not apply to most conversations."""
NOT_APPLICABLE = Audit(None, opportunities=0, reason="nothing in this conversation to judge")


def shares(findings: Iterable[Finding], opportunities: int, reason: str) -> Audit:
    """Return the audit of a rule with a finding for each chance that was lost.

    Where there was no chance, ``reason`` says why.
    """
    found = tuple(findings)
    if not opportunities:
        return not_applicable(reason)
    return Audit(1 - len(found) / opportunities, found, opportunities)


@lru_cache(maxsize=_REASONS)
def not_applicable(reason: str) -> Audit:
    """Return the audit of a rule that has nothing to judge, because of ``reason``."""
    return Audit(None, opportunities=0, reason=reason)


@lru_cache(maxsize=_REASONS)
def not_measured(reason: str) -> Audit:
    """Return the audit of a rule that could not look, because of ``reason``."""
    return Audit(None, opportunities=0, reason=reason, measured=False)


def failed(reason: str) -> Audit:
    """Return the audit of a rule that failed itself, because of ``reason``."""
    return Audit(None, opportunities=0, reason=reason, measured=False, is_error=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A chapter of the catalogue.

    Attributes:
        letter: What its rules' codes start with.
        name: The folder's name in kebab case.
        weight: Its share of the total, in percent before scaling to the categories that apply.
    """

    letter: str
    name: str
    weight: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A question put to a transcript.

    Attributes:
        code: The catalogue's code, e.g. ``G03``.
        name: The module's name in kebab case, e.g. ``returns-goodbye``.
        group: The name that several rules of one subject share, e.g. ``goodbye``.
        severity: How much a breach matters.
        weight: Its share within its category.
        why: Why it matters to the customer, one or two sentences.
        remedy: What to do about it, an imperative sentence.
        audit: A pure function of the transcript; its docstring says how it decides.
        reads_text: Whether it depends on what was said, and so on knowing the language.
        detectors: What it reads texts with: acts, or ``typos``, ``punctuation``, ….
        breach: What it finds fault with.
        compares: What has to be otherwise in further runs of a scenario, given the first one.
        pooled: Audits all conversations together, where one alone tells nothing.
        thresholds: The numbers that it decides by and that a team may set.
        good: Transcripts in notation that must score 1; several together between ``***`` lines.
        bad: Transcripts in notation that must score below 0.5, with a finding.
    """

    code: str
    name: str
    group: str
    severity: Severity
    weight: int
    why: str = ""
    remedy: str
    audit: Callable[[Transcript], Audit]
    reads_text: bool = False
    detectors: tuple[str, ...] = ()
    breach: Breach = Breach.FACT
    compares: Callable[[Transcript], frozenset[Change]] | None = None
    pooled: Callable[[Sequence[Transcript]], Sequence[Audit]] | None = None
    thresholds: tuple[Threshold[Any], ...] = ()
    good: tuple[str, ...]
    bad: tuple[str, ...]

    def audits(self, transcripts: Sequence[Transcript]) -> Sequence[Audit]:
        """Return an audit for each of some conversations."""
        if self.pooled is not None:
            return self.pooled(transcripts)
        return [self.audit(transcript) for transcript in transcripts]


def ramp(value: float, *, best: float, worst: float) -> float:
    """Return 1 at ``best`` or better, 0 at ``worst`` or beyond, straight in between."""
    return min(1.0, max(0.0, (worst - value) / (worst - best)))
