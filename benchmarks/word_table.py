"""Makes ``simulator/lexicons/words.tsv.xz``, by which languages are told apart.

``pip install wordfreq && python benchmarks/word_table.py`` writes the table anew; it is run by
hand, and what it wrote is kept. The file has two parts, parted by an empty line, each a line a key:
the commonest words of each language, then three letters in a row, as they stand in words (a space
is a word's edge). After a tab stands one character a column of ``COLUMNS``: how much the key speaks
for the language, in sixths of a nat from ``!`` on.

Source: wordfreq, https://github.com/rspeer/wordfreq, whose data are CC BY-SA 4.0.
"""

import lzma
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import wordfreq

LANGUAGES = ("en", "id", "nl", "tr", "fr", "it", "de", "es", "pt")
OTHERS = (
    *("pl", "sv", "da", "nb", "fi", "cs", "ro", "hu", "ca", "sk", "sl", "sh", "lt", "lv", "is"),
    *("fil", "vi"),
)
"""What a text in none of ours may be in; all of them are one column."""
COLUMNS = (*LANGUAGES, "other")
WORDS = 8_000
"""A language."""
WORDS_OF_OTHERS = 4_000
TRAINING_WORDS = 30_000
"""For letters, a language."""
BORROWED = 0.1
"""How frequent an English word is in another language, at least, beside English."""
BARE = 0.05
"""How often letters are written without their marks."""
RAREST_WORD = 1e-7
RAREST_LETTERS = 2e-6
TRUST_IN_LETTERS = 0.4
"""Letters in a row depend on each other: so much of what they say is news."""
STEPS = 6
"""A nat."""
TARGET = Path(__file__).parents[1] / "simulator" / "lexicons" / "words.tsv.xz"
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[a-z\u00df-\u024f\u1e00-\u1eff]+")

Frequencies = Mapping[str, float]


def frequencies(language: str) -> Frequencies:
    """Return how frequent each word of ``language`` is, of 1."""
    found: Counter[str] = Counter()
    for entry, frequency in wordfreq.get_frequency_dict(language, "best").items():
        for word in _WORD.findall(entry.lower().replace("i\u0307", "i")):
            if _LATIN.fullmatch(word):
                found[word] += frequency
                bare = _without_marks(word)
                if bare != word:
                    found[bare] += BARE * frequency
    total = sum(found.values())
    return {word: frequency / total for word, frequency in found.items()}


def _without_marks(word: str) -> str:
    plain = unicodedata.normalize("NFD", word.replace("\u0131", "i"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def commonest(words: Frequencies, count: int) -> Frequencies:
    """Return the ``count`` most frequent words."""
    ordered = sorted(words.items(), key=lambda item: (-item[1], item[0]))
    return dict(ordered[:count])


def most_of(tables: Iterable[Frequencies]) -> Frequencies:
    """Return for each word the highest frequency of any table."""
    most: dict[str, float] = {}
    for table in tables:
        for word, frequency in table.items():
            most[word] = max(frequency, most.get(word, 0))
    return most


def triples(words: Frequencies) -> Frequencies:
    """Return how frequent each three letters in a row are, of 1."""
    found: Counter[str] = Counter()
    for word, frequency in commonest(words, TRAINING_WORDS).items():
        padded = f"  {word} "
        for start in range(len(padded) - 2):
            found[padded[start : start + 3]] += math.sqrt(frequency)
    total = sum(found.values())
    return {letters: count / total for letters, count in found.items()}


def lines(keys: Iterable[str], said: Callable[[str, str], float]) -> Iterable[str]:
    """Yield a line for each key about which the columns differ."""
    for key in sorted(keys):
        steps = [round(said(column, key) * STEPS) for column in COLUMNS]
        if len(set(steps)) > 1:
            yield f"{key}\t{''.join(chr(ord('!') + step) for step in steps)}"


def table() -> str:
    """Return the text of the file."""
    known: dict[str, Frequencies] = {language: frequencies(language) for language in LANGUAGES}
    known["other"] = most_of(frequencies(language) for language in OTHERS)
    letters = {column: triples(words) for column, words in known.items()}
    english = known["en"]

    def of_word(column: str, word: str) -> float:
        borrowed = 0 if column == "en" else BORROWED * english.get(word, 0)
        return math.log((known[column].get(word, 0) + borrowed) / RAREST_WORD + 1)

    def of_letters(column: str, key: str) -> float:
        return TRUST_IN_LETTERS * math.log(letters[column].get(key, 0) / RAREST_LETTERS + 1)

    counts = {column: WORDS_OF_OTHERS if column == "other" else WORDS for column in COLUMNS}
    words = set().union(*(commonest(known[column], counts[column]) for column in COLUMNS))
    keys = set().union(*letters.values())
    return "\n".join([*lines(words, of_word), "", *lines(keys, of_letters)]) + "\n"


if __name__ == "__main__":
    content = table().encode()
    TARGET.write_bytes(lzma.compress(content, preset=9 | lzma.PRESET_EXTREME))
    print(f"{TARGET}: {len(content)} bytes, {TARGET.stat().st_size} compressed")
