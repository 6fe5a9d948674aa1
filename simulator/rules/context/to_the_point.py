"""Whether answers are about what was asked.

Source: guides ID, NL, FR, point 5 ("relevant"); TR, best practice 4; the share is house.
"""

from simulator.expectations import is_met, matching
from simulator.rule import Audit, Breach, Finding, Rule, Severity, not_applicable
from simulator.scoring.house import Threshold
from simulator.text.act import Act
from simulator.transcript import Exchange, Transcript

FALLBACKS = Threshold("C05.fallbacks", 0.2, "share of answers that may be fallbacks")
ENOUGH = Threshold("C05.enough", 5, "answers, below which a share of fallbacks says nothing")


def audit(transcript: Transcript) -> Audit:
    """Score the share of answers that mention what the scenario expects of them.

    Without expectations: pass if at most a fifth of five or more answers are fallbacks.
    """
    expected = matching(transcript)
    if expected:
        missed = [(e, exchange) for e, exchange in expected if not is_met(e, exchange)]
        findings = tuple(
            Finding(exchange.answer[-1], f"Answer does not mention {' or '.join(e.terms)}.")
            for e, exchange in missed
        )
        return Audit(1 - len(findings) / len(expected), findings, len(expected))
    return _by_fallbacks(transcript)


def _by_fallbacks(transcript: Transcript) -> Audit:
    answers = [e for e in transcript.exchanges() if e.asked and e.answer]
    if len(answers) < transcript.house[ENOUGH]:
        return not_applicable("nothing is expected of the answers, and there are few")
    lost = [e for e in answers if _is_fallback(e)]
    share, limit = len(lost) / len(answers), transcript.house[FALLBACKS]
    if share <= limit:
        return Audit(1.0, (), len(answers))
    message = f"{len(lost)} of {len(answers)} answers are fallbacks."
    findings = tuple(Finding(exchange.answer[-1], message) for exchange in lost)
    return Audit(max(0.0, 1 - share - limit), findings, len(answers))


def _is_fallback(exchange: Exchange) -> bool:
    return any(Act.NOT_UNDERSTOOD in turn.acts for turn in exchange.answer)


RULE = Rule(
    code="C05",
    name="to-the-point",
    group="context",
    severity=Severity.ERROR,
    weight=3,
    why="An answer to another question is no answer.",
    remedy="Answer what was asked, in the words it was asked in.",
    audit=audit,
    reads_text=True,
    detectors=(Act.NOT_UNDERSTOOD,),
    breach=Breach.FOUND,
    thresholds=(FALLBACKS, ENOUGH),
    good=(
        "@expects: hours -> nine|9:00\n0s customer: What are your hours?\n2s bot: We open at nine.",
    ),
    bad=(
        "@expects: hours -> nine|9:00\n0s customer: What are your hours?\n"
        "2s bot: Our shoes are red.",
    ),
)
