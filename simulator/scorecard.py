"""The verdict on one or many conversations: what each rule, each category and all of them score.

Opportunities are pooled over conversations, never averages of averages; what does not apply
leaves the denominator. Nothing here asks the time: the same transcripts give the same scorecard.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from simulator.escape import escape
from simulator.reading import language_known, tells_language
from simulator.rule import Audit, Category, Finding, Rule, Severity, not_measured
from simulator.rules import RULES, category_of, find_rules
from simulator.transcript import Transcript

SCORE_VERSION = 1
"""Raised whenever the same transcripts may score differently than before."""

CRITICAL_CAP = 49
"""The best total, in points of 100, with a critical finding."""
ERROR_CAP = 0.89
"""The best score of a category with an error audit below ``ERROR_FLOOR``."""
ERROR_FLOOR = 0.5
_ROUNDING = 1e-9
"""Points of 100; rounding down must not turn 90 into 89 for a float's last bit."""


class Status(StrEnum):
    """How a rule came out."""

    PASS = "pass"  # noqa: S105 - no password
    FAIL = "fail"
    WARN = "warn"
    NOT_APPLICABLE = "not_applicable"
    NOT_MEASURED = "not_measured"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A finding, the rule that found it, and the conversation that it is from."""

    rule: Rule
    finding: Finding
    transcript: Transcript

    @property
    def customer(self) -> str:
        """What the person is called."""
        return self.transcript.customer

    @property
    def at(self) -> datetime:
        """The instant of the turn, in UTC."""
        return self.transcript.when(self.finding.turn)

    @property
    def place(self) -> int:
        """The place of the turn in its transcript, told from its equals; else the last place."""
        turns, wanted = self.transcript.turns, self.finding.turn
        same = [n for n, turn in enumerate(turns) if turn is wanted]
        equal = [n for n, turn in enumerate(turns) if turn == wanted]
        return (same or equal or [len(turns) - 1])[0]

    def __str__(self) -> str:
        """Return rule, message, turn and customer on one line that is safe to print."""
        return (
            f"{self.rule.code} {self.rule.name}: {self.finding.message} "
            f"({escape(self.customer)}, {self.finding.turn})"
        )


@dataclass(frozen=True, slots=True)
class Result:
    """What one rule says about all conversations.

    Attributes:
        score: 0 to 1 over all opportunities, None where there was none.
        opportunities: How many chances there were to keep or break the rule.
        findings: The breaches, in the order of the conversations.
        reason: Why there is no score, one clause; empty where there is one.
    """

    rule: Rule
    category: Category
    score: float | None
    opportunities: int
    status: Status
    findings: tuple[Evidence, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CategoryScore:
    """What one category scores, 0 to 1; None where none of its rules applies."""

    category: Category
    score: float | None


@dataclass(frozen=True, slots=True)
class Scorecard:
    """The verdict.

    Attributes:
        results: One a rule, in the order of the catalogue.
        categories: One a category, in the order of the catalogue.
        total: Points of 100, rounded down; None where no rule applies.
        coverage: How many rules applied, of how many.
    """

    results: tuple[Result, ...]
    categories: tuple[CategoryScore, ...]
    total: int | None
    coverage: tuple[int, int]

    @classmethod
    def of(cls, transcripts: Iterable[Transcript], rules: Sequence[Rule] = RULES) -> "Scorecard":
        """Return what ``rules`` say about ``transcripts``."""
        conversations = [(t, _language_known(t)) for t in transcripts]
        results = tuple(
            _result(rule, [(t, _audit(rule, t, known)) for t, known in conversations])
            for rule in rules
        )
        categories = tuple(
            CategoryScore(category, _category_score([r for r in results if r.category == category]))
            for category in dict.fromkeys(result.category for result in results)
        )
        applied = sum(result.score is not None for result in results)
        return cls(results, categories, _total(results, categories), (applied, len(results)))

    @property
    def has_critical(self) -> bool:
        """Whether a critical rule was broken, which fails a run whatever the budget."""
        return any(_is_critical(result) for result in self.results)

    def result(self, code: str) -> Result:
        """Return the result of the rule with that code.

        Raises:
            LookupError: no such rule was asked.
        """
        for result in self.results:
            if result.rule.code == code:
                return result
        raise LookupError(f"no result for {code!r}")

    def pinned(self) -> dict[tuple[int, int], list[Evidence]]:
        """Return the findings by the identity of a transcript and the place of a turn in it."""
        found: dict[tuple[int, int], list[Evidence]] = {}
        for evidence in self.findings():
            found.setdefault((id(evidence.transcript), evidence.place), []).append(evidence)
        return found

    def findings(self, name: str | None = None) -> tuple[Evidence, ...]:
        """Return all findings, or those of the rules with that code, name or group.

        Raises:
            LookupError: no rule has that name.
        """
        wanted = None if name is None else {rule.code for rule in find_rules(name)}
        return tuple(
            evidence
            for result in self.results
            if wanted is None or result.rule.code in wanted
            for evidence in result.findings
        )


def _language_known(transcript: Transcript) -> bool:
    """Whether the bot speaks a language of ours; where it says too little, go by both sides.

    A customer who writes nonsense, or another language, takes nothing from what the bot says.
    """
    bot = [turn.text for turn in transcript.replies()]
    both = [turn.text for turn in transcript.turns if turn.asks or turn.replies]
    return language_known(bot if tells_language(bot) else both)


def _audit(rule: Rule, transcript: Transcript, known: bool) -> Audit:
    if rule.reads_text and not known:
        return not_measured("language not known")
    return rule.audit(transcript)


def _result(rule: Rule, audits: Sequence[tuple[Transcript, Audit]]) -> Result:
    scored = [(audit.score, audit.opportunities) for _, audit in audits if audit.score is not None]
    opportunities = sum(n for _, n in scored)
    if not opportunities:
        return _without_score(rule, [audit for _, audit in audits])
    score = math.fsum(score * n for score, n in scored) / opportunities
    findings = tuple(
        Evidence(rule, finding, transcript)
        for transcript, audit in audits
        for finding in audit.findings
    )
    status = _status(rule, findings, score)
    return Result(rule, category_of(rule), score, opportunities, status, findings)


def _without_score(rule: Rule, audits: Sequence[Audit]) -> Result:
    unmeasured = [audit for audit in audits if not audit.measured]
    status = Status.NOT_MEASURED if unmeasured else Status.NOT_APPLICABLE
    reasons = [audit.reason for audit in unmeasured or audits if audit.reason]
    reason = reasons[0] if reasons else "no conversation"
    return Result(rule, category_of(rule), None, 0, status, reason=reason)


def _status(rule: Rule, findings: Sequence[Evidence], score: float) -> Status:
    if not findings or score >= 1 or rule.severity is Severity.INFO:
        return Status.PASS
    return Status.WARN if rule.severity is Severity.WARNING else Status.FAIL


def _category_score(results: Sequence[Result]) -> float | None:
    scored = [(result.score, result.rule) for result in results if result.score is not None]
    score = _mean((score, rule.weight) for score, rule in scored)
    if score is None:
        return None
    broken = any(s < ERROR_FLOOR and rule.severity is Severity.ERROR for s, rule in scored)
    return min(score, ERROR_CAP) if broken else score


def _total(results: Sequence[Result], categories: Sequence[CategoryScore]) -> int | None:
    score = _mean((c.score, c.category.weight) for c in categories if c.score is not None)
    if score is None:
        return None
    points = math.floor(score * 100 + _ROUNDING)
    return min(points, CRITICAL_CAP) if any(map(_is_critical, results)) else points


def _mean(weighed: Iterable[tuple[float, int]]) -> float | None:
    pairs = list(weighed)
    weight = sum(w for _, w in pairs)
    return math.fsum(score * w for score, w in pairs) / weight if weight else None


def _is_critical(result: Result) -> bool:
    return result.rule.severity is Severity.CRITICAL and bool(result.findings)
