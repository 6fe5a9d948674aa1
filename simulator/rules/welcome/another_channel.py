"""Whether the page names another way to reach it when it greets, is away, or is lost.

Source: guides ID, NL, FR, point 1.
"""

from simulator.detectors.first_turn import first_turn
from simulator.detectors.way_out import is_way_out
from simulator.rule import Audit, Breach, Finding, Rule, Severity, not_applicable
from simulator.text.act import Act
from simulator.transcript import Speaker, Transcript, Turn

_LOST = {Act.AWAY, Act.NOT_UNDERSTOOD}


def audit(transcript: Transcript) -> Audit:
    """Pass if a greeting, an away message, a fallback or the menu names another channel."""
    places = [*first_turn(transcript).replies, *_lost(transcript)]
    if not places:
        return not_applicable("the bot neither greeted nor was lost")
    facts = transcript.facts
    if facts.menu_links or any(is_way_out(turn) for turn in (*places, *_automatic(transcript))):
        return Audit(1.0)
    return Audit(0.0, (Finding(places[0], "No phone number, e-mail or page is given anywhere."),))


def _lost(transcript: Transcript) -> tuple[Turn, ...]:
    return tuple(turn for turn in transcript.replies() if turn.acts & _LOST)


def _automatic(transcript: Transcript) -> tuple[Turn, ...]:
    return transcript.by(Speaker.PAGE)


RULE = Rule(
    code="W10",
    name="another-channel",
    group="greeting",
    severity=Severity.WARNING,
    weight=1,
    why="Some matters do not fit a chat, and some people do not like one.",
    remedy="Give a phone number, e-mail or page as a way out.",
    audit=audit,
    reads_text=True,
    detectors=(Act.CONTACT, Act.HANDOFF),
    breach=Breach.MISSING,
    good=(
        "0s customer: Hi!\n2s bot: Hello! You can also call us on 0800 123 4567.",
        "0s customer: Hi!\n2s bot: Hello! [Shop|Help](|https://example.com/help)",
        "@menu-links: https://example.com/contact\n0s customer: Hi!\n2s bot: Hello!",
        "0s customer: Hi!\n2s bot: Hello!\n9s customer: qwe\n"
        "11s bot: I don't understand. Mail us at help@example.com.",
    ),
    bad=(
        "0s customer: Hi!\n2s bot: Hello! How can I help?",
        "0s customer: Hi!\n2s bot: Hello! Your order 4711 4712 is packed.",
    ),
)
