"""Whether a notification that was agreed to is the one that was agreed to.

Source: guides TR, best practice 3, and IT, best practice 3;
https://developers.facebook.com/docs/messenger-platform/send-messages/one-time-notification
"""

from collections.abc import Iterator

from simulator.detectors.words import content_words
from simulator.rule import Audit, Breach, Finding, Rule, Severity, shares
from simulator.text.similarity import mentions
from simulator.transcript import Kind, Speaker, Transcript, Turn
from simulator.turn import ONE_TIME


def audit(transcript: Transcript) -> Audit:
    """Score the share of one-time notifications that follow a consent and speak of its topic.

    Each consent is for one message.
    """
    sent = list(_notifications(transcript))
    findings = [
        Finding(turn, message)
        for turn, topic, count in sent
        if (message := _what_is_wrong(turn, topic, count)) is not None
    ]
    return shares(findings, len(sent), "no one-time notification was sent")


def _notifications(transcript: Transcript) -> Iterator[tuple[Turn, str | None, int]]:
    """Yield each with the newest topic agreed to, and how many consents are left."""
    topics: list[str] = []
    for turn in transcript.turns:
        if turn.kind is Kind.OPTED_IN:
            topics.append(turn.text)
        elif turn.speaker is Speaker.BOT and turn.kind is Kind.SAID and turn.tag == ONE_TIME:
            best = next((t for t in topics if _is_about(turn, t)), topics[0] if topics else None)
            yield turn, best, len(topics)
            if best is not None:
                topics.remove(best)


def _what_is_wrong(turn: Turn, topic: str | None, consents: int) -> str | None:
    if not consents or topic is None:
        return "A notification that nobody had agreed to."
    if topic and not _is_about(turn, topic):
        return f"Agreed to '{topic}', got '{turn.text[:60]}'."
    return None


def _is_about(turn: Turn, topic: str) -> bool:
    said = content_words(" ".join((turn.text, *turn.quick_replies)))
    return bool(said & content_words(topic)) or mentions(turn.text, topic)


RULE = Rule(
    code="F05",
    name="one-time-notification",
    group="window-violation",
    severity=Severity.ERROR,
    weight=4,
    why="Somebody agreed to one message about one thing; anything else is a breach of trust.",
    remedy="Send one message per consent, about its topic.",
    audit=audit,
    breach=Breach.FACT,
    good=(
        "0s customer opts in: Blue shoes in stock\n"
        "3d bot #ONE_TIME_NOTIFICATION: Your blue shoes are"
        " in stock again.",
    ),
    bad=(
        "0s customer opts in: Blue shoes in stock\n3d bot #ONE_TIME_NOTIFICATION: Have you seen our"
        " summer hats?",
        "0s customer: Hi!\n3d bot #ONE_TIME_NOTIFICATION: Blue shoes are in stock.",
    ),
)
