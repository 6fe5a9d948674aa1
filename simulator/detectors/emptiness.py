"""Whether a turn only puts people off: nothing in it but courtesy and the promise of an answer."""

from functools import lru_cache

from simulator.text.act import Act
from simulator.text.reading import acts_in
from simulator.text.sentence import abbreviations_of
from simulator.text.sentences import sentences
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
    return _is_courtesy(turn.text, turn.language)


@lru_cache(maxsize=4096)
def _is_courtesy(text: str, language: str) -> bool:
    cut = sentences(text, abbreviations_of(language))
    return all(acts_in(sentence, language) & _EMPTY for sentence in cut)
