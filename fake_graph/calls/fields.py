"""Which fields of an object a call asks for: ``id,from,messages.limit(5){id,message}``.

Source: https://developers.facebook.com/docs/graph-api/guides/field-expansion
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any

from pydantic import BeforeValidator

from fake_graph.errors import GraphError, InvalidParameter, NotFaked, quotable

_TOKEN = re.compile(r"\s*([\w:-]+|[{},.()])")
_ARGUMENT = re.compile(r"\(([^(){}]*)\)")
_DEPTH_LIMIT = 8

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Field:
    """A field that is asked for.

    Attributes:
        arguments: What stands behind it, e.g. ``limit`` in ``messages.limit(5)``.
        inner: The fields that are asked for of what it holds.
    """

    name: str
    arguments: dict[str, str] = field(default_factory=dict)
    inner: tuple["Field", ...] = ()


Resolver = Callable[[Field], object]


def parsed(text: str) -> tuple[Field, ...]:
    """Return the fields that ``text`` names; a field that is named twice is asked for once.

    Raises:
        GraphError: brackets that do not match, or a name missing.
    """
    reader = _Reader(text)
    fields = reader.fields(0)
    if not reader.is_done:
        raise _broken(text)
    return fields


def _named(value: object) -> object:
    if isinstance(value, list):
        value = ",".join(str(name) for name in value)
    return parsed(value) if isinstance(value, str) else value


Fields = Annotated[tuple[Field, ...], BeforeValidator(_named)]
"""The type of a body's ``fields``."""


def shaped(
    asked: tuple[Field, ...],
    resolvers: Mapping[str, Resolver],
    default: tuple[str, ...],
    kind: str,
) -> Json:
    """Return the fields that are asked for, or else ``default``; the id always, else last.

    A field whose value is None is left out, as Graph does. ``kind`` is Graph's name of the type.

    Raises:
        GraphError: the object has no such field.
    """
    answered: Json = {}
    for one in asked or tuple(Field(name) for name in default):
        if one.name not in resolvers:
            raise GraphError("nonexisting-field", field=quotable(one.name), type=kind)
        value = resolvers[one.name](one)
        if value is not None:
            answered[one.name] = value
    if "id" not in answered and "id" in resolvers:
        answered["id"] = resolvers["id"](Field("id"))
    return answered


def chosen(asked: tuple[Field, ...], known: Json, kind: str, *, is_whole: bool = True) -> Json:
    """Return those of an object's fields that are asked for, or else all of them.

    ``is_whole`` says whether the real object has no others.

    Raises:
        GraphError: the object has no such field.
        NotFaked: it has perhaps, and the fake's has not.
    """
    if not asked:
        return known
    gap = next((one.name for one in asked if one.name not in known), None)
    if gap is not None and not is_whole:
        raise NotFaked(f"the field {quotable(gap)} of a listed {kind}")
    resolvers = {name: _inner(name, value) for name, value in known.items()}
    return shaped(asked, resolvers, (), kind)


def _inner(name: str, value: object) -> Resolver:
    """Return a resolver for a value that may be an object itself."""
    if not isinstance(value, dict):
        return constant(value)
    return lambda asked: chosen(asked.inner, value, name, is_whole=False)


def constant(value: object) -> Resolver:
    """Return a resolver for a value that is at hand."""
    return lambda _: value


def written(fields: tuple[Field, ...]) -> str:
    """Return the text that asks for ``fields``."""
    return ",".join(
        one.name
        + "".join(f".{key}({value})" for key, value in one.arguments.items())
        + (f"{{{written(one.inner)}}}" if one.inner else "")
        for one in fields
    )


class _Reader:
    """Reads a list of fields from left to right."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    @property
    def is_done(self) -> bool:
        return not self._text[self._at :].strip()

    def fields(self, depth: int) -> tuple[Field, ...]:
        if depth > _DEPTH_LIMIT:
            raise _broken(self._text)
        found: dict[str, Field] = {}
        while True:
            name = self._next()
            if name is None or not (name[0].isalnum() or name[0] == "_"):
                if name is None and not found and not depth:
                    return ()
                raise _broken(self._text)
            found[name] = self._field(name, depth)
            if not self._skip(","):
                return tuple(found.values())

    def _field(self, name: str, depth: int) -> Field:
        arguments = {}
        while self._skip("."):
            key, value = self._next(), _ARGUMENT.match(self._text, self._at)
            if key is None or value is None:
                raise _broken(self._text)
            arguments[key], self._at = value[1].strip(), value.end()
        inner: tuple[Field, ...] = ()
        if self._skip("{"):
            inner = self.fields(depth + 1)
            if not self._skip("}"):
                raise _broken(self._text)
        return Field(name, arguments, inner)

    def _next(self) -> str | None:
        match = _TOKEN.match(self._text, self._at)
        if match is None:
            if not self.is_done:
                raise _broken(self._text)
            return None
        self._at = match.end()
        return match[1]

    def _skip(self, sign: str) -> bool:
        match = _TOKEN.match(self._text, self._at)
        if match is None or match[1] != sign:
            return False
        self._at = match.end()
        return True


def _broken(text: str) -> GraphError:
    """Graph answers a syntax error here; its text is not recorded."""
    return InvalidParameter(f'Syntax error in the parameter fields: "{quotable(text)}"')
