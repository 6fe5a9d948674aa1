"""Whether a customer who is upset gets a word of regret and the offer of a person.

Source: guides ID, NL, FR, point 8; the number is house.
"""

from simulator.detectors.way_out import shows_way_out
from simulator.rule import Audit, Breach, Finding, Rule, Severity, shares
from simulator.scoring.house import Threshold
from simulator.text.act import Act
from simulator.text.shouting import shouts
from simulator.transcript import Exchange, Transcript, Turn

UPSET = Threshold("B06.upset", 2, "angry messages after which a person has to be offered")
_HAPPY = {Act.THANK, Act.WELCOME, Act.SOLVED, Act.DONE}


def audit(transcript: Transcript) -> Audit:
    """Pass if, once the customer was angry twice, an apology and a way out are in that turn.

    The turn after, and all before it since the first anger, count too.
    """
    angry = [e for e in transcript.exchanges() if any(is_angry(turn) for turn in e.asked)]
    limit = transcript.house[UPSET]
    if len(angry) < limit or not angry[limit - 1].answer:
        return shares((), 0, "the customer was not upset, or not answered")
    said = [turn for exchange in _since(transcript, angry[0]) for turn in exchange.answered]
    is_sorry = any(Act.APOLOGY in turn.acts for turn in said)
    if is_sorry and shows_way_out(said):
        return Audit(1.0)
    last = angry[limit - 1].answer[-1]
    missing = "offer a person" if is_sorry else "say sorry and offer a person"
    return Audit(0.0, (Finding(last, f"Customer is upset: {missing}."),))


def is_angry(turn: Turn) -> bool:
    """Return whether a customer's turn is angry: by its words, or by shouting without joy."""
    if Act.COMPLAINT in turn.acts or Act.OFFENCE in turn.acts:
        return True
    return bool(shouts(turn.text)) and not turn.acts & _HAPPY


def _since(transcript: Transcript, first: Exchange) -> tuple[Exchange, ...]:
    exchanges = transcript.exchanges()
    return exchanges[exchanges.index(first) :]


RULE = Rule(
    code="B06",
    name="anger",
    group="escalation",
    severity=Severity.WARNING,
    weight=3,
    why="An upset customer who meets nothing but a menu does not come back.",
    remedy="Say sorry, and offer a person.",
    audit=audit,
    reads_text=True,
    detectors=(Act.COMPLAINT, Act.APOLOGY, Act.HANDOFF, Act.CONTACT),
    breach=Breach.MISSING,
    thresholds=(UPSET,),
    good=(
        "0s customer: This is a disgrace!\n2s bot: I'm sorry to hear that.\n"
        "9s customer: I am really"
        " angry, this is ridiculous\n11s bot: I'm sorry. I'll connect you to one of our agents.",
    ),
    bad=(
        "0s customer: This is a disgrace!\n2s bot: Choose one.\n"
        "9s customer: I am really angry, this"
        " is ridiculous\n11s bot: Prices or hours?",
    ),
)
