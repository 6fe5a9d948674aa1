"""Whether the tag for people is used by people, and in time.

Source: guide TR, best practice 3; Facebook's help pages (seven days);
https://developers.facebook.com/docs/messenger-platform/send-messages/message-tags#human_agent
"""

from datetime import timedelta

from simulator.duration import spell_duration
from simulator.rule import Audit, Breach, Finding, Rule, Severity, shares
from simulator.text.act import Act
from simulator.transcript import Kind, Speaker, Transcript, Turn
from simulator.turn import HUMAN_AGENT

SEVEN_DAYS = timedelta(days=7)
AUTOMATIC = timedelta(seconds=2)
"""Nobody reads and types as fast; house."""


def audit(transcript: Transcript) -> Audit:
    """Score the share of messages tagged HUMAN_AGENT that a person can have written, in seven days.

    No person answers within two seconds, or says that it is a bot.
    """
    tagged = [
        turn
        for turn in transcript.by(Speaker.BOT, Kind.SAID, Kind.REFUSED)
        if turn.tag == HUMAN_AGENT
    ]
    findings = [
        Finding(turn, message)
        for turn in tagged
        if (message := _what_is_wrong(transcript, turn)) is not None
    ]
    return shares(findings, len(tagged), "the tag HUMAN_AGENT was not used")


def _what_is_wrong(transcript: Transcript, turn: Turn) -> str | None:
    last = next((t for t in reversed(transcript.asked()) if t.at <= turn.at), None)
    if last is not None and turn.at - last.at > SEVEN_DAYS:
        return f"HUMAN_AGENT used {spell_duration(turn.at - last.at)} after the last action."
    at_once = last is not None and turn.at - last.at < AUTOMATIC
    if at_once or Act.SAYS_BOT in turn.acts:
        return "HUMAN_AGENT used by the bot."
    return None


RULE = Rule(
    code="F04",
    name="human-agent",
    group="window-violation",
    severity=Severity.ERROR,
    weight=4,
    why="The tag lends a person seven days; a bot that takes them breaks Messenger's policy.",
    remedy="Use HUMAN_AGENT only for what a person writes, within seven days.",
    audit=audit,
    breach=Breach.FACT,
    good=("0s customer: Hi!\n2s bot: Hello!\n2d bot #HUMAN_AGENT: I found your parcel.",),
    bad=(
        "0s customer: Hi!\n2s bot: Hello!\n8d bot #HUMAN_AGENT: I found your parcel.",
        "0s customer: Hi!\n1s bot #HUMAN_AGENT: Hello!",
    ),
)
