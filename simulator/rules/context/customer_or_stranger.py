"""Whether a customer of old is met as one.

Source: guides ID, NL, FR, point 3.
"""

from simulator.facts import Change
from simulator.rule import Audit, Finding, Rule, Severity, not_applicable, not_measured
from simulator.scoring.twins import answers_alike, first_replies
from simulator.text.similarity import mentions
from simulator.transcript import Transcript

FIRST_TURNS = 2


def audit(transcript: Transcript) -> Audit:
    """Pass if the first two turns name an earlier purchase, or differ from those to a stranger.

    The second half is seen in another run of the scenario, without the purchase.
    """
    purchases = transcript.facts.purchases
    replies = first_replies(transcript, FIRST_TURNS)
    if not purchases or not replies:
        return not_applicable("no earlier purchase is known")
    if any(mentions(turn.text, term) for turn in replies for term in purchases):
        return Audit(1.0)
    if not transcript.twins.get(Change.STRANGER):
        return not_measured("the scenario was not run by a stranger")
    if not answers_alike(transcript, Change.STRANGER, FIRST_TURNS):
        return Audit(1.0)
    message = f"Same words for a customer with order {purchases[0]} as for a stranger."
    return Audit(0.0, (Finding(replies[0], message, purchases[0]),))


def compares(transcript: Transcript) -> frozenset[Change]:
    """Ask for a run by a stranger where the page knows the customer."""
    return frozenset({Change.STRANGER}) if transcript.facts.purchases else frozenset()


RULE = Rule(
    code="C02",
    name="customer-or-stranger",
    group="context",
    severity=Severity.WARNING,
    weight=3,
    why="Who has bought ten times does not want to be asked whether they know the shop.",
    remedy="Look the customer up, and say that you know them.",
    audit=audit,
    compares=compares,
    good=(
        "@purchases: 4711|blue boots\n0s customer: Hi!\n"
        "2s bot: Hello! Is it about your blue boots?",
        "@purchases: 4711\n0s customer: Hi!\n2s bot: Welcome back!\n"
        "--- a stranger\n0s customer: Hi!\n2s bot: Hello, nice to meet you!",
    ),
    bad=(
        "@purchases: 4711\n0s customer: Hi!\n2s bot: Hello!\n"
        "--- a stranger\n0s customer: Hi!\n2s bot: Hello!",
    ),
)
