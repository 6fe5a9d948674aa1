"""Whether people hear of another way when there is no person to hand them to.

Source: guides ID, NL, FR, point 8.
"""

from collections.abc import Iterator
from datetime import timedelta

from simulator.detectors.way_out import names_channel
from simulator.rule import Audit, Breach, Finding, Rule, Severity, shares
from simulator.scoring.house import Threshold
from simulator.text.act import Act
from simulator.transcript import Exchange, Kind, Speaker, Transcript, Turn

PATIENCE = Threshold("B04.patience", timedelta(minutes=5), "until an agent counts as not there")


def audit(transcript: Transcript) -> Audit:
    """Score the share of hand-overs to nobody that name another channel and a time.

    There is nobody where it is outside the opening hours, or where no agent says a word.
    """
    voids = list(_into_the_void(transcript))
    findings = [
        Finding(turn, "Handed over into the void.")
        for exchange, turn in voids
        if not _is_softened(transcript, exchange)
    ]
    return shares(findings, len(voids), "nobody was handed over to an empty desk")


def _into_the_void(transcript: Transcript) -> Iterator[tuple[Exchange, Turn]]:
    for exchange in transcript.exchanges():
        turn = next((t for t in exchange.answered if _hands_over(t)), None)
        if turn is not None and exchange.asked and _is_void(transcript, turn):
            yield exchange, turn


def _hands_over(turn: Turn) -> bool:
    return turn.kind is Kind.PASSED and turn.speaker is Speaker.BOT


def _is_void(transcript: Transcript, turn: Turn) -> bool:
    spoke = any(t.speaker is Speaker.AGENT and t.at >= turn.at for t in transcript.turns)
    if spoke:
        return False
    if transcript.open_at(turn.at) is False:
        return True
    waited = transcript.watched - turn.at
    return waited >= max(transcript.house[PATIENCE], timedelta(hours=24))


def _is_softened(transcript: Transcript, exchange: Exchange) -> bool:
    begin = exchange.asked[-1].at
    said = [
        turn
        for turn in transcript.turns
        if turn.kind is Kind.SAID and turn.speaker is not Speaker.CUSTOMER and turn.at >= begin
    ]
    return any(map(names_channel, said)) and any(Act.EXPECT in turn.acts for turn in said)


RULE = Rule(
    code="B04",
    name="nobody-there",
    group="escalation",
    severity=Severity.ERROR,
    weight=4,
    why="Whoever was promised a person and meets an empty desk has been sent away twice.",
    remedy="Outside the hours give a phone number, e-mail or page, and say when somebody is back.",
    audit=audit,
    reads_text=True,
    detectors=(Act.CONTACT, Act.EXPECT),
    breach=Breach.MISSING,
    thresholds=(PATIENCE,),
    good=(
        "@opening: Mo-Fr 10:00-17:00\n0s customer: An agent please\n1s bot passes\n"
        "2s bot: Nobody is"
        " there now, we reply tomorrow at 10:00. Or mail us at help@example.com.",
    ),
    bad=(
        "@opening: Mo-Fr 10:00-17:00\n0s customer: An agent please\n1s bot passes\n"
        "2s bot: I'll connect you to an agent.\n1m customer reads",
    ),
)
