"""What words do: greet, thank, close, ask for a person, …, in the languages of ``lexicons/``.

A language is one TOML file there, which a speaker can write and mend without Python: per act a
list of patterns, each with an example that does it (``yes``) and one that does not (``no``), and
``except``, spans to take out before looking ("are you human?" is no wish for one). Listing the
folder is the registration.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from typing import Any


class Act(StrEnum):
    """Something that words do; the value is its table in the language files."""

    GREET = "greet"
    THANK = "thank"
    WELCOME = "welcome"
    """Answers thanks: you're welcome, glad to help."""
    BYE = "bye"
    CLOSING = "closing"
    """A farewell, or nothing but politeness; worked out from the others."""
    REQUEST_MORE = "request_more"
    """Asks whether there is anything else."""
    APOLOGY = "apology"
    HANDOFF = "handoff"
    """Offers or announces a person."""
    ASKS_HUMAN = "asks_human"
    """Wishes to talk to a person."""
    CONTACT = "contact"
    """Names a phone number, an e-mail address or a page as a way out."""
    NOT_UNDERSTOOD = "not_understood"
    DONE = "done"
    """Needs nothing more: "that's all, thanks"."""
    DECLINE = "decline"
    """Nothing but a no: "no thanks", "not today"; done if it answers "anything else?"."""
    EXPECT = "expect"
    """Says when an answer comes."""


CACHED_TEXTS = 65_536
FEW_LETTERS = 20
"""A text of fewer letters does not tell its language."""
KNOWN_SHARE = 0.25
"""A known language if at least this share of the words are its commonest; house, measured."""
_BEFORE = r"\b(?<!['-])"
_AFTER = r"(?!\w)"
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u02bc`\u00b4", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014", "-"),
        "\u2026": "...",
    }
)
_LONG_LETTERS = re.compile(r"([^\W\dw])\1{2,}")
"""As in ``sooo`` and ``byeeee``, but not in ``www``."""
_STRAY_SPACE = re.compile(r" (?=[?!.,;:](?![\w?!.,;:])|n't\b|'(?:s|m|re|ll|d|ve)\b)")
"""Before punctuation and endings, as corpora and French have it."""
_OPENERS = " \"'*_-.,!?\u00a1\u00bf(["
_WORD = re.compile(r"[^\W\d_]+")
_NAMED_WORDS = re.compile(r"(?<!\?P)<(\w+)>")


@dataclass(frozen=True, slots=True)
class Matcher:
    """Finds one act in tidied text.

    Attributes:
        cue: What every text that does the act holds; cheap to look for.
        says: What does the act, with its surroundings.
        says_not: Spans to be taken out first, None where there are none.
    """

    cue: re.Pattern[str]
    says: re.Pattern[str]
    says_not: re.Pattern[str] | None

    def finds(self, text: str) -> bool:
        """Return whether the act is in ``text``."""
        if not self.cue.search(text) or not self.says.search(text):
            return False
        return self.says_not is None or bool(self.says.search(self.says_not.sub(" ", text)))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One language.

    Attributes:
        language: ISO 639-1 code, the name of its file.
        common: Its commonest words, which tell it from others.
        letters: Letters to replace before the rest is made small.
        filler: Words that may stand beside thanks without adding anything.
        matchers: How to find each act.
    """

    language: str
    common: frozenset[str]
    letters: Mapping[int, str]
    filler: frozenset[str]
    matchers: Mapping[Act, Matcher]

    def acts(self, text: str) -> frozenset[Act]:
        """Return what ``text``, as it was written, does."""
        tidied = tidy(text, self.letters)
        found = {act for act, matcher in self.matchers.items() if matcher.finds(tidied)}
        if Act.BYE in found or (
            not found & {Act.REQUEST_MORE, Act.ASKS_HUMAN} and self._is_polite_only(tidied, found)
        ):
            found.add(Act.CLOSING)
        return frozenset(found)

    def _is_polite_only(self, tidied: str, found: set[Act]) -> bool:
        polite = found & {Act.THANK, Act.WELCOME}
        if not polite or "?" in tidied:
            return False
        for act in polite:
            tidied = self.matchers[act].says.sub(" ", tidied)
        left = [word for word in re.findall(r"[\w']+", tidied) if word not in self.filler]
        return len(left) <= 1  # one word may be a name


def tidy(text: str, letters: Mapping[int, str]) -> str:
    """Return ``text`` composed, small, with plain quotes and single spaces."""
    tidied = " ".join(text.split())
    if not tidied.isascii() or "`" in tidied:
        tidied = unicodedata.normalize("NFC", tidied).translate(_PLAIN)
    if letters:
        tidied = tidied.translate(letters)
    tidied = tidied.lower().replace("i\u0307", "i")
    return _STRAY_SPACE.sub("", _LONG_LETTERS.sub(r"\1\1", tidied)).lstrip(_OPENERS)


@lru_cache(maxsize=1)
def lexicons() -> tuple[Lexicon, ...]:
    """Return the known languages, in alphabetical order, read once."""
    folder = files("simulator") / "lexicons"
    found = [file for file in folder.iterdir() if file.name.endswith(".toml")]
    return tuple(
        read_lexicon(file.name.removesuffix(".toml"), file.read_text("utf-8"))
        for file in sorted(found, key=lambda file: file.name)
    )


def read_lexicon(language: str, toml: str) -> Lexicon:
    """Return the lexicon written in ``toml``.

    Raises:
        ValueError: naming the language and the pattern that is broken.
    """
    data = tomllib.loads(toml)
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
    )


def _matcher(where: str, table: Mapping[str, Any], words: Mapping[str, str]) -> Matcher:
    before = _with_words(table.get("before", _BEFORE), words)
    after = _with_words(table.get("after", _AFTER), words)
    says = _any_of(where, table["say"], words)
    says_not = _any_of(where, table.get("except", ()), words)
    return Matcher(
        re.compile(table.get("cue", "")),
        re.compile(f"{before}(?:{says}){after}"),
        re.compile(f"{_BEFORE}(?:{says_not})") if says_not else None,
    )


def _any_of(where: str, entries: Iterable[Mapping[str, str]], words: Mapping[str, str]) -> str:
    patterns = []
    for entry in entries:
        try:
            pattern = _with_words(entry["pattern"], words)
            re.compile(pattern)
        except (re.error, KeyError) as error:
            raise ValueError(f"{where}: broken entry {dict(entry)}: {error}") from error
        patterns.append(pattern)
    return "|".join(patterns)


def _with_words(pattern: str, words: Mapping[str, str]) -> str:
    return _NAMED_WORDS.sub(lambda name: words[name[1]], pattern)


@lru_cache(maxsize=CACHED_TEXTS)
def acts_in(text: str) -> frozenset[Act]:
    """Return what ``text`` does, in the languages that it may be in."""
    known = lexicons()
    if len(known) > 1:
        known = tuple(_likeliest(text, known))
    return frozenset().union(*(lexicon.acts(text) for lexicon in known))


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
