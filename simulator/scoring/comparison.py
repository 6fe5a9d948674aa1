"""What has changed in a bot's manners since a run that was kept: the baseline.

Both runs are scored by today's rules and the team's decisions of today, from what crossed the wire
then and now, so only the bot's behaviour can make a difference.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from simulator.escape import as_line
from simulator.scoring.scorecard import Evidence, Result, Scorecard, points_of
from simulator.transcript import Transcript
from simulator.turn import Kind, Turn
from simulator.wording import counted

if TYPE_CHECKING:
    from simulator.report import BotReport, ScenarioRecord

_ALIKE = 1e-9
"""Scores that differ by less are the same."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is otherwise than in the baseline.

    Attributes:
        scenario: The name of the scenario it happened in.
        customer: Who lived through it; empty where it is about the scenario as a whole.
        rule: The code of the rule that says so; empty where it is about the outcome, or about what
            the platform refused.
        sentence: What is otherwise, without scenario and customer.
        evidence: The first finding that the baseline did not have, None where there is none.
    """

    scenario: str
    customer: str
    rule: str
    sentence: str
    evidence: Evidence | None = None

    def __str__(self) -> str:
        """Return the sentence, and where, on one line that is safe to print."""
        turn = str(self.evidence.finding.turn) if self.evidence is not None else ""
        place = ", ".join(filter(None, (self.scenario, self.customer, turn)))
        return as_line(f"{self.sentence} ({place})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A run beside its baseline.

    Attributes:
        worse: What got worse, in the order of the scenarios and of the catalogue.
        better: What got better.
        totals: The score in points of 100 then and now, over the conversations of each run.
        categories: The name of each category, and its score from 0 to 1 then and now.
        added: Scenarios that the baseline does not have; they cannot have got worse.
        removed: Scenarios of the baseline that were not run.
    """

    worse: tuple[Difference, ...]
    better: tuple[Difference, ...]
    totals: tuple[int | None, int | None]
    categories: tuple[tuple[str, float | None, float | None], ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]


def compare(now: "BotReport", then: "BotReport") -> Comparison:
    """Return how a run stands beside its baseline.

    Scenarios are the same that have the same name, and conversations that are of the same person
    in them.
    """
    before, after = _by_name(then.scenarios), _by_name(now.scenarios)
    both = [(before[key], after[key]) for key in after if key in before]
    lived = [told for old, new in both for told in _in_both(old, new)]
    cards = now.score(old for _, old, _ in lived), _score_now(now, [new for _, _, new in lived])
    changed = [*_outcomes(both), *_manners(lived, *cards)]
    order = {record.name: place for place, record in reversed([*enumerate(now.scenarios)])}
    changed.sort(key=lambda one: order[one[1].scenario])
    return Comparison(
        worse=tuple(difference for worse, difference in changed if worse),
        better=tuple(difference for worse, difference in changed if not worse),
        totals=(cards[0].total, cards[1].total),
        categories=tuple(
            (new.category.name, old.score, new.score)
            for old, new in zip(cards[0].categories, cards[1].categories, strict=True)
        ),
        added=tuple(after[key].name for key in after if key not in before),
        removed=tuple(before[key].name for key in before if key not in after),
    )


def _score_now(now: "BotReport", told: list[Transcript]) -> Scorecard:
    """Return the score of some of a run's conversations; that of all is known already."""
    is_all = [*map(id, told)] == [*map(id, now.transcripts)]
    return now.scorecard if is_all else now.score(told)


_Lived = tuple[str, Transcript, Transcript]
"""The name of a scenario, and what one of its people lived through then and now."""
_Change = tuple[bool, Difference]
"""Whether it is for the worse, and what it is."""


def _by_name(scenarios: "Iterable[ScenarioRecord]") -> "dict[tuple[str, int], ScenarioRecord]":
    """Return scenarios by their name, and their number among those of that name."""
    seen: Counter[str] = Counter()
    found = {}
    for record in scenarios:
        found[record.name, seen[record.name]] = record
        seen[record.name] += 1
    return found


