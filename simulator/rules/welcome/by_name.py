"""Whether the bot calls people by their names when it greets them.

Source: guides ID, NL, FR, point 1; TR.
"""

import re

from simulator.detectors.first_turn import FirstTurn, first_turn
from simulator.facts import Change
from simulator.rule import (
    Audit,
    Breach,
    Finding,
    Rule,
    Severity,
    not_applicable,
    not_measured,
)
from simulator.transcript import Transcript


def audit(transcript: Transcript) -> Audit:
    """Pass if the first name is in the bot's first turn, and changes with the person's.

    The second half is seen in another run of the scenario, with another name.
    """
    name, first = transcript.facts.first_name, first_turn(transcript)
    if not name or not first.replies:
        return not_applicable("the name is not known, or the bot did not answer")
    if transcript.is_staffed(first.replies[0].at):
        return not_applicable("a person has the thread")
    if not _is_called(name, transcript, first):
        finding = Finding(first.replies[0], f"Use {name} in the greeting.", name)
        return Audit(0.0, (finding,))
    others = transcript.twins.get(Change.NAME, ())
    if not others:
        return not_measured("the scenario was not run with another name")
    if any(_is_called(name, other, first_turn(other)) for other in others):
        message = f"{name!r} is in the first turn whatever the customer is called."
        return Audit(0.0, (Finding(first.replies[0], message, name),))
    return Audit(1.0)


def compares(transcript: Transcript) -> frozenset[Change]:
    """Ask for another name where this one was said."""
    name, first = transcript.facts.first_name, first_turn(transcript)
    said = bool(name and first.replies) and _is_called(name, transcript, first)
    return frozenset({Change.NAME}) if said else frozenset()


def _is_called(name: str, transcript: Transcript, first: FirstTurn) -> bool:
    shown = (transcript.facts.greeting, *(turn.text for turn in (*first.replies, *first.automatic)))
    word = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    return any(word.search(text) for text in shown)


RULE = Rule(
    code="W08",
    name="by-name",
    group="greeting",
    severity=Severity.WARNING,
    weight=2,
    why="A name shows that the page knows whom it talks to; Messenger gives it for nothing.",
    remedy="Use the first name in the greeting.",
    audit=audit,
    breach=Breach.FACT,
    compares=compares,
    good=(
        "@first-name: Ana\n0s customer: Hi!\n2s bot: Hello Ana!\n"
        "--- another name\n0s customer: Hi!\n2s bot: Hello Zoë!",
        "@first-name: Hope\n0s customer: Hi!\n2s bot: Hello Hope, we hope you are well.\n"
        "--- another name\n0s customer: Hi!\n2s bot: Hello Zoë, we trust you are well.",
    ),
    bad=(
        "@first-name: Ana\n0s customer: Hi!\n2s bot: Hello!",
        "@first-name: Ana\n0s customer: Hi!\n2s bot: Hello! I am Anabel.",
        "@first-name: Hope\n0s customer: Hi!\n2s bot: Hello, we hope you are well.\n"
        "--- another name\n0s customer: Hi!\n2s bot: Hello, we hope you are well.",
    ),
)
