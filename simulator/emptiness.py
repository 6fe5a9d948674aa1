"""Whether a turn only puts people off: nothing in it but courtesy and the promise of an answer."""

from simulator.act import Act
from simulator.reading import acts_in
from simulator.sentence import sentences_of
from simulator.transcript import Turn

_PUTS_OFF = frozenset({Act.RECEIPT, Act.EXPECT, Act.AWAY})
_COURTESY = frozenset(
    {Act.THANK, Act.GREET, Act.BYE, Act.CLOSING, Act.FILLER, Act.WELCOME, Act.HANDOFF, Act.CONTACT}
)


_EMPTY = _PUTS_OFF | _COURTESY


def is_empty(turn: Turn) -> bool:
    """Return whether every sentence is courtesy or puts off, and one does.

    Questions go on, and a goodbye puts nobody off.
    """
    if turn.quick_replies or "?" in turn.text or Act.BYE in turn.acts:
        return False
    if not turn.acts & _PUTS_OFF:
        return False
    acts = (acts_in(sentence, turn.language) for sentence in sentences_of(turn))
    return all(done & _EMPTY for done in acts)
