"""What words do: greet, thank, close, ask for a person, …, in the languages of ``lexicons/``.

A language is one TOML file there, which a speaker can write and mend without Python: per act a
list of patterns, each with an example that does it (``yes``) and one that does not (``no``), and
``except``, spans to take out before looking ("are you human?" is no wish for one). Listing the
folder is the registration.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from simulator.language_files import codes_in, text_of
from simulator.patterns.atoms import AtomReader
from simulator.patterns.prefilter import Prefilter
from simulator.text.act import Act
from simulator.text.act_finder import ActFinder
from simulator.text.language import LANGUAGES, share_of
from simulator.text.matcher import AFTER, BEFORE, Cue, Matcher, written_out
from simulator.text.tidying import tidy

_WORD = re.compile(r"[\w']+")


@dataclass(frozen=True)
class Confusion:
    """What is surely wrong, and what was meant."""

    wrong: str
    right: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What is wrong; most of it is in no text of a short run."""
        return re.compile(self.wrong)


@dataclass(frozen=True)
class Lexicon:
    """One language.

    Attributes:
        language: ISO 639-1 code, the name of its file.
        common: Its commonest words, which tell it from others.
        letters: Letters to replace before the rest is made small.
        filler: Words that may stand beside thanks without adding anything.
        names: The patterns that names within patterns stand for.
        matchers: How to find each act.
        confusions: What is surely wrong.
        settings: The file's other tables as they stand there: ``time``, ``sentence``, ``style``.
    """

    language: str
    common: frozenset[str]
    letters: Mapping[int, str]
    filler: frozenset[str]
    names: Mapping[str, str]
    matchers: Mapping[Act, Matcher]
    confusions: tuple[Confusion, ...] = ()
    settings: Mapping[str, Mapping[str, Any]] = frozenset()  # type: ignore[assignment]

    def tidy(self, text: str) -> str:
        """Return ``text`` in the form in which patterns look for words, cut if it is long."""
        return _tidied(text[:READ_CHARACTERS], tuple(self.letters.items()))

    def acts(self, text: str) -> frozenset[Act]:
        """Return what ``text``, as it was written, does."""
        tidied = self.tidy(text)
        found = self._find_acts(tidied)
        if not found:
            return _NOTHING
        if not found.isdisjoint(_CLOSES) or (
            found.isdisjoint(_ASKS) and self._is_polite_only(tidied, found)
        ):
            found.add(Act.CLOSING)
        return frozenset(found)

    def cues(self, act: Act, text: str) -> tuple[Cue, ...]:
        """Return what in ``text``, as it was written, does ``act``; none if it is not known."""
        matcher = self.matchers.get(act)
        return matcher.cues(self.tidy(text)) if matcher else ()

    def confusions_in(self, tidied: str) -> tuple[Confusion, ...]:
        """Return the confusions that may be in a tidied text."""
        return tuple(self.confusions[number] for number in self._confusion_filter(tidied))

    @cached_property
    def _confusion_filter(self) -> Prefilter:
        reader = AtomReader(self._shares)
        return Prefilter([reader.clauses_of(confusion.wrong) for confusion in self.confusions])

    @cached_property
    def _find_acts(self) -> ActFinder:
        return ActFinder(self.matchers, self.names, self._shares)

    @cached_property
    def _shares(self) -> Mapping[str, float]:
        """Which share of all words the commonest are, each."""
        if self.language not in LANGUAGES:
            return {}
        return {word: share_of(word, self.language) for word in self.common}

    def _is_polite_only(self, tidied: str, found: set[Act]) -> bool:
        polite = found & _POLITE
        if not polite or "?" in tidied:
            return False
        for act in polite:
            tidied = self.matchers[act].says.sub(" ", tidied)
        left = sum(word not in self.filler for word in _WORD.findall(tidied))
        return left <= 1  # one word may be a name


READ_CHARACTERS = 2_000
"""Of a text; as much as the Send API takes; a longer one is nothing that anybody says."""


