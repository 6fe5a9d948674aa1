"""What a text does, told in its language, or in the likeliest where nobody knows it."""

import re
from collections.abc import Iterable
from functools import lru_cache

from simulator.act import Act
from simulator.lexicon import Cue, Lexicon, lexicon_of, lexicons
from simulator.text.tidying import tidy

CACHED_TEXTS = 65_536
FEW_LETTERS = 20
"""A text of fewer letters does not tell its language."""
KNOWN_SHARE = 0.25
"""A known language if at least this share of the words are its commonest; house, measured."""
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=CACHED_TEXTS)
def acts_in(text: str, language: str = "") -> frozenset[Act]:
    """Return what ``text`` does in ``language``, or in the languages that it may be in."""
    known = _lexicons_for(text, language)
    return frozenset().union(*(lexicon.acts(text) for lexicon in known))


@lru_cache(maxsize=CACHED_TEXTS)
def cues_in(text: str, act: Act, language: str = "") -> tuple[Cue, ...]:
    """Return what in ``text`` does ``act``."""
    known = _lexicons_for(text, language)
    return tuple(cue for lexicon in known for cue in lexicon.cues(act, text))


def _lexicons_for(text: str, language: str) -> Iterable[Lexicon]:
    return (lexicon_of(language),) if language else _likeliest(text, lexicons())


def _likeliest(text: str, known: Iterable[Lexicon]) -> list[Lexicon]:
    shares = [(share_of_common(text, lexicon), lexicon) for lexicon in known]
    best = max(share for share, _ in shares)
    return [lexicon for share, lexicon in shares if share == best]


def tells_language(texts: Iterable[str]) -> bool:
    """Return whether ``texts``, taken together, are long enough to tell their language."""
    return sum(character.isalpha() for text in texts for character in text) >= FEW_LETTERS


def language_known(texts: Iterable[str]) -> bool:
    """Return whether ``texts``, taken together, are in a language of ours or too short to tell."""
    text = " ".join(texts)
    if not tells_language([text]):
        return True
    return any(share_of_common(text, lexicon) >= KNOWN_SHARE for lexicon in lexicons())


def share_of_common(text: str, lexicon: Lexicon) -> float:
    """Return which share of the words are among the language's commonest, 0 to 1."""
    words = _WORD.findall(tidy(text, lexicon.letters))
    return sum(word in lexicon.common for word in words) / len(words) if words else 0.0


def languages_of(said: Iterable[tuple[str, str]], likely: str = "") -> tuple[str, ...]:
    """Return the language of each of some texts, of which the speakers are known, or "".

    A text that is too short to tell is in its speaker's language, else in the other's, else in
    the ``likely`` one.
    """
    said = tuple(said)
    usual: dict[str, str] = {}
    for speaker in dict.fromkeys(speaker for speaker, _ in said):
        usual[speaker] = language_of(text for who, text in said if who == speaker)
    anybody = next(filter(None, usual.values()), "") or _with_lexicon(likely)
    return tuple(language_of([text]) or usual[speaker] or anybody for speaker, text in said)


def language_of(texts: Iterable[str]) -> str:
    """Return the language of ``texts``, taken together, "" where it cannot be told."""
    text = " ".join(texts)
    if not tells_language([text]):
        return ""
    best = max(lexicons(), key=lambda lexicon: share_of_common(text, lexicon))
    return best.language if share_of_common(text, best) >= KNOWN_SHARE else ""


def _with_lexicon(language: str) -> str:
    return language if any(one.language == language for one in lexicons()) else ""
