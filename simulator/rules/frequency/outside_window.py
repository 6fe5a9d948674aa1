"""Whether the bot writes only while the messaging window is open.

Source: https://developers.facebook.com/docs/messenger-platform/policy/policy-overview
(24 hours after the customer's last message, tap or press; a tag opens it for what it names).
"""

from simulator.duration import spell_duration
from simulator.escape import escape_word
from simulator.rule import Audit, Finding, Rule, Severity, not_applicable
from simulator.transcript import Kind, Speaker, Transcript, Turn, rows

OUTSIDE_WINDOW = {(10, 2018278), (10, 2018065)}
"""Graph's code and subcode: outside the allowed window, now and before March 2020."""


def audit(transcript: Transcript) -> Audit:
    """Score the share of the bot's turns of which nothing was refused for the window.

    Turns, not messages: many bubbles in one turn must not outweigh a refused one in another.
    """
    sent = [list(_sent(exchange.answered)) for exchange in transcript.exchanges()]
    turns = [row for messages in sent for row in rows(messages)]
    if not turns:
        return not_applicable("the bot sent nothing")
    kept = sum(not any(_is_outside(turn) for turn in row) for row in turns)
    outside = [turn for turn in transcript.by(Speaker.BOT, Kind.REFUSED) if _is_outside(turn)]
    findings = tuple(Finding(turn, _message(transcript, turn)) for turn in outside)
    return Audit(kept / len(turns), findings, len(turns))


def _sent(turns: tuple[Turn, ...]) -> tuple[Turn, ...]:
    return tuple(turn for turn in turns if turn.replies or _is_outside(turn))


def _is_outside(turn: Turn) -> bool:
    return turn.kind is Kind.REFUSED and (turn.code, turn.subcode) in OUTSIDE_WINDOW


def _message(transcript: Transcript, refused: Turn) -> str:
    before = transcript.turns[: transcript.turns.index(refused)]
    last = next((turn for turn in reversed(before) if turn.asks), None)
    if last is None:
        return "Messenger refused it: the customer had not written yet."
    tag = f"with the tag {escape_word(refused.tag)}" if refused.tag else "untagged"
    waited = spell_duration(refused.at - last.at)
    return f"{waited} after the customer's last action, {tag}: Messenger refused it."


RULE = Rule(
    code="F01",
    name="outside-window",
    group="window-violation",
    severity=Severity.CRITICAL,
    weight=5,
    why="Messenger refuses it, and pages that try again and again lose the right to write at all.",
    remedy="Write within 24 hours of the customer's last message, or send what a tag allows.",
    audit=audit,
    good=(
        "0s customer: Hi!\n2s bot: Hello!\n23h bot: Your order is on its way.",
        "0s customer: Hi!\n2s bot: Hello!\n25h bot #HUMAN_AGENT: I found your parcel.",
        "0s customer: Hi!\n2s bot x100: Hello!\n3s bot: Hello!",
    ),
    bad=(
        "0s customer: Hi!\n25h bot x10/2018278: Sale today!",
        "0s customer: Hi!\n2s bot: Hello!\n25h bot x10/2018278: Sale!\n3d bot x10/2018278: Sale!",
        "0s customer opens:\n5s bot x10/2018065: Sale today!",
    ),
)
