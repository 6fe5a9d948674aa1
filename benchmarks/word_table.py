"""Write the table by which languages are told apart, from the word frequencies of wordfreq.

Run by hand after ``pip install wordfreq``: ``python benchmarks/word_table.py``. The data is
CC BY-SA 4.0; see ``simulator/lexicons/words.LICENSE.md``.
"""

import lzma
import math
from collections import Counter
from pathlib import Path

from wordfreq import top_n_list, word_frequency

LANGUAGES = ("de", "en", "es", "fr", "id", "it", "nl", "pt", "tr")
WORDS, TRIGRAMS = 10_000, 3_000
TENTHS = 10
"""Costs are kept in tenths of a natural logarithm."""
TABLE = Path(__file__).parents[1] / "simulator" / "lexicons" / "words.tsv.xz"


def cost(share: float) -> int:
    """Return what a word of that frequency costs."""
    return round(-math.log(share) * TENTHS)


def trigrams(words: dict[str, float]) -> dict[str, float]:
    """Return the commonest three letters in a row, with their shares; ``_`` is a word's edge."""
    counted: Counter[str] = Counter()
    for word, share in words.items():
        edged = f"_{word}_"
        for place in range(len(edged) - 2 if word.isalpha() else 0):
            counted[edged[place : place + 3]] += math.sqrt(share)
    total = sum(counted.values())
    return {letters: count / total for letters, count in counted.most_common(TRIGRAMS)}


def rows() -> list[str]:
    """Return a line for each word or trigram of a language: language, text, cost."""
    found = []
    for language in LANGUAGES:
        words = {w: word_frequency(w, language) for w in top_n_list(language, WORDS)}
        words = {word: share for word, share in words.items() if word[0].isalpha()}
        found += [f"{language}\tw\t{word}\t{cost(share)}" for word, share in words.items()]
        found += [f"{language}\tt\t{t}\t{cost(share)}" for t, share in trigrams(words).items()]
    return found


if __name__ == "__main__":
    packed = lzma.compress("\n".join(rows()).encode(), preset=9 | lzma.PRESET_EXTREME)
    TABLE.write_bytes(packed)
    print(f"{TABLE.name}: {len(packed) // 1024} KiB")