def _in_both(old: "ScenarioRecord", new: "ScenarioRecord") -> Iterator[_Lived]:
    before, seen = {}, Counter[str]()
    for told in old.transcripts:
        before[told.customer, seen[told.customer]] = told
        seen[told.customer] += 1
    seen.clear()
    for told in new.transcripts:
        key = (told.customer, seen[told.customer])
        seen[told.customer] += 1
        if key in before:
            yield new.name, before[key], told


def _outcomes(both: "Iterable[tuple[ScenarioRecord, ScenarioRecord]]") -> Iterator[_Change]:
    for old, new in both:
        if (old.error == "") is (new.error == ""):
            continue
        sentence = f"passed then, now: {new.error}" if new.error else "fails no longer"
        yield bool(new.error), Difference(new.name, "", "", sentence)


def _manners(lived: Iterable[_Lived], old: Scorecard, new: Scorecard) -> Iterator[_Change]:
    before, after = _audits(old), _audits(new)
    for scenario, then, now in lived:
        changes = [
            change
            for code, result in after.get(id(now), {}).items()
            for change in _change(scenario, now, result, before.get(id(then), {}).get(code))
        ]
        yield from changes
        told = [one.evidence.finding.turn for _, one in changes if one.evidence is not None]
        yield from _refused(scenario, then, now, told)


def _refused(
    scenario: str, then: Transcript, now: Transcript, told: Collection[Turn]
) -> Iterator[_Change]:
    """Yield what the platform refuses more often now, unless a rule has told of it already."""
    before, after = _refusals(then), _refusals(now)
    for error, turns in after.items():
        known = len(before.get(error, ()))
        if len(turns) > known and not any(turn in told for turn in turns):
            sentence = (
                f"error {error}: {counted(len(turns), 'message')} refused, {known} in the baseline"
            )
            yield True, Difference(scenario, now.customer, "", sentence)
    for error, turns in before.items():
        left = len(after.get(error, ()))
        if left < len(turns):
            sentence = (
                f"error {error}: {counted(left, 'message')} refused, {len(turns)} in the baseline"
            )
            yield False, Difference(scenario, now.customer, "", sentence)


def _refusals(told: Transcript) -> dict[str, list[Turn]]:
    """Return the turns that the platform refused, by error and subcode."""
    found: dict[str, list[Turn]] = {}
    for turn in told.turns:
        if turn.kind is Kind.REFUSED:
            found.setdefault(f"{turn.code}/{turn.subcode}", []).append(turn)
    return found


def _audits(card: Scorecard) -> dict[int, dict[str, Result]]:
    """Return the results that each conversation has a score for, by its identity and the rule."""
    return {
        which: {result.rule.code: result for result in alone.results if result.score is not None}
        for which, alone in card.of_each().items()
    }


def _change(scenario: str, now: Transcript, new: Result, old: Result | None) -> Iterator[_Change]:
    found = _counted(new), _counted(old) if old is not None else 0
    name = f"{new.rule.code} {new.rule.name}"
    if found[0] != found[1]:
        worse = found[0] > found[1]
        sentence = f"{name}: {found[0]} findings, {found[1]} in the baseline"
        evidence = _first_new(new, old) if worse else None
        if evidence is not None:
            sentence = f"{name}: {evidence.finding.message}"
        yield worse, Difference(scenario, now.customer, new.rule.code, sentence, evidence)
        return
    if old is None or old.score is None or new.score is None:
        return
    if abs(new.score - old.score) > _ALIKE:
        points = f"{points_of(new.score)} of 100, {points_of(old.score)} in the baseline"
        evidence = next(iter(new.findings), None) if new.score < old.score else None
        difference = Difference(
            scenario, now.customer, new.rule.code, f"{name}: {points}", evidence
        )
        yield new.score < old.score, difference


def _counted(result: Result) -> int:
    return len(result.findings)


def _first_new(new: Result, old: Result | None) -> Evidence | None:
    """Return the first finding that says something that none of the baseline's said."""
    known = Counter(_says(evidence) for evidence in old.findings) if old is not None else Counter()
    for evidence in new.findings:
        if not known[_says(evidence)]:
            return evidence
        known[_says(evidence)] -= 1
    return None


def _says(evidence: Evidence) -> tuple[str, str]:
    return evidence.finding.message, evidence.finding.turn.text
