"""Whether people who come from an ad or a link meet more than the standard welcome.

Source: guides ID, NL, FR, point 3.
"""

from simulator.facts import Change
from simulator.rule import (
    Audit,
    Finding,
    Rule,
    Severity,
    not_applicable,
    not_measured,
)
from simulator.scoring.twins import answers_alike, first_replies
from simulator.text.similarity import mentions
from simulator.transcript import Kind, Speaker, Transcript, Turn

FIRST_TURNS = 2
"""Source: the catalogue."""
_SHORTEST_TERM = 3


def audit(transcript: Transcript) -> Audit:
    """Pass if the first two turns name what brought the person, or differ without it.

    The second half is seen in another run of the scenario, by somebody who came by themselves.
    """
    arrived = _arrival(transcript)
    replies = first_replies(transcript, FIRST_TURNS)
    if arrived is None or not replies:
        return not_applicable("nobody came by an ad, a link or a code, or nobody was answered")
    if any(mentions(turn.text, term) for turn in replies for term in _terms(transcript, arrived)):
        return Audit(1.0)
    if not transcript.twins.get(Change.ORIGIN):
        return not_measured("the scenario was not run by somebody who came by themselves")
    if not answers_alike(transcript, Change.ORIGIN, FIRST_TURNS):
        return Audit(1.0)
    message = f"People come from '{arrived.text}' and get the standard welcome."
    return Audit(0.0, (Finding(replies[0], message, arrived.text),))


def compares(transcript: Transcript) -> frozenset[Change]:
    """Ask for a run without the ad, link or code where there was one."""
    return frozenset({Change.ORIGIN}) if _arrival(transcript) is not None else frozenset()


def _arrival(transcript: Transcript) -> Turn | None:
    arrivals = transcript.by(Speaker.CUSTOMER, Kind.ARRIVED)
    return next((turn for turn in arrivals if turn.text), None)


def _terms(transcript: Transcript, arrived: Turn) -> tuple[str, ...]:
    words = arrived.text.replace("-", " ").replace("_", " ").split()
    odd = tuple(word for word in words if len(word) > _SHORTEST_TERM and not word.isdigit())
    return (*transcript.facts.origin, *odd)


RULE = Rule(
    code="C01",
    name="why-they-write",
    group="context",
    severity=Severity.ERROR,
    weight=3,
    why="Who clicks on an ad for red shoes wants to talk about red shoes.",
    remedy="Read the referral, and begin with what it is about.",
    audit=audit,
    compares=compares,
    good=(
        "0s customer arrives: red-shoes\n1s customer: Hi!\n2s bot: Hello! About the red shoes?",
        "0s customer arrives: 4711\n1s customer: Hi!\n2s bot: Hello! The boots in your size?\n"
        "--- no origin\n1s customer: Hi!\n2s bot: Hello! How can I help?",
    ),
    bad=(
        "0s customer arrives: red-shoes\n1s customer: Hi!\n2s bot: Hello! How can I help?\n"
        "--- no origin\n1s customer: Hi!\n2s bot: Hello! How can I help?",
    ),
)
