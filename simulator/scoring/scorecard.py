"""The verdict on one or many conversations: what each rule, each category and all of them score.

Opportunities are pooled over conversations, never averages of averages; what does not apply
leaves the denominator. Nothing here asks the time: the same transcripts give the same scorecard.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from simulator.escape import escape
from simulator.put_off import collection_put_off
from simulator.rule import (
    Audit,
    Breach,
    Category,
    Finding,
    Rule,
    Severity,
    not_applicable,
)
from simulator.rules import RULES, category_of, find_rules
from simulator.scoring.confidence import is_doubted
from simulator.scoring.house import DEFAULT_HOUSE, House
from simulator.scoring.judging import audited
from simulator.scoring.suppression import Suppression, suppressed
from simulator.transcript import Transcript

SCORE_VERSION = 2
"""Raised whenever the same transcripts may score differently than before."""

CRITICAL_CAP = 49
"""The best total, in points of 100, with a critical finding."""
ERROR_CAP = 0.89
"""The best score of a category with an error audit below ``ERROR_FLOOR``."""
ERROR_FLOOR = 0.5
UNMEASURED_SHARE = 0.5
"""What is taken off a rule's weight where its recall was never measured."""
_ROUNDING = 1e-9
"""Points of 100; rounding down must not turn 90 into 89 for a float's last bit."""


