"""What the bot says without being asked, one notification at a time."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from simulator.text.act import Act
from simulator.transcript import Kind, Speaker, Transcript, Turn, rows
from simulator.turn import HUMAN_AGENT

UNASKED_AFTER = timedelta(hours=1)
"""A message that comes later than this, and is not the first answer, was not asked for; house."""
_DEEDS = {Kind.OPENED, Kind.ARRIVED, Kind.OPTED_IN, Kind.DID}
"""What a customer does that a first message after it may answer."""
ONE_NOTIFICATION = timedelta(minutes=1)
"""Messages that follow each other as closely are one notification in several bubbles; house."""


def notifications(transcript: Transcript) -> tuple[tuple[Turn, ...], ...]:
    """Return the bubbles of each notification, oldest first."""
    return transcript.once(_notifications)


def _notifications(transcript: Transcript) -> tuple[tuple[Turn, ...], ...]:
    found: list[tuple[Turn, ...]] = []
    action: Turn | None = None
    sent: list[Turn] = []
    for turn in transcript.turns:
        if turn.asks or (turn.speaker is Speaker.CUSTOMER and turn.kind in _DEEDS):
            found.extend(_unasked(sent, action, turn))
            action, sent = turn, []
        elif turn.replies:
            sent.append(turn)
    found.extend(_unasked(sent, action, None))
    return tuple(found)


def _unasked(
    sent: Sequence[Turn], action: Turn | None, following: Turn | None
) -> Iterator[tuple[Turn, ...]]:
    messages = list(rows(sent, ONE_NOTIFICATION))
    if action is None:
        is_welcome = messages and following is not None and _welcomes(messages[0], following)
        yield from messages[1:] if is_welcome else messages
        return
    person = next((row for row in messages if row[0].tag == HUMAN_AGENT), None)
    for row in messages[1:]:
        if row is not person and row[0].at - action.at > UNASKED_AFTER:
            yield row


def _welcomes(first: Sequence[Turn], following: Turn) -> bool:
    """Return whether the first words of a thread only welcome: they need leave, and have none.

    What was told elsewhere may leave out that the customer opened the thread.
    """
    if following.at - first[0].at > UNASKED_AFTER or any(turn.tag for turn in first):
        return False
    return any(Act.GREET in turn.acts for turn in first) and not any(
        Act.PROMOTION in turn.acts for turn in first
    )
