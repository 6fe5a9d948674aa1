"""Whether a turn of the page's shows a way past the bot: a person, a phone number, a page."""

from collections.abc import Iterable

from simulator.text.act import Act
from simulator.text.contacts import contacts
from simulator.transcript import Kind, Speaker, Turn
from simulator.turn import HUMAN_AGENT

PERSON = frozenset({Act.HANDOFF})
OTHER_CHANNEL = frozenset({Act.CONTACT})
_CHOSEN = {Act.ASKS_HUMAN, Act.HANDOFF, Act.CONTACT}


def leads_to_person(turn: Turn) -> bool:
    """Return whether the turn offers or brings a person."""
    if turn.speaker is Speaker.AGENT or turn.kind is Kind.PASSED or turn.tag == HUMAN_AGENT:
        return True
    return bool(turn.acts & PERSON or turn.choices & {Act.ASKS_HUMAN, Act.HANDOFF})


def names_channel(turn: Turn) -> bool:
    """Return whether the turn gives a phone number, an e-mail address or a page."""
    if turn.acts & OTHER_CHANNEL or Act.CONTACT in turn.choices or any(turn.links):
        return True
    return bool(contacts(turn.text))


def is_way_out(turn: Turn) -> bool:
    """Return whether the turn shows any way past the bot."""
    return leads_to_person(turn) or names_channel(turn)


def shows_way_out(turns: Iterable[Turn]) -> bool:
    """Return whether any of the page's turns shows a way past the bot."""
    return any(is_way_out(turn) for turn in turns if turn.speaker is not Speaker.CUSTOMER)
