"""Whether every question in a message is answered.

Source: guides ID, NL, FR, point 6.
"""

from simulator.expectations import is_met, matching
from simulator.facts import Expectation
from simulator.rule import Audit, Finding, Rule, Severity, shares
from simulator.transcript import Exchange, Transcript


def audit(transcript: Transcript) -> Audit:
    """Score the share of messages with several expected questions of which the turn answers all."""
    several = [(e, wanted) for e, wanted in _by_exchange(transcript) if len(wanted) > 1]
    findings = []
    for exchange, wanted in several:
        missing = [e.asked for e in wanted if not is_met(e, exchange)]
        if missing:
            n, of = len(wanted) - len(missing), len(wanted)
            message = f"{of} questions, {n} answered: {', '.join(missing)} is missing."
            findings.append(Finding(exchange.answer[-1], message, missing[0]))
    return shares(findings, len(several), "no message held several questions that are expected")


def _by_exchange(transcript: Transcript) -> list[tuple[Exchange, list[Expectation]]]:
    found: list[tuple[Exchange, list[Expectation]]] = []
    for expectation, exchange in matching(transcript):
        for known, wanted in found:
            if known is exchange:
                wanted.append(expectation)
                break
        else:
            found.append((exchange, [expectation]))
    return found


RULE = Rule(
    code="S07",
    name="all-bases-covered",
    group="context",
    severity=Severity.ERROR,
    weight=3,
    why="Who asks two things and hears one has to ask again.",
    remedy="Answer every question of a message.",
    audit=audit,
    good=(
        "@expects: hours -> nine; parking -> garage\n"
        "0s customer: Your hours, and is there parking?\n"
        "2s bot: From nine, and there is a garage.",
    ),
    bad=(
        "@expects: hours -> nine; parking -> garage\n"
        "0s customer: Your hours, and is there parking?\n"
        "2s bot: We open at nine.",
    ),
)
