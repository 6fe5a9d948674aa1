"""Gherkin's own keywords, in each language."""

from functools import cache

from gherkin.dialect import Dialect

from scenarios.step import GIVEN, THEN, WHEN

AND = "and"
ANY = "* "
_FIRST = {"fr": {GIVEN: "Étant donné que ", WHEN: "Quand ", THEN: "Alors "}}
"""The usual one, where Gherkin's list begins with another."""


@cache
def keyword(kind: str, language: str) -> str:
    """Return the usual keyword for a kind of step, without the space behind it."""
    if kind in _FIRST.get(language, {}):
        return _FIRST[language][kind].strip()
    dialect = Dialect.for_name(language)
    assert dialect is not None, language
    words = {
        GIVEN: dialect.given_keywords,
        WHEN: dialect.when_keywords,
        THEN: dialect.then_keywords,
        AND: dialect.and_keywords,
    }[kind]
    return next(str(word) for word in words if word != ANY).strip()


@cache
def structure(what: str, language: str) -> str:
    """Return the usual word for a ``feature`` or a ``scenario``."""
    dialect = Dialect.for_name(language)
    assert dialect is not None, language
    words = {"feature": dialect.feature_keywords, "scenario": dialect.scenario_keywords}[what]
    return str(words[-1] if what == "scenario" else words[0])
