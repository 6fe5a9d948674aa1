"""What a text does, told in its language, or in the likeliest where nobody knows it."""

from collections.abc import Iterable
from functools import lru_cache

from simulator.lexicon import Lexicon, languages, lexicon_of, lexicons
from simulator.text.act import Act
from simulator.text.language import identify, language_of, tells_language
from simulator.text.matcher import Cue

CACHED_TEXTS = 65_536
"""Kept for each of the questions that are asked of a text."""


@lru_cache(maxsize=CACHED_TEXTS)
def acts_in(text: str, language: str = "") -> frozenset[Act]:
    """Return what ``text`` does in ``language``, or in the languages that it may be in."""
    if not text:
        return frozenset()
    known = _lexicons_for(text, language)
    return frozenset[Act]().union(*(lexicon.acts(text) for lexicon in known))


@lru_cache(maxsize=CACHED_TEXTS)
def cues_in(text: str, act: Act, language: str = "") -> tuple[Cue, ...]:
    """Return what in ``text`` does ``act``."""
    known = _lexicons_for(text, language)
    return tuple(cue for lexicon in known for cue in lexicon.cues(act, text))


def _lexicons_for(text: str, language: str) -> tuple[Lexicon, ...]:
    """Return the lexicons to read a text with; none where it is in a language without one."""
    if language:
        return (lexicon_of(language),) if has_lexicon(language) else ()
    guess = identify(text)
    near = tuple(lexicon_of(language) for language in languages() if language in guess.near)
    return near or lexicons()


def has_lexicon(language: str) -> bool:
    """Return whether acts can be told in ``language``."""
    return language in languages()


def language_known(texts: Iterable[str]) -> bool:
    """Return whether ``texts``, taken together, are in a language of ours or too short to tell."""
    text = "\n".join(texts)
    return not tells_language(text) or has_lexicon(language_of([text]))


def languages_of(said: Iterable[tuple[str, str]], likely: str = "") -> tuple[str, ...]:
    """Return the language of each of some texts, of which the speakers are known, or "".

    A text that is too short to tell is in its speaker's language, else in the other's, else in
    the ``likely`` one.
    """
    said = tuple(said)
    usual: dict[str, str] = {}
    for speaker in dict.fromkeys(speaker for speaker, _ in said):
        usual[speaker] = language_of(text for who, text in said if who == speaker and text)
    anybody = next(filter(None, usual.values()), "") or _likely(said, likely)
    return tuple(_own_language(text) or usual[speaker] or anybody for speaker, text in said)


def _likely(said: Iterable[tuple[str, str]], likely: str) -> str:
    """Return the language of all that was said, however short, else the ``likely`` one."""
    guess = identify("\n".join(text for _, text in said if text))
    if guess.known and guess.margin >= SURE and has_lexicon(guess.language):
        return guess.language
    return likely if has_lexicon(likely) else ""


def _own_language(text: str) -> str:
    """Return the language of a text that is long and sure enough to speak for itself."""
    if not tells_language(text):
        return ""
    guess = identify(text)
    return guess.language if guess.known and guess.margin >= SURE else ""


SURE = 0.95
"""How sure a text has to be to be in another language than its speaker's others; house."""
