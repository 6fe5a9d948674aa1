"""Whether the bot says the same thing again and again.

Source: guide TR, "clumsy" bots; guides ID, NL, FR, point 8.
"""

from itertools import pairwise

from simulator.rule import Audit, Finding, Rule, Severity, shares
from simulator.scoring.house import Threshold
from simulator.text.act import Act
from simulator.text.similarity import alike
from simulator.transcript import Exchange, Transcript, Turn

ALIKE = Threshold("B03.alike", 90, "of 100, from which on two answers are the same")
_POLITE = {Act.GREET, Act.THANK, Act.WELCOME, Act.BYE, Act.CLOSING, Act.DONE, Act.DECLINE}


def audit(transcript: Transcript) -> Audit:
    """Score the share of answers that differ from the one before, where the questions differ.

    Greetings, thanks and goodbyes may get the same answer every time.
    """
    asked = [e for e in transcript.exchanges() if e.asked and e.answer and _text(e.answer)]
    pairs = [(a, b) for a, b in pairwise(asked) if _differ(a, b)]
    limit = transcript.house[ALIKE]
    findings = [
        Finding(
            now.answer[-1], f"Said again: '{now.answer[-1].text[:60]}'.", now.answer[-1].text[:60]
        )
        for before, now in pairs
        if alike(_text(before.answer), _text(now.answer)) >= limit
    ]
    return shares(findings, len(pairs), "the customer did not ask two different things")


def _differ(before: Exchange, now: Exchange) -> bool:
    if any(turn.acts & _POLITE for turn in (*before.asked, *now.asked)):
        return False
    return _text(before.asked).casefold() != _text(now.asked).casefold()


def _text(turns: tuple[Turn, ...]) -> str:
    return " ".join(" ".join((turn.text, *turn.quick_replies)) for turn in turns).strip()


RULE = Rule(
    code="B03",
    name="no-loops",
    group="escalation",
    severity=Severity.ERROR,
    weight=4,
    why="A bot that repeats itself has stopped listening, and people shout at it.",
    remedy="Say something else the second time: rephrase, give an example, offer a person.",
    audit=audit,
    reads_text=True,
    thresholds=(ALIKE,),
    good=(
        "0s customer: Prices?\n2s bot: From 5 EUR.\n9s customer: Hours?\n11s bot: Nine to five.",
        "0s customer: qwe\n2s bot: I didn't get that.\n9s customer: asd\n"
        "11s bot: Try 'prices', or ask for a person.",
    ),
    bad=(
        "0s customer: Prices?\n2s bot: Choose one.\n9s customer: Where is my parcel?\n"
        "11s bot: Choose one.",
        "0s customer: my number is 12\n2s bot: Please enter your order number.\n"
        "9s customer: 4711 then\n11s bot: Please enter your order number!",
    ),
)
