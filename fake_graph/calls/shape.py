"""The shapes of bodies, taken apart: which keys there are, at any depth, and what they may hold."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from fake_graph.calls.body import Body


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One key of a body.

    Attributes:
        path: As Graph names it, e.g. ``message[quick_replies][][title]``.
        type: ``text``, ``number``, ``flag``, ``list``, ``object`` or ``any``.
        is_required: Whether its object cannot do without it.
        limits: E.g. ``at most 1000``; empty where there is none.
        choices: The values that it may have, empty for any.
        is_faked: Whether the fake takes it; if not, it answers ``NotFaked``. A value that it does
            not take has a line of its own, with the path ``platform=INSTAGRAM``.
    """

    path: str
    type: str
    is_required: bool = False
    limits: str = ""
    choices: tuple[str, ...] = ()
    is_faked: bool = True


def keys(body: type[Body], prefix: str = "") -> Iterator[Key]:
    """Yield every key of ``body``, outer before inner, in the order of the class."""
    yield from _keys(body, prefix, ())


def _keys(body: type[Body], prefix: str, above: tuple[type[Body], ...]) -> Iterator[Key]:
    for name, info in body.__pydantic_fields__.items():
        path = f"{prefix}[{name}]" if prefix else name
        inner, is_list = _taken_apart(info.annotation)
        bodies = [one for one in inner if _is_body(one)]
        yield Key(
            path=path,
            type="list" if is_list else _type_of(inner),
            is_required=info.is_required(),
            limits=_limits(info),
            choices=_choices(inner),
        )
        for value in sorted(body.not_faked_values.get(name, ())):
            yield Key(path=f"{path}={value}", type="any", is_faked=False)
        for nested in bodies:
            if nested not in above:
                deeper = path + ("[]" if is_list else "")
                yield from _keys(nested, deeper, (*above, body))
    for name in sorted(body.not_faked):
        path = f"{prefix}[{name}]" if prefix else name
        yield Key(path=path, type="any", is_faked=False)


def _taken_apart(annotation: Any) -> tuple[list[Any], bool]:  # noqa: ANN401 - any annotation
    """Return the types that a value may have, None aside, and whether it is a list of them."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _taken_apart(get_args(annotation)[0])
    if origin in (Union, UnionType):
        parts = [_taken_apart(arg) for arg in get_args(annotation) if arg is not NoneType]
        return [one for inner, _ in parts for one in inner], any(is_list for _, is_list in parts)
    if origin in (tuple, list, frozenset):
        return _taken_apart(get_args(annotation)[0])[0], True
    return [annotation], False


def _is_body(kind: Any) -> bool:  # noqa: ANN401 - any annotation
    return isinstance(kind, type) and issubclass(kind, Body)


def _type_of(kinds: list[Any]) -> str:
    if any(_is_body(kind) for kind in kinds):
        return "object"
    plain = {bool: "flag", int: "number", float: "number", str: "text"}
    for kind in kinds:
        kind = getattr(kind, "__supertype__", kind)
        if get_origin(kind) is Literal:
            return "text"
        if isinstance(kind, type):
            for base, word in plain.items():
                if issubclass(kind, base):
                    return word
    return "any"


def _choices(kinds: list[Any]) -> tuple[str, ...]:
    found: list[str] = []
    for kind in kinds:
        if isinstance(kind, type) and issubclass(kind, StrEnum):
            found += [str(member) for member in kind]
        elif get_origin(kind) is Literal:
            found += [str(value) for value in get_args(kind)]
    return tuple(found)


def _limits(info: FieldInfo) -> str:
    words = {"max_length": "at most", "min_length": "at least", "le": "up to", "ge": "from"}
    found = [
        f"{word} {value}"
        for name, word in words.items()
        for part in (*info.metadata, *_metadata_of(info.annotation))
        if (value := getattr(part, name, None)) is not None
    ]
    return ", ".join(dict.fromkeys(found))


def _metadata_of(annotation: Any) -> Iterator[Any]:  # noqa: ANN401 - any annotation
    if get_origin(annotation) is Annotated:
        for part in get_args(annotation)[1:]:
            yield from getattr(part, "metadata", None) or (part,)
    elif get_origin(annotation) in (Union, UnionType):
        for arg in get_args(annotation):
            yield from _metadata_of(arg)