class Status(StrEnum):
    """How a rule came out."""

    PASS = "pass"  # noqa: S105 - no password
    FAIL = "fail"
    WARN = "warn"
    NOT_APPLICABLE = "not_applicable"
    NOT_MEASURED = "not_measured"
    ERROR = "error"
    """The rule itself failed; nothing follows for the bot."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A finding, the rule that found it, and the conversation that it is from.

    Attributes:
        severity: How much it matters: as much as the rule or the finding says, and no more than a
            warning where the rule is not trusted in this language.
    """

    rule: Rule
    finding: Finding
    transcript: Transcript
    severity: Severity

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
        weight: Its share within its category: the rule's, half of it for conversations in
            languages in which nobody has measured how often the rule overlooks what it looks for.
        audits: What it says of each conversation that it has a score for.
    """

    rule: Rule
    category: Category
    score: float | None
    opportunities: int
    status: Status
    findings: tuple[Evidence, ...] = ()
    reason: str = ""
    weight: float = 0
    audits: tuple[tuple[Transcript, Audit], ...] = field(default=(), compare=False, repr=False)

    @property
    def severity(self) -> Severity | None:
        """How much the worst of the findings matters, None where there is none."""
        return max((e.severity for e in self.findings), key=lambda one: one.gravity, default=None)

    @property
    def is_critical(self) -> bool:
        """Whether something critical was found."""
        return bool(self.findings) and self.severity is Severity.CRITICAL


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
    @collection_put_off()
    def of(
        cls,
        transcripts: Iterable[Transcript],
        rules: Sequence[Rule] = RULES,
        house: House = DEFAULT_HOUSE,
        suppressions: Sequence[Suppression] = (),
    ) -> "Scorecard":
        """Return what ``rules`` say about ``transcripts``, judged as ``house`` has decided.

        A rule that is suppressed does not apply.
        """
        why = [suppressed(rule.code, suppressions) for rule in rules]
        asked = [rule for rule, reason in zip(rules, why, strict=True) if reason is None]
        audits = iter(audited(asked, transcripts, house))
        results = tuple(
            _result(rule, next(audits)) if reason is None else _suppressed(rule, reason)
            for rule, reason in zip(rules, why, strict=True)
        )
        return cls._of_results(results)

    @classmethod
    def _of_results(cls, results: tuple[Result, ...]) -> "Scorecard":
        within: dict[Category, list[Result]] = {}
        for result in results:
            within.setdefault(result.category, []).append(result)
        categories = tuple(
            CategoryScore(category, _category_score(its)) for category, its in within.items()
        )
        applied = sum(result.score is not None for result in results)
        return cls(results, categories, _total(results, categories), (applied, len(results)))

    @property
    def has_critical(self) -> bool:
        """Whether a critical rule was broken, which fails a run whatever the budget."""
        return any(result.is_critical for result in self.results)

    def result(self, code: str) -> Result:
        """Return the result of the rule with that code.

        Raises:
            LookupError: no such rule was asked.
        """
        for result in self.results:
            if result.rule.code == code:
                return result
        raise LookupError(f"no result for {code!r}")

    def of_each(self) -> "dict[int, Scorecard]":
        """Return the verdict on each conversation alone, by the identity of its transcript.

        No rule is asked again; one that did not apply gives no reason here.
        """
        found: dict[int, dict[str, tuple[Transcript, Audit]]] = {}
        for result in self.results:
            for transcript, audit in result.audits:
                found.setdefault(id(transcript), {})[result.rule.code] = (transcript, audit)
        # What does not apply is the same in every conversation, and is most of a scorecard.
        silent = [_unasked(result) for result in self.results]
        return {
            which: self._of_results(
                tuple(
                    _result(none.rule, [said[none.rule.code]]) if none.rule.code in said else none
                    for none in silent
                )
            )
            for which, said in found.items()
        }

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


def _suppressed(rule: Rule, why: Suppression) -> Result:
    reason = f"suppressed until {why.expires}: {why.reason}"
    return _without_score(rule, [not_applicable(reason)])


def _result(rule: Rule, audits: Sequence[tuple[Transcript, Audit]]) -> Result:
    scored = [(transcript, audit) for transcript, audit in audits if audit.score is not None]
    opportunities = sum(audit.opportunities for _, audit in scored)
    if not opportunities:
        return _without_score(rule, [audit for _, audit in audits])
    score = math.fsum((a.score or 0) * a.opportunities for _, a in scored) / opportunities
    halved = sum(a.opportunities for t, a in scored if _is_halved(rule, t))
    findings = tuple(
        Evidence(rule, finding, transcript, _severity(rule, finding, transcript))
        for transcript, audit in scored
        for finding in audit.findings
    )
    return Result(
        rule,
        category_of(rule),
        score,
        opportunities,
        _status(findings, score),
        findings,
        weight=rule.weight * (1 - UNMEASURED_SHARE * halved / opportunities),
        audits=tuple(scored),
    )


def _unasked(result: Result) -> Result:
    """Return what is left of a result for a conversation that it has no score for."""
    status = Status.NOT_APPLICABLE if result.score is not None else result.status
    return replace(
        result, score=None, opportunities=0, status=status, findings=(), reason="", audits=()
    )


def _is_halved(rule: Rule, transcript: Transcript) -> bool:
    return rule.breach is Breach.MISSING and is_doubted(rule, transcript.language)


def _severity(rule: Rule, finding: Finding, transcript: Transcript) -> Severity:
    severity = finding.severity or rule.severity
    if rule.breach is Breach.FACT or not is_doubted(rule, transcript.language):
        return severity
    return min(severity, Severity.WARNING, key=lambda one: one.gravity)


def _without_score(rule: Rule, audits: Sequence[Audit]) -> Result:
    broken = [audit for audit in audits if audit.is_error]
    unmeasured = [audit for audit in audits if not audit.measured]
    status = Status.NOT_MEASURED if unmeasured else Status.NOT_APPLICABLE
    reasons = [audit.reason for audit in broken or unmeasured or audits if audit.reason]
    reason = reasons[0] if reasons else "no conversation"
    status = Status.ERROR if broken else status
    return Result(rule, category_of(rule), None, 0, status, reason=reason, weight=rule.weight)


def _status(findings: Sequence[Evidence], score: float) -> Status:
    gravest = max((evidence.severity.gravity for evidence in findings), default=0)
    if score >= 1 or gravest == Severity.INFO.gravity:
        return Status.PASS
    return Status.WARN if gravest == Severity.WARNING.gravity else Status.FAIL


def _category_score(results: Sequence[Result]) -> float | None:
    scored = [(result.score, result) for result in results if result.score is not None]
    score = _mean((score, result.weight) for score, result in scored)
    if score is None:
        return None
    broken = any(score < ERROR_FLOOR and r.status is Status.FAIL for score, r in scored)
    return min(score, ERROR_CAP) if broken else score


def points_of(score: float) -> int:
    """Return a score from 0 to 1 as whole points of 100."""
    return math.floor(score * 100 + _ROUNDING)


def _total(results: Sequence[Result], categories: Sequence[CategoryScore]) -> int | None:
    score = _mean((c.score, c.category.weight) for c in categories if c.score is not None)
    if score is None:
        return None
    points = points_of(score)
    return min(points, CRITICAL_CAP) if any(result.is_critical for result in results) else points


def _mean(weighed: Iterable[tuple[float, float]]) -> float | None:
    pairs = list(weighed)
    weight = math.fsum(w for _, w in pairs)
    return math.fsum(score * w for score, w in pairs) / weight if weight else None
