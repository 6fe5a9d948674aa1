"""Whether the customer who asks for a person is shown the way to one.

Source: guides ID, NL, FR, point 8, and TR, the example of Expedia.
"""

from datetime import timedelta

from simulator.detectors.way_out import shows_way_out
from simulator.rule import Audit, Breach, Finding, Rule, Severity, not_applicable
from simulator.scoring.house import Threshold
from simulator.text.act import Act
from simulator.transcript import Exchange, Transcript, Turn

PATIENCE = Threshold("B01.patience", timedelta(minutes=1), "of silence that is no answer")


def audit(transcript: Transcript) -> Audit:
    """Score the share of wishes for a person that the bot's next turn meets."""
    wishes = [e for e in transcript.exchanges() if _wish(e) and _is_decided(transcript, e)]
    if not wishes:
        return not_applicable("nobody asked for a person")
    findings = tuple(_finding(wish) for wish in wishes if not shows_way_out(wish.answered))
    return Audit(1 - len(findings) / len(wishes), findings, len(wishes))


def _wish(exchange: Exchange) -> Turn | None:
    return next((turn for turn in exchange.asked if Act.ASKS_HUMAN in turn.acts), None)


def _is_decided(transcript: Transcript, exchange: Exchange) -> bool:
    watched = max(transcript.end, transcript.turns[-1].at) - exchange.asked[-1].at
    return bool(exchange.answered) or watched >= transcript.house[PATIENCE]


def _finding(exchange: Exchange) -> Finding:
    if exchange.answer:
        return Finding(exchange.answer[-1], "Customer asked for a person and was not shown one.")
    asked = _wish(exchange) or exchange.asked[-1]
    return Finding(asked, "Customer asked for a person and got no answer.")


RULE = Rule(
    code="B01",
    name="human-on-request",
    group="escalation",
    severity=Severity.ERROR,
    weight=5,
    why="Who asks for a person has given up on the bot; the next wall is the last one.",
    detectors=(Act.ASKS_HUMAN, Act.HANDOFF, Act.CONTACT),
    breach=Breach.MISSING,
    remedy="Hand over to a person when asked, or give a phone number, e-mail address or page.",
    audit=audit,
    reads_text=True,
    thresholds=(PATIENCE,),
    good=(
        "0s customer: Can I talk to a human?\n2s bot: I'll connect you with one of our agents.",
        "0s customer: I want to speak to a real person\n2s bot: Please call us on 0800 123 4567.",
        "0s customer taps: Talk to an agent\n2s bot: Sure.\n3s bot: A colleague will be with you"
        " shortly.",
        "0s customer: agent please\n2s bot: What would you like to do? [Talk to a person|Go back]",
        "0s customer: Are you human?\n2s bot: I am a bot.\n9s customer: Get me a real person!\n"
        "1m bot #HUMAN_AGENT: Ana speaking.",
    ),
    bad=(
        "0s customer: Can I talk to a human?\n2s bot: Our shop opens at nine.",
        "0s customer: I don't want to talk to a bot\n2s bot: Choose one. [Prices|Opening hours]",
        "0s customer: Let me speak to a manager.\n2s bot: You can't speak to a human here.",
        "0s customer: human please\n5m customer reads",
    ),
)
