"""The verdict, and what the platform refused."""

from fake_graph.journal import SendRefused
from scenarios.stage import Stage
from scenarios.step import then
from scenarios.vocabulary import phrase
from simulator.errors import BadInput
from simulator.rules import find_rules


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


def _check(rule: str) -> None:
    try:
        find_rules(rule)
    except LookupError as error:
        raise BadInput(str(error.args[0])) from None
