"""Whether the bot says what it has to say in a few messages.

Source: guides ID, NL, FR, point 5; the numbers are house.
"""

from simulator.duration import spell_duration
from simulator.rule import Audit, Finding, Rule, Severity, not_applicable, ramp
from simulator.scoring.house import Threshold
from simulator.transcript import Transcript, Turn, rows

FEW = Threshold("F09.few", 3, "messages in a row; a carousel is one")
FAR_TOO_MANY = Threshold("F09.far_too_many", 6, "messages in a row, from which on the score is 0")


def audit(transcript: Transcript) -> Audit:
    """Score each of the bot's turns: 1 up to three messages, 0 from six on, straight in between."""
    turns = [row for exchange in transcript.exchanges() for row in rows(exchange.replies)]
    if not turns:
        return not_applicable("the bot sent nothing")
    few, many = transcript.house[FEW], transcript.house[FAR_TOO_MANY]
    score = sum(ramp(len(row), best=few, worst=max(many, few + 1)) for row in turns) / len(turns)
    findings = tuple(
        Finding(row[few], _message(row), str(len(row))) for row in turns if len(row) > few
    )
    return Audit(score, findings, len(turns))


def _message(row: tuple[Turn, ...]) -> str:
    return f"{len(row)} messages in a row, within {spell_duration(row[-1].at - row[0].at)}."


RULE = Rule(
    code="F09",
    name="bursts",
    group="spam-frequency",
    severity=Severity.WARNING,
    weight=3,
    why="A phone that buzzes five times for one answer is put on silent.",
    thresholds=(FEW, FAR_TOO_MANY),
    remedy="Say it in at most three messages before the customer acts again.",
    audit=audit,
    good=(
        "0s customer: Hi!\n1s bot: Hello!\n2s bot: I am Ada.\n3s bot: How can I help?",
        "0s customer: Hi!\n1s bot: Hello!\n2s customer: Prices?\n3s bot: From 5 EUR.\n"
        "4s customer: Hours?\n5s bot: Nine to five.\n6s customer: Thanks\n7s bot: Bye!",
        "0s customer: Hi!\n1s bot: Hello!\n1d bot: Packed.\n2d bot: Sent.\n3d bot: Delivered.",
    ),
    bad=(
        "0s customer: Hi!\n1s bot: Hello!\n2s bot: I\n3s bot: am\n4s bot: Ada\n5s bot: Bye",
        "0s customer: Hi!\n1s bot: 1\n2s bot: 2\n2s customer reads\n3s bot types\n3s bot: 3\n"
        "4s bot: 4\n5s bot: 5\n6s bot: 6\n7s bot: 7",
    ),
)
