"""The verdict, and what the platform refused."""

from collections.abc import Sequence

from fake_graph.journal import SendRefused
from scenarios.stage import Stage
from scenarios.step import then
from scenarios.vocabulary import phrase
from simulator.errors import BadInput, nearest
from simulator.rule import Rule, Severity
from simulator.rules import find_rules
from simulator.scoring.scorecard import Result, Status, points_of


@then(phrase("refused-code"))
def refused_code(stage: Stage, code: int) -> None:
    """Expect a message to have been refused with a code of Graph's."""
    refused = _refused(stage)
    assert any(e.code == code for e in refused), (
        f"the platform refused nothing with code {code}; {_listed(refused)}"
    )


@then(phrase("refused-subcode"))
def refused_subcode(stage: Stage, code: int, subcode: int) -> None:
    """Expect a message to have been refused with a code and a subcode of Graph's."""
    refused = _refused(stage)
    assert any((e.code, e.subcode) == (code, subcode) for e in refused), (
        f"the platform refused nothing with code {code} and subcode {subcode}; {_listed(refused)}"
    )


@then(phrase("refused-nothing"))
def refused_nothing(stage: Stage) -> None:
    """Expect every message to have been accepted."""
    refused = _refused(stage)
    assert not refused, _listed(refused)


@then(phrase("refused-count"))
def refused_count(stage: Stage, count: int) -> None:
    """Expect so many messages to have been refused, no more and no fewer."""
    refused = _refused(stage)
    assert len(refused) == count, (
        f"the platform refused {len(refused)}, not {count}; {_listed(refused)}"
    )


def _refused(stage: Stage) -> tuple[SendRefused, ...]:
    return tuple(e for e in stage.world.graph.journal if isinstance(e, SendRefused))


def _listed(refused: tuple[SendRefused, ...]) -> str:
    whats = [f"{e.code}/{e.subcode or '-'} {e.message}" for e in refused]
    return f"it refused {'; '.join(whats)}" if whats else "it refused nothing"


@then(phrase("score-at-least"))
def score_at_least(stage: Stage, score: int) -> None:
    """Expect the etiquette of everything so far to be worth at least ``score`` of 100."""
    card = stage.world.scorecard()
    assert card.total is not None, "there is nothing to score yet"
    worst = "; ".join(str(evidence) for evidence in card.findings())
    assert card.total >= score, f"the etiquette score is {card.total}, below {score}: {worst}"


@then(phrase("category-at-least"))
def category_at_least(stage: Stage, category: str, score: int) -> None:
    """Expect a category of rules to be worth at least ``score`` of 100."""
    found = {one.category.name: one.score for one in stage.world.scorecard().categories}
    if category not in found:
        raise BadInput(f"no category {category!r}{nearest(category, found)}")
    worth = found[category]
    assert worth is not None, f"no rule of {category!r} applies yet"
    points = points_of(worth)
    assert points >= score, f"the score for {category!r} is {points}, below {score}"


@then(phrase("audit-passes"))
def audit_passes(stage: Stage, rule: str) -> None:
    """Expect a rule, or a group of rules, to apply and to find nothing."""
    results = _results(stage, rule)
    found = [str(evidence) for result in results for evidence in result.findings]
    assert not found, "; ".join(found)
    reasons = "; ".join(filter(None, (result.reason for result in results)))
    assert any(result.score is not None for result in results), (
        f"{rule!r} does not apply: {reasons}"
    )


@then(phrase("audit-is-left-out"))
def audit_is_left_out(stage: Stage, rule: str) -> None:
    """Expect a rule, or a group of rules, to have nothing to judge."""
    for result in _results(stage, rule):
        why = "applies" if result.score is not None else f"was not measured: {result.reason}"
        assert result.status is Status.NOT_APPLICABLE, f"{result.rule.code} {why}"


def _results(stage: Stage, rule: str) -> tuple[Result, ...]:
    codes = {one.code for one in _check(rule)}
    return tuple(r for r in stage.world.scorecard().results if r.rule.code in codes)


@then(phrase("no-finding-at-all"))
def no_finding_at_all(stage: Stage) -> None:
    """Expect no rule to have found anything."""
    found = stage.world.scorecard().findings()
    assert not found, "; ".join(str(evidence) for evidence in found)


@then(phrase("no-critical-finding"))
def no_critical_finding(stage: Stage) -> None:
    """Expect no rule to have found anything critical."""
    found = stage.world.scorecard().findings()
    critical = [str(one) for one in found if one.severity is Severity.CRITICAL]
    assert not critical, "; ".join(critical)


@then(phrase("no-finding"))
def no_finding(stage: Stage, rule: str) -> None:
    """Expect a rule, or a group of rules, to have found nothing."""
    _check(rule)
    found = stage.world.scorecard().findings(rule)
    assert not found, "; ".join(str(evidence) for evidence in found)


@then(phrase("a-finding"))
def a_finding(stage: Stage, rule: str) -> None:
    """Expect a rule, or a group of rules, to have found something."""
    _check(rule)
    assert stage.world.scorecard().findings(rule), f"nothing was found for {rule!r}"


def _check(rule: str) -> Sequence[Rule]:
    try:
        return find_rules(rule)
    except LookupError as error:
        raise BadInput(str(error.args[0])) from None