@lru_cache(maxsize=4096)
def _tidied(text: str, letters: tuple[tuple[int, str], ...]) -> str:
    """Return a tidied text; one message is looked at for several things in a row."""
    return tidy(text, dict(letters))


_NOTHING: frozenset[Act] = frozenset()
_POLITE = {Act.THANK, Act.WELCOME}
_CLOSES = {Act.BYE, Act.OPEN_OFFER}
_ASKS = {Act.REQUEST_MORE, Act.ASKS_HUMAN}


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """Return the codes of the languages that there is a file of, in alphabetical order."""
    return codes_in(_folder())


def lexicons() -> tuple[Lexicon, ...]:
    """Return all known languages, in alphabetical order, each read once."""
    return tuple(map(lexicon_of, languages()))


@cache
def lexicon_of(language: str) -> Lexicon:
    """Return the lexicon of ``language``, read once.

    Raises:
        LookupError: there is none.
    """
    if language not in languages():
        raise LookupError(f"no lexicon for {language!r}")
    return read_lexicon(language, text_of(_folder(), language))


def _folder() -> Traversable:
    return files("simulator") / "lexicons"


def read_lexicon(language: str, toml: str) -> Lexicon:
    """Return the lexicon written in ``toml``.

    Patterns are compiled when they are needed; ``check_lexicon`` finds broken ones.

    Raises:
        ValueError: naming the language and the table that is not known, or the pattern with a
            name that is not in ``[words]``.
    """
    data = tomllib.loads(toml)
    if unknown := sorted(data.keys() - _TABLES):
        raise ValueError(f"{language}.toml: no act or table is called {', '.join(unknown)}")
    names = {name: f"(?:{choice})" for name, choice in data.get("words", {}).items()}
    return Lexicon(
        language,
        frozenset(data["common"].split()),
        str.maketrans(data.get("letters", {})),
        frozenset(data["closing"]["filler"].split()),
        names,
        {
            act: _matcher(f"{language}.toml [{act}]", data[act], names)
            for act in Act
            if "say" in data.get(act, {})
        },
        tuple(_confusions(f"{language}.toml [confusion]", data.get("confusion", ()), names)),
        {name: data.get(name, {}) for name in ("time", "sentence", "style")},
    )


def check_lexicon(language: str, toml: str) -> None:
    """Compile every pattern of a language on its own.

    Raises:
        ValueError: naming the language and the pattern that is broken.
    """
    for act, matcher in read_lexicon(language, toml).matchers.items():
        for pattern, error in matcher.broken():
            raise ValueError(f"{language}.toml [{act}]: broken entry {pattern!r}: {error}")


_TABLES = {*Act, "common", "words", "letters", "confusion", "time", "sentence", "style"}


def _confusions(
    where: str, entries: Iterable[Mapping[str, str]], names: Mapping[str, str]
) -> Iterator[Confusion]:
    for entry, pattern in zip(entries, _patterns(where, entries, names), strict=True):
        wrong = written_out(pattern, names)
        yield Confusion(f"{BEFORE}(?:{wrong}){AFTER}", entry["right"])


def _matcher(where: str, table: Mapping[str, Any], names: Mapping[str, str]) -> Matcher:
    own: str | None = table.get("before")
    return Matcher(
        tuple(_patterns(where, table["say"], names)),
        tuple(_patterns(where, table.get("except", ()), names)),
        names,
        BEFORE if own is None else rf"{own}(?<!\w)",
        f"{AFTER}{table.get('after', '')}",
    )


def _patterns(
    where: str, entries: Iterable[Mapping[str, str]], names: Mapping[str, str]
) -> Iterator[str]:
    """Yield the patterns of some entries."""
    for entry in entries:
        try:
            written_out(entry["pattern"], names)
        except KeyError as error:
            raise ValueError(f"{where}: broken entry {dict(entry)}: {error}") from error
        yield entry["pattern"]
