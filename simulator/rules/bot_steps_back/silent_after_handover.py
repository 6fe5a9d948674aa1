"""Whether the bot is quiet while a person has the thread.

Source: guides ID, NL, FR, point 8.
"""

from datetime import timedelta

from simulator.rule import Audit, Finding, Rule, Severity, not_applicable
from simulator.transcript import Transcript, Turn
from simulator.turn import HUMAN_AGENT

LAST_WORD = timedelta(seconds=5)
"""What the bot says as it hands over may arrive a little later; house."""


def audit(transcript: Transcript) -> Audit:
    """Score the share of a person's turns with the thread during which the bot says nothing."""
    spans = transcript.staffed_spans()
    if not spans:
        return not_applicable("no person had the thread")
    talked = [turn for span in spans if (turn := _interrupts(transcript, span)) is not None]
    findings = tuple(Finding(turn, "Bot talks over the agent.") for turn in talked)
    return Audit(1 - len(findings) / len(spans), findings, len(spans))


def _interrupts(transcript: Transcript, span: tuple[timedelta, timedelta | None]) -> Turn | None:
    begin, end = span[0] + LAST_WORD, span[1]
    for turn in transcript.replies():
        if turn.at > begin and (end is None or turn.at < end) and turn.tag != HUMAN_AGENT:
            return turn
    return None


RULE = Rule(
    code="B05",
    name="silent-after-handover",
    group="escalation",
    severity=Severity.ERROR,
    weight=5,
    why="Two voices at once confuse people, and make the agent's work harder.",
    remedy="Say nothing on standby; take the thread back first.",
    audit=audit,
    good=(
        "0s customer: An agent please\n1s bot passes\n2s bot: An agent will be here soon.\n"
        "5m agent: This is Kim.\n9m agent passes\n10m customer: Thanks\n10m2s bot: Bye!",
        "0s customer: Hi\n1s agent takes\n9s agent: Kim here.\n1h bot takes\n1h2s bot: Back again.",
    ),
    bad=(
        "0s customer: An agent please\n1s bot passes\n5m agent: Kim here.\n6m customer: My parcel?"
        "\n6m2s bot: I don't understand.",
        "0s customer: Hi\n1s agent takes\n9s customer: Prices?\n11s bot: From 5 EUR.",
    ),
)
