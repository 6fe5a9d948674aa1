"""How often the bot writes without being asked.

Source: guides ID, NL, FR, point 5, and IT, value and options; the numbers are house.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from simulator.rule import Audit, Finding, Rule, Severity, not_applicable
from simulator.transcript import Kind, Speaker, Transcript, Turn, rows

UNASKED_AFTER = timedelta(hours=1)
"""A message that comes later than this, and is not the first answer, was not asked for; house."""
ONE_NOTIFICATION = timedelta(minutes=1)
"""Messages that follow each other as closely are one notification in several bubbles; house."""
DAY, A_DAY = timedelta(hours=24), 1
WEEK, A_WEEK = timedelta(days=7), 3
"""Notifications to one person; house."""
ORDER_UPDATE, ORDER_UPDATES = "POST_PURCHASE_UPDATE", 5
"""Always appreciated, so as many a week are free; house."""
PERSON = "HUMAN_AGENT"


def audit(transcript: Transcript) -> Audit:
    """Score the share of notifications that stay within the limits of a day and a week."""
    sent = list(_notifications(transcript))
    if not sent:
        return not_applicable("the bot sent nothing unasked")
    free = _free(sent)
    counted = [turn for turn in sent if turn not in free]
    findings = []
    for number, turn in enumerate(counted):
        so_far = counted[: number + 1]
        today, this_week = _within(so_far, turn, DAY), _within(so_far, turn, WEEK)
        if today > A_DAY:
            findings.append(Finding(turn, f"{today} notifications within 24 hours."))
        elif this_week > A_WEEK:
            findings.append(Finding(turn, f"{this_week} notifications within 7 days."))
    return Audit(1 - len(findings) / len(sent), tuple(findings), len(sent))


def _notifications(transcript: Transcript) -> Iterator[Turn]:
    """Yield the first bubble of each notification."""
    action: Turn | None = None
    sent: list[Turn] = []
    for turn in transcript.turns:
        if turn.asks or (turn.speaker is Speaker.CUSTOMER and turn.kind is Kind.OPENED):
            yield from _unasked(sent, action)
            action, sent = turn, []
        elif turn.replies:
            sent.append(turn)
    yield from _unasked(sent, action)


def _unasked(sent: Sequence[Turn], action: Turn | None) -> Iterator[Turn]:
    firsts = [row[0] for row in rows(sent, ONE_NOTIFICATION)]
    if action is None:
        yield from firsts
        return
    person = next((turn for turn in firsts if turn.tag == PERSON), None)
    for turn in firsts[1:]:
        if turn is not person and turn.at - action.at > UNASKED_AFTER:
            yield turn


def _free(sent: Sequence[Turn]) -> list[Turn]:
    free: list[Turn] = []
    for turn in sent:
        if turn.tag == ORDER_UPDATE and _within(free, turn, WEEK) < ORDER_UPDATES:
            free.append(turn)
    return free


def _within(turns: Sequence[Turn], last: Turn, span: timedelta) -> int:
    return sum(last.at - turn.at < span for turn in turns)


RULE = Rule(
    code="F10",
    name="proactive-load",
    group="spam-frequency",
    severity=Severity.ERROR,
    weight=3,
    remedy="Send at most one notification a day and three a week to the same person.",
    audit=audit,
    good=(
        "0s customer: Hi!\n2s bot: Hello!\n5h bot: Your order is packed.",
        "0s customer: Hi!\n2s bot: Hello!\n5h bot: News!\n5h5s bot: Tap to read.\n29h bot: News!",
        "0s customer: Hi!\n3h bot: Sorry for the wait.\n5h bot: Found it.",
        "0s customer: Hi!\n2s bot: Hello!\n2h bot #HUMAN_AGENT: Ana here.\n3h bot: Found it.",
        "0s customer: Hi!\n2s bot: Hello!\n30m bot: Packed.\n50m bot: Sent.\n3h bot: Rate us.",
        "0s customer: Hi!\n2s bot: Hello!\n2h bot #POST_PURCHASE_UPDATE: Packed.\n"
        "4h bot #POST_PURCHASE_UPDATE: Sent.\n8h bot #POST_PURCHASE_UPDATE: Delivered.",
    ),
    bad=(
        "0s customer: Hi!\n2s bot: Hello!\n2h bot: News!\n4h bot: News!\n6h bot: News!",
        "0s bot: News!\n1h bot: News!\n2h bot: News!\n3h bot: News!",
    ),
)
