"""Whether what a customer asks gets an answer at all.

Source: guides ID, NL, FR, point 2.
"""

from datetime import timedelta

from simulator.detectors.asking import Request, requests
from simulator.duration import spell_duration
from simulator.rule import Audit, Finding, Rule, Severity, shares
from simulator.scoring.house import Threshold
from simulator.transcript import Transcript

AT_LAST = timedelta(hours=24)
"""Later than this the customer has given up; source: guide TR, best practice 1."""
PATIENCE = Threshold("R01.patience", timedelta(minutes=1), "of silence watched before it counts")


def audit(transcript: Transcript) -> Audit:
    """Score the share of requests that the bot or a person answers within 24 hours.

    Thanks, goodbyes and reactions ask for nothing.
    """
    decided = [r for r in requests(transcript) if _is_decided(r, transcript.house[PATIENCE])]
    lost = [request for request in decided if request.answer is None or request.waited > AT_LAST]
    findings = [
        Finding(request.asked, f"Never answered, in {spell_duration(request.waited)}.")
        for request in lost
    ]
    return shares(findings, len(decided), "the customer asked for nothing")


def _is_decided(request: Request, patience: timedelta) -> bool:
    if request.answer is not None:
        return True
    return request.until >= (AT_LAST if request.by_person else patience)


RULE = Rule(
    code="R01",
    name="answers-at-all",
    group="responsiveness",
    severity=Severity.ERROR,
    weight=5,
    why="A message without an answer is a customer who tells others.",
    remedy="Answer every message that asks for something, if only to say what comes next.",
    audit=audit,
    reads_text=True,
    thresholds=(PATIENCE,),
    good=(
        "0s customer: Hi!\n2s bot: Hello!\n9s customer: Thanks!\n2h customer reads",
        "0s customer: Prices?\n2s bot passes\n5m agent: From 5 EUR.",
        "0s customer: Hi!\n1s customer: Prices?\n2s bot: From 5 EUR.",
    ),
    bad=(
        "0s customer: Prices?\n2h customer reads",
        "0s customer: Prices?\n2s bot types\n5m customer: Hello??\n1h customer reads",
        "0s customer: Prices?\n26h bot #HUMAN_AGENT: From 5 EUR.",
    ),
)
