"""Whether a long and complex matter is offered another channel.

Source: guides ID, NL, FR, point 7; the number is house.
"""

from simulator.detectors.way_out import shows_way_out
from simulator.detectors.wordiness import is_wall, turns_of
from simulator.rule import Audit, Breach, Finding, Rule, Severity, not_applicable
from simulator.scoring.house import Threshold
from simulator.text.act import Act
from simulator.transcript import Kind, Transcript, Turn

TURNS = Threshold("L06.turns", 8, "turns of the customer's without reaching the goal")
_TAPPING = {Kind.TAPPED, Kind.PRESSED}
WALLS = 2
"""Turns too long to read, after which a chat is the wrong place; source: the catalogue."""


def audit(transcript: Transcript) -> Audit:
    """Pass if a person or another channel is offered once a conversation is long or full of walls.

    Long is more than eight turns of the customer's that did not reach the goal.
    """
    if transcript.facts.resolved or transcript.partings():
        return not_applicable("the conversation has reached its goal")
    turn = _too_complex(transcript)
    if turn is None:
        return not_applicable("the conversation is neither long nor complex")
    if shows_way_out(transcript.turns):
        return Audit(1.0)
    message = "Long and complex: offer phone, e-mail or live chat."
    return Audit(0.0, (Finding(turn, message),))


def _too_complex(transcript: Transcript) -> Turn | None:
    """Return the bot's turn from which on the matter is too much for a chat."""
    walls = [row for row in turns_of(transcript) if is_wall(transcript, row)]
    if len(walls) >= WALLS:
        return walls[WALLS - 1][-1]
    typed = [e for e in transcript.exchanges() if e.asked and not _taps(e.asked) and e.answer]
    limit = transcript.house[TURNS]
    return typed[limit].answer[-1] if len(typed) > limit else None


def _taps(asked: tuple[Turn, ...]) -> bool:
    """Return whether the customer only tapped: an ordering flow has many turns by design."""
    return all(turn.kind in _TAPPING for turn in asked)


RULE = Rule(
    code="L06",
    name="other-channel-when-complex",
    group="length",
    severity=Severity.WARNING,
    weight=3,
    why="Some things take five minutes on the phone and an hour in a chat.",
    remedy="Offer a phone number, e-mail or a person when it gets long.",
    audit=audit,
    reads_text=True,
    detectors=(Act.CONTACT, Act.HANDOFF),
    breach=Breach.MISSING,
    thresholds=(TURNS,),
    good=(
        "\n".join(f"{n}s customer: And shoe {n}?\n{n}.5s bot: It is red." for n in range(9))
        + "\n10s bot: Call us on 0800 123 4567 for more.",
    ),
    bad=("\n".join(f"{n}s customer: And shoe {n}?\n{n}.5s bot: It is red." for n in range(9)),),
)
