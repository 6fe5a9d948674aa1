"""The language of a text, told by how common its words and letters are in each of nine.

The table is ``lexicons/words.tsv.xz``, made by ``benchmarks/word_table.py``.
"""

import lzma
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from struct import Struct

from simulator.text.sentences import sentences

LANGUAGES = ("en", "id", "nl", "tr", "fr", "it", "de", "es", "pt")
FEW_LETTERS = 20
"""A text of fewer letters does not tell its language for sure."""
SURE_MARGIN = 0.99
"""From this margin on, one sentence of a text is said to be in another language; house."""

_READ_CHARACTERS = 1_000
"""More do not change what was told by now."""
_LONGEST_WORD = 40
_CACHED_WORDS = 65_536
_STEPS = 6
"""A nat in the table."""
_WEIGHT, _WEIGHT_OF_NAME = 3, 1
"""A word with a capital within a text may be a name or a title in any language."""
_SCALE = _STEPS * _WEIGHT
_NEAR = _SCALE
"""A nat: within it one language is about as likely as another."""
_NAT_OF_A_KNOWN_WORD = 5
_COMMONEST, _COMMONEST_SHARE = 79, 0.055
"""What stands in the table for *the*, and which share of English that is."""
_MOST_LEAD = 10.0
_LEAD_A_LETTER = 0.35
"""By how many nats a language must lead all others than ours if hardly a word is known."""
_LEADS = ((0.3, 0.0), (1.0, -6.0))
"""Likewise if at most such a share of the letters stands in known words."""
_HARDLY = 0.1
_WORD = re.compile(r"[^\W\d_]+")
_COLUMNS = Struct(f"<{len(LANGUAGES) + 1}I")
_OTHER = len(LANGUAGES)


@dataclass(frozen=True, slots=True)
class Guess:
    """Which language a text is in.

    Attributes:
        language: ISO 639-1 code, "" if it is none of ours or there are no words.
        margin: How much likelier it is than the next one of ours, 0 to 1.
        near: The languages of ours that are about as likely as the likeliest, itself included.
    """

    language: str = ""
    margin: float = 0.0
    near: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        """Whether it is a language of ours."""
        return bool(self.language)


_UNKNOWN = Guess()


@lru_cache(maxsize=4096)
def identify(text: str) -> Guess:
    """Return the language of ``text``."""
    words = _WORD.findall(text[:_READ_CHARACTERS])
    if not words:
        return _UNKNOWN
    words[0] = words[0].lower()
    said = _COLUMNS.unpack(sum(map(_evidence, words)).to_bytes(_COLUMNS.size, "little"))
    ours = said[:_OTHER]
    most = max(ours)
    if not most:
        return _UNKNOWN
    best = ours.index(most)
    floor = most - _NEAR
    near = tuple([LANGUAGES[n] for n, said_so in enumerate(ours) if said_so > floor])
    lead = (most - said[_OTHER]) / _SCALE
    if lead < _MOST_LEAD and lead < _lead_needed(words, best):
        return Guess(near=near)
    return Guess(LANGUAGES[best], _margin(ours, most), near)


def language_of(texts: Iterable[str]) -> str:
    """Return the language of ``texts``, taken together, "" where it cannot be told."""
    text = "\n".join(text[:_READ_CHARACTERS] for text in texts)
    return identify(text).language if tells_language(text) else ""


def languages_in(text: str) -> tuple[str, ...]:
    """Return the language of each sentence that is long and sure enough to tell."""
    guesses = (identify(one) for one in sentences(text) if tells_language(one))
    return tuple(guess.language for guess in guesses if guess.known and guess.margin >= SURE_MARGIN)


def tells_language(text: str) -> bool:
    """Return whether ``text`` has enough letters to tell its language."""
    return len(text) >= FEW_LETTERS and (
        sum(map(str.isalpha, text[:_READ_CHARACTERS])) >= FEW_LETTERS
    )


def share_of(word: str, language: str) -> float:
    """Return about which share of the words of ``language``, one of ours, ``word`` is."""
    steps = _table().words.get(word)
    said = ord(steps[LANGUAGES.index(language)]) - ord("!") if steps else 0
    return _COMMONEST_SHARE * math.exp((said - _COMMONEST) / _STEPS) if said else 0.0


def _margin(ours: Sequence[int], most: int) -> float:
    next_best = most - sorted(ours)[-2]
    return math.tanh(next_best / _SCALE / 2)  # the difference of two that add up to 1


def _lead_needed(words: Iterable[str], column: int) -> float:
    letters = known = 0
    table = _table()
    for word in words:
        letters += len(word)
        steps = table.words.get(_small(word))
        if steps and ord(steps[column]) - ord("!") > _NAT_OF_A_KNOWN_WORD * _STEPS:
            known += len(word)
    share = known / letters
    if share < _HARDLY:
        return min(_MOST_LEAD, letters * _LEAD_A_LETTER)
    return next(lead for most, lead in _LEADS if share <= most)


@lru_cache(maxsize=_CACHED_WORDS)
def _evidence(word: str) -> int:
    """Return what ``word`` says for each column: 32 bits each, so that they add up at once."""
    table = _table()
    small = _small(word)
    steps = table.words.get(small)
    if steps:
        said = _packed(steps)
    else:
        padded = f"  {small} "
        triples = (padded[start : start + 3] for start in range(len(padded) - 2))
        said = sum(_packed(table.letters[key]) for key in triples if key in table.letters)
    return said * (_WEIGHT_OF_NAME if word[0].isupper() else _WEIGHT)


def _small(word: str) -> str:
    return word[:_LONGEST_WORD].lower().replace("i\u0307", "i")


def _packed(steps: str) -> int:
    return int.from_bytes(steps.encode("utf-32-le"), "little") - _packed_zero()


@cache
def _packed_zero() -> int:
    return int.from_bytes(("!" * (_OTHER + 1)).encode("utf-32-le"), "little")


@dataclass(frozen=True, slots=True)
class _Table:
    words: Mapping[str, str]
    letters: Mapping[str, str]


@cache
def _table() -> _Table:
    file = files("simulator") / "lexicons" / "words.tsv.xz"
    words, letters = lzma.decompress(file.read_bytes()).decode().split("\n\n")
    return _Table(_read(words), _read(letters))


def _read(lines: str) -> dict[str, str]:
    cells = lines.strip("\n").replace("\n", "\t").split("\t")
    return dict(zip(cells[::2], cells[1::2], strict=True))
