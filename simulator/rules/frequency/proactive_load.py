"""How often the bot writes without being asked.

Source: guides ID, NL, FR, point 5, and IT, value and options; the numbers are house.
"""

from collections.abc import Sequence
from datetime import timedelta

from simulator.detectors.unasked import notifications
from simulator.rule import Audit, Finding, Rule, Severity, not_applicable
from simulator.scoring.house import Threshold
from simulator.transcript import Transcript, Turn

DAY, WEEK = timedelta(hours=24), timedelta(days=7)
A_DAY = Threshold("F10.a_day", 1, "notifications to one person within 24 hours")
A_WEEK = Threshold("F10.a_week", 3, "notifications to one person within seven days")
ORDER_UPDATES = Threshold("F10.order_updates", 5, "updates on orders a week that are always free")
ORDER_UPDATE = "POST_PURCHASE_UPDATE"


def audit(transcript: Transcript) -> Audit:
    """Score the share of notifications that stay within the limits of a day and a week."""
    sent = [row[0] for row in notifications(transcript)]
    if not sent:
        return not_applicable("the bot sent nothing unasked")
    free = _free(sent, transcript.house[ORDER_UPDATES])
    a_day, a_week = transcript.house[A_DAY], transcript.house[A_WEEK]
    counted = [turn for turn in sent if turn not in free]
    findings = []
    for number, turn in enumerate(counted):
        so_far = counted[: number + 1]
        today, this_week = _within(so_far, turn, DAY), _within(so_far, turn, WEEK)
        if today > a_day:
            findings.append(Finding(turn, f"{today} notifications within 24 hours."))
        elif this_week > a_week:
            findings.append(Finding(turn, f"{this_week} notifications within 7 days."))
    return Audit(1 - len(findings) / len(sent), tuple(findings), len(sent))


def _free(sent: Sequence[Turn], many: int) -> list[Turn]:
    free: list[Turn] = []
    for turn in sent:
        if turn.tag == ORDER_UPDATE and _within(free, turn, WEEK) < many:
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
    why="Whoever is written to every day mutes the page, and misses what matters.",
    thresholds=(A_DAY, A_WEEK, ORDER_UPDATES),
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
