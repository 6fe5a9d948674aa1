"""Whether the page stops when it is told to.

Source: guide IT, fair business.
"""

from collections.abc import Iterator
from datetime import timedelta

from simulator.rule import Audit, Breach, Finding, Rule, Severity, shares
from simulator.text.act import Act
from simulator.transcript import Kind, Speaker, Transcript, Turn
from simulator.turn import HUMAN_AGENT

AT_ONCE = timedelta(minutes=5)
"""Until then it is the answer to the stop; house."""
CONFIRMED_WITHIN = timedelta(minutes=1)
UNCONFIRMED = 0.5
"""What a stop is worth that was obeyed without a word; house."""
_NEEDED = {"POST_PURCHASE_UPDATE", "ACCOUNT_UPDATE", HUMAN_AGENT}


def audit(transcript: Transcript) -> Audit:
    """Pass if after a "stop" a confirmation comes and then nothing that was not asked for.

    Only a whole message that says nothing else is a stop. Updates on orders and accounts may come.
    """
    stops = [t for t in transcript.asked() if Act.STOP in t.acts]
    opted = transcript.by(Speaker.CUSTOMER, Kind.OPTED_OUT)
    scores, findings = [], []
    for stop in (*stops, *opted):
        if not _is_decided(transcript, stop):
            continue
        late = next(_later(transcript, stop), None)
        confirmed = stop in opted or _is_confirmed(transcript, stop)
        scores.append(0.0 if late else 1.0 if confirmed else UNCONFIRMED)
        if late is not None:
            findings.append(Finding(late, f"Still writing after '{stop.text or 'stop'}'."))
        elif not confirmed:
            message = "A stop was not confirmed."
            findings.append(Finding(stop, message, severity=Severity.WARNING))
    if not scores:
        return shares((), 0, "nobody said stop")
    return Audit(sum(scores) / len(scores), tuple(findings), len(scores))


def _later(transcript: Transcript, stop: Turn) -> Iterator[Turn]:
    """Yield what the bot sends of its own accord before the customer writes again."""
    for turn in transcript.turns:
        if turn.at <= stop.at:
            continue
        if turn.asks or turn.kind is Kind.OPTED_IN:
            return
        if turn.replies and turn.at - stop.at > AT_ONCE and turn.tag not in _NEEDED:
            yield turn


def _is_confirmed(transcript: Transcript, stop: Turn) -> bool:
    said = (turn.at - stop.at for turn in transcript.turns if turn.answers)
    return any(timedelta() <= after <= AT_ONCE for after in said)


def _is_decided(transcript: Transcript, stop: Turn) -> bool:
    return transcript.watched - stop.at >= CONFIRMED_WITHIN or _is_confirmed(transcript, stop)


RULE = Rule(
    code="V03",
    name="stop-means-stop",
    group="notifications",
    severity=Severity.CRITICAL,
    weight=5,
    why="A stop that is not obeyed is a complaint to Messenger, and against the law in many"
    " places.",
    remedy="Confirm a stop, and send nothing more that was not asked for.",
    audit=audit,
    reads_text=True,
    detectors=(Act.STOP,),
    breach=Breach.FOUND,
    good=(
        "0s customer: STOP\n2s bot: You will get no more messages from us.\n5d customer reads",
        "0s customer: Stop the order please\n2s bot: Done.\n9h bot: News!\n10h customer: STOP\n"
        "10h2s bot: You are unsubscribed.",
    ),
    bad=("0s customer: STOP\n2s bot: You are unsubscribed.\n2d bot: Our hats are here!",),
)
