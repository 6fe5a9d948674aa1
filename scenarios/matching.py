"""Which phrase a step says: looked up by the words of its sentence, not tried one by one.

Every sentence is filed under the rarest of its own words. The words of a step, those in quotes
aside, then name the few sentences that it may be.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from scenarios.values import Value, value_of
from scenarios.vocabulary import FIELD, Sentence, Vocabulary, languages, vocabulary

_QUOTE = re.compile(r'"[^"]*"')
_WORD = re.compile(r"[^\W\d_]+")
_STRICT, _LENIENT = r'[^"]*', r".*"
"""What a quoted text is: without quotes inside, or with them where nothing else fits."""
KEPT = 4096


@dataclass(frozen=True, slots=True)
class Match:
    """A step as one phrase: which, in which wording, with what in its fields, as written."""

    sentence: Sentence
    fields: Mapping[str, tuple[Value | None, str]]

    @property
    def phrase(self) -> str:
        """The phrase's name."""
        return self.sentence.phrase

    def values(self) -> dict[str, Any]:
        """Return what the fields mean.

        Raises:
            BadInput: a value looks right and is none, as 30 February does.
        """
        return {
            name: text if value is None else value.read(text)
            for name, (value, text) in self.fields.items()
        }


class Index:
    """The sentences of one language, by their rarest word."""

    def __init__(self, spoken: Vocabulary) -> None:
        self._spoken = spoken
        self._filed: dict[str, list[Sentence]] = defaultdict(list)
        words = {one: _words_of(FIELD.sub(" ", one.text)) for one in spoken.sentences}
        common = Counter(word for found in words.values() for word in found)
        for sentence, found in words.items():
            self._filed[min(found, key=lambda word: (common[word], word))].append(sentence)

    def matches(self, text: str) -> tuple[Match, ...]:
        """Return the phrases that ``text`` may be, each once."""
        bare = text if text.count('"') % 2 else _QUOTE.sub(" ", text)
        found = tuple(self._fitting(_words_of(bare), text, _STRICT))
        if not found and '"' in text:
            found = tuple(self._fitting(_words_of(text), text, _LENIENT))
        return tuple({match.phrase: match for match in reversed(found)}.values())[::-1]

    def _fitting(self, words: tuple[str, ...], text: str, quotable: str) -> Iterator[Match]:
        for sentence in (one for word in words for one in self._filed.get(word, ())):
            pattern, values = _compiled(sentence, self._spoken, quotable)
            found = pattern.fullmatch(text)
            if found is not None:
                fields = found.groupdict()
                yield Match(sentence, {name: (values[name], fields[name]) for name in fields})


def _words_of(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_WORD.findall(text)))


@cache
def _compiled(
    sentence: Sentence, spoken: Vocabulary, quotable: str
) -> tuple[re.Pattern[str], Mapping[str, Value | None]]:
    values: dict[str, Value | None] = {}
    parts, end = [], 0
    for field in FIELD.finditer(sentence.text):
        name, kind = field[1], field[2]
        value = values[name] = value_of(kind, spoken.words) if kind else None
        parts.append(re.escape(sentence.text[end : field.start()]))
        parts.append(f"(?P<{name}>{quotable if value is None else value.pattern})")
        end = field.end()
    parts.append(re.escape(sentence.text[end:]))
    return re.compile("".join(parts), re.DOTALL), values


@cache
def index(language: str) -> Index:
    """Return the index of a language."""
    return Index(vocabulary(language))


@lru_cache(maxsize=KEPT)
def matches(text: str, language: str = "") -> tuple[Match, ...]:
    """Return the phrases that a step may be: in ``language``, else in the first that knows it."""
    known = languages()
    own = (language,) if language in known else ()
    for code in dict.fromkeys((*own, *known)):
        found = index(code).matches(text)
        if found:
            return found
    return ()
