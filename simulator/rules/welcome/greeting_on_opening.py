"""Whether people who open the thread find something there.

Source: guides ID, NL, FR, point 1; TR, welcome.
"""

from datetime import timedelta

from simulator.rule import Audit, Finding, Rule, Severity, not_applicable
from simulator.transcript import Kind, Transcript, Turn

AT_ONCE = timedelta(seconds=2)
"""Whoever has opened a thread looks at it now; source: the catalogue."""
_ENTERING = {Kind.OPENED, Kind.PRESSED}


def audit(transcript: Transcript) -> Audit:
    """Pass if there is a greeting text, or if opening or Get Started brings a message in 2 s."""
    entered = _entered(transcript)
    if entered is None:
        return not_applicable("nobody was seen opening the thread")
    if transcript.facts.greeting or (entered.kind is Kind.OPENED and entered.text):
        return Audit(1.0)
    later = (turn for turn in transcript.turns if turn.replies and turn.at >= entered.at)
    answer = next(later, None)
    if answer is not None and answer.at - entered.at <= AT_ONCE:
        return Audit(1.0)
    if answer is None and transcript.watched - entered.at < AT_ONCE:
        return not_applicable("not watched long enough to see a greeting")
    return Audit(0.0, (Finding(entered, "People open your thread and see nothing."),))


def _entered(transcript: Transcript) -> Turn | None:
    """Return the turn that opened the thread, before which nothing was said."""
    for turn in transcript.turns:
        if turn.kind in _ENTERING:
            return turn
        if turn.asks or turn.answers:
            return None
    return None


RULE = Rule(
    code="W01",
    name="greeting-on-opening",
    group="greeting",
    severity=Severity.WARNING,
    weight=2,
    why="An empty thread does not say what can be asked, or whether anybody is there.",
    remedy="Set a greeting text or answer the Get Started postback.",
    audit=audit,
    good=(
        "0s customer opens: Hello! Ask us anything.\n9s customer: Hi!",
        "0s customer opens\n1s customer presses: Get Started\n2s bot: Hello!",
        "@greeting: Hello from the shop!\n0s customer presses: Get Started\n9s bot: Hello!",
    ),
    bad=(
        "0s customer opens\n1m customer reads",
        "0s customer presses: Get Started\n9s bot: Hello!",
    ),
)
