"""Texts in several languages, of which each person sees their own."""

from collections.abc import Iterable
from typing import Protocol, TypeVar

from pydantic_core import PydanticCustomError

DEFAULT_LOCALE = "default"


class Localized(Protocol):
    """Something for the people of one locale."""

    @property
    def locale(self) -> str:
        """Such as ``nl_NL``; ``default`` for whoever has none of their own."""


Entry = TypeVar("Entry", bound=Localized)


def with_default(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Return the entries, one of which is for everybody.

    Raises:
        PydanticCustomError: none is.
    """
    if not any(entry.locale == DEFAULT_LOCALE for entry in entries):
        raise PydanticCustomError("default_locale", "no default locale")
    return entries


def for_locale(entries: Iterable[Entry], locale: str) -> Entry | None:
    """Return the entry that somebody of a locale sees."""
    by_locale = {entry.locale: entry for entry in entries}
    return by_locale.get(locale) or by_locale.get(DEFAULT_LOCALE)
