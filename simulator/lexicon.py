"""What words do: greet, thank, close, ask for a person, …, in the languages of ``lexicons/``.

A language is one TOML file there, which a speaker can write and mend without Python: per act a
list of patterns, each with an example that does it (``yes``) and one that does not (``no``), and
``except``, spans to take out before looking ("are you human?" is no wish for one). Listing the
folder is the registration.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import Any

from simulator.act import Act
from simulator.prefilter import Prefilter, prefilter, which_may_match
from simulator.text.tidying import tidy

_BEFORE = r"\b(?<!['-])"
_AFTER = r"(?!\w)"
_WORD = re.compile(r"[\w']+")
_NAMED_WORDS = re.compile(r"(?<!\?P)<(\w+)>")


@dataclass(frozen=True, slots=True)
class Cue:
    """What in a text does an act.

    Attributes:
        entry: The number of the pattern in its table, from 0: two cues of one entry are alike.
        span: The words, tidied.
    """

    entry: int
    span: str


@dataclass(frozen=True)
class Matcher:
    """Finds one act in tidied text.

    Attributes:
        cue: What every text that does the act holds; cheap to look for.
        saying: What does the act, with its surroundings.
        excepted: Spans to be taken out first, empty where there are none.
        entries: The patterns of ``saying`` one by one.
    """

    cue: re.Pattern[str]
    saying: str
    excepted: str = ""
    entries: tuple[str, ...] = ()

    @cached_property
    def says(self) -> re.Pattern[str]:
        """What does the act; most acts are in none of the texts of a short run."""
        return re.compile(self.saying)

    @cached_property
    def says_not(self) -> re.Pattern[str] | None:
        """Spans to be taken out first, None where there are none."""
        return re.compile(self.excepted) if self.excepted else None

    def finds(self, text: str) -> bool:
        """Return whether the act is in ``text``."""
        if not self.says.search(text):
            return False
        if self.says_not is None or not self.says_not.search(text):
            return True
        return bool(self.says.search(self.says_not.sub(" ", text)))

    def cues(self, text: str) -> tuple[Cue, ...]:
        """Return what in ``text`` does the act, in the order of the entries."""
        if not self.finds(text):
            return ()
        left = self.says_not.sub(" ", text) if self.says_not else text
        return tuple(
            Cue(number, found[0].strip())
            for number, entry in enumerate(self._alone)
            for found in entry.finditer(left)
        )

    @cached_property
    def _alone(self) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(entry) for entry in self.entries)


@dataclass(frozen=True)
class Confusion:
    """A pattern that is surely wrong, and what was meant."""

    pattern: re.Pattern[str]
    right: str


@dataclass(frozen=True)
class Lexicon:
    """One language.

    Attributes:
        language: ISO 639-1 code, the name of its file.
        common: Its commonest words, which tell it from others.
        letters: Letters to replace before the rest is made small.
        filler: Words that may stand beside thanks without adding anything.
        matchers: How to find each act.
        confusions: What is surely wrong.
        settings: The file's other tables as they stand there: ``time``, ``sentence``, ``style``.
    """

    language: str
    common: frozenset[str]
    letters: Mapping[int, str]
    filler: frozenset[str]
    matchers: Mapping[Act, Matcher]
    confusions: tuple[Confusion, ...] = ()
    settings: Mapping[str, Mapping[str, Any]] = frozenset()  # type: ignore[assignment]

    def tidy(self, text: str) -> str:
        """Return ``text`` in the form in which patterns look for words, cut if it is long."""
        return _tidied(text[:READ_CHARACTERS], tuple(self.letters.items()))

    def acts(self, text: str) -> frozenset[Act]:
        """Return what ``text``, as it was written, does."""
        tidied = self.tidy(text)
        matchers = self.matchers
        found = {act for act in self._prefilter(tidied) if matchers[act].finds(tidied)}
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
    def _confusion_filter(self) -> Callable[[str], Iterable[int]]:
        return which_may_match([confusion.pattern for confusion in self.confusions])

    @cached_property
    def _prefilter(self) -> Prefilter:
        return prefilter({act: (m.cue, m.saying) for act, m in self.matchers.items()})

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
_CODE = 2
"""Letters of a language's code; other files of that folder are no lexicons."""


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
    folder = files("simulator") / "lexicons"
    names = (file.name.partition(".") for file in folder.iterdir())
    return tuple(sorted(code for code, _, kind in names if kind == "toml" and len(code) == _CODE))


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
    file = files("simulator") / "lexicons" / f"{language}.toml"
    return read_lexicon(language, file.read_text("utf-8"))


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
    words = {name: f"(?:{choice})" for name, choice in data.get("words", {}).items()}
    return Lexicon(
        language,
        frozenset(data["common"].split()),
        str.maketrans(data.get("letters", {})),
        frozenset(data["closing"]["filler"].split()),
        {
            act: _matcher(f"{language}.toml [{act}]", data[act], words)
            for act in Act
            if "say" in data.get(act, {})
        },
        tuple(_confusions(f"{language}.toml [confusion]", data.get("confusion", ()), words)),
        {name: data.get(name, {}) for name in ("time", "sentence", "style")},
    )


def check_lexicon(language: str, toml: str) -> None:
    """Compile every pattern of a language on its own.

    Raises:
        ValueError: naming the language and the pattern that is broken.
    """
    for act, matcher in read_lexicon(language, toml).matchers.items():
        for pattern in (*matcher.entries, matcher.excepted):
            try:
                re.compile(pattern)
            except re.error as error:
                where = f"{language}.toml [{act}]"
                raise ValueError(f"{where}: broken entry {pattern!r}: {error}") from None


_TABLES = {*Act, "common", "words", "letters", "confusion", "time", "sentence", "style"}


def _confusions(
    where: str, entries: Iterable[Mapping[str, str]], words: Mapping[str, str]
) -> Iterator[Confusion]:
    for entry in entries:
        pattern = _any_of(where, [entry], words)
        yield Confusion(re.compile(f"{_BEFORE}(?:{pattern}){_AFTER}"), entry["right"])


def _matcher(where: str, table: Mapping[str, Any], words: Mapping[str, str]) -> Matcher:
    before = _with_words(table.get("before", _BEFORE), words)
    after = _with_words(table.get("after", _AFTER), words)
    entries = [_any_of(where, [entry], words) for entry in table["say"]]
    says_not = _any_of(where, table.get("except", ()), words)
    return Matcher(
        re.compile(table.get("cue", "")),
        f"{before}(?:{'|'.join(entries)}){after}",
        f"{_BEFORE}(?:{says_not})" if says_not else "",
        tuple(f"{before}(?:{entry}){after}" for entry in entries),
    )


def _any_of(where: str, entries: Iterable[Mapping[str, str]], words: Mapping[str, str]) -> str:
    patterns = []
    for entry in entries:
        try:
            patterns.append(_with_words(entry["pattern"], words))
        except KeyError as error:
            raise ValueError(f"{where}: broken entry {dict(entry)}: {error}") from error
    return "|".join(patterns)


def _with_words(pattern: str, words: Mapping[str, str]) -> str:
    return _NAMED_WORDS.sub(lambda name: words[name[1]], pattern)
