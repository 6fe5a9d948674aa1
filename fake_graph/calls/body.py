"""What the body of a call looks like, and how one that does not fit is put in Graph's words.

Source: https://developers.facebook.com/docs/messenger-platform/error-codes for the codes. Texts
about wrong types, enumerations and locales are not recorded; they follow Graph's usual style.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, ClassVar, Self, TypeVar
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    ValidationError,
    ValidationInfo,
    model_validator,
)
from pydantic_core import ErrorDetails, PydanticCustomError

from fake_graph.errors import GraphError, InvalidParameter, NotFaked, quotable
from fake_graph.ids import Psid
from fake_graph.policy import Policy

Json = dict[str, Any]

_PSEUDO_JSON = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[A-Za-z_]\w*""", re.DOTALL)
_ESCAPED_OR_QUOTE = re.compile(r'\\.|"', re.DOTALL)
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_PLAIN_KEY = re.compile(r"[A-Za-z_]\w{0,49}", re.ASCII)
_JSON_WORDS = frozenset({"true", "false", "null"})
_ERRORS = {
    "missing_key": "template-field-required",
    "empty": "must-be-non-empty",
    "empty_text": "must-be-non-empty-text",
    "url": "not-a-url",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of a body: what sets its limits, and the keys that nobody knows."""

    policy: Policy
    version: tuple[int, int] = (24, 0)
    ignored: list[str] = field(default_factory=list)


class Body(BaseModel):
    """Base of every shape. Null is absent, a JSON string is what it says, unknown keys fall away.

    Attributes:
        known_as: How Graph names this shape, e.g. ``message[quick_replies][]``.
        not_faked: Keys that Meta knows and the fake does not cover.
        not_faked_values: The same for values, by the key that may have them; read in either case.
    """

    model_config = ConfigDict(frozen=True, defer_build=True)

    known_as: ClassVar[str] = ""
    not_faked: ClassVar[frozenset[str]] = frozenset()
    not_faked_values: ClassVar[Mapping[str, frozenset[str]]] = {}

    @model_validator(mode="before")
    @classmethod
    def _keep_what_is_known(cls, data: object, info: ValidationInfo) -> object:
        data = unpacked(data)
        if not isinstance(data, dict):
            return data
        known = cls.__pydantic_fields__
        kept = {}
        for key, value in data.items():
            if value is None:
                continue
            if key in known:
                kept[key] = value
            elif key in cls.not_faked:
                raise NotFaked(f"the parameter {cls._named(key)}")
            elif isinstance(info.context, Reading):
                info.context.ignored.append(cls._named(key))
        if cls.not_faked_values:
            cls._refuse_gaps(kept)
        return kept

    @classmethod
    def _refuse_gaps(cls, given: Json) -> None:
        """Refuse the values that Meta takes and the fake does not."""
        for key, gaps in cls.not_faked_values.items():
            value = given.get(key)
            if isinstance(value, str) and {value, value.lower(), value.upper()} & gaps:
                raise NotFaked(f"the {cls._named(key)} {quotable(value)}")

    @classmethod
    def read(cls, params: Json, reading: Reading) -> Self:
        """Return the body that ``params`` describe.

        Raises:
            GraphError: the first thing that does not fit, in Graph's words.
        """
        try:
            return cls.model_validate(params, context=reading)
        except ValidationError as error:
            raise in_graphs_words(error) from None

    @classmethod
    def _named(cls, key: str) -> str:
        key = key if _PLAIN_KEY.fullmatch(key) else "(no plain name)"
        return f"{cls.known_as}[{key}]" if cls.known_as else key


def in_graphs_words(error: ValidationError, root: str = "") -> GraphError:
    """Return the first failure of ``error`` as Graph would put it, in the parameter ``root``."""
    first = error.errors(include_url=False)[0]
    name = _wire_name((root, *first["loc"]) if root else first["loc"])
    match first["type"]:
        case "missing":
            return GraphError("parameter-required", name=name)
        case "too_long":
            return GraphError("too-many-elements", name=name)
        case "too_short":
            return GraphError("too-few-elements", name=name)
        case "string_too_long":
            return GraphError("too-long", name=name, limit=first["ctx"]["max_length"])
        case "missing_key" | "empty" | "empty_text" | "url" as kind:
            deeper = first.get("ctx", {}).get("path", ())
            return GraphError(_ERRORS[kind], name=_wire_name((name, *deeper)))
        case "unknown_key":
            return GraphError("invalid-keys", key=first["ctx"]["key"], name=name)
        case _:
            return InvalidParameter(f"Param {name} {_requirement(first)}")


_BOUNDS = {"greater_than_equal": ("greater", "ge"), "less_than_equal": ("less", "le")}


def _requirement(failure: ErrorDetails) -> str:
    match failure["type"]:
        case "psid":
            return 'must be a valid ID string (e.g., "123")'
        case "one_of":
            choices = failure["ctx"]["choices"]
            return f'must be one of {{{choices}}} - got "{quotable(failure["input"])}"'
        case "model_type" | "tuple_type" | "dict_type":
            return "must be an array."
        case "default_locale":
            return "must include the default locale."
        case "int_type" | "int_parsing" | "int_from_float":
            return "must be an integer."
        case "greater_than_equal" | "less_than_equal":
            word, key = _BOUNDS[failure["type"]]
            return f"must be {word} than or equal to {failure['ctx'][key]}"
        case "bool_type" | "bool_parsing":
            return "must be a boolean."
        case _:
            return "must be a UTF-8 encoded string"


def _wire_name(location: tuple[int | str, ...]) -> str:
    head, *rest = location or ("body",)
    return str(head) + "".join(f"[{part}]" for part in rest)


def misfit(kind: str, *path: str | int) -> PydanticCustomError:
    """Return the failure of what stands at ``path`` below: ``missing_key``, ``empty``, ….

    Kinds: ``missing_key``, ``empty`` (a list), ``empty_text``, ``url``.
    """
    return PydanticCustomError(kind, "does not fit", {"path": path})


def _url(value: str) -> str:
    """Take an http address; an empty text is left to whoever knows whether one is needed."""
    value = value.strip()
    if not value:
        return value
    try:
        parts = urlsplit(value)
        is_url = parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
    except ValueError:
        is_url = False
    if not is_url or any(map(str.isspace, value)):
        raise misfit("url")
    return value


def unpacked(value: object) -> object:
    """Return the value that a string holding JSON stands for, anything else as it is.

    The single-quoted form of Meta's own curl samples, ``{'id':'PSID'}``, is JSON here too.
    """
    if not isinstance(value, str) or value.lstrip()[:1] not in ("{", "["):
        return value
    for text in (value, _PSEUDO_JSON.sub(_as_json, value)):
        try:
            return json_value(text)
        except ValueError:
            continue
    return value


def json_value(text: str) -> object:
    """Return what JSON text means.

    Raises:
        ValueError: it is not JSON, nested too deeply to be read, or holds half a character.
    """
    try:
        value: object = _DECODER.decode(text)
        if "\\u" in text and _SURROGATE.search(text):
            json.dumps(value, ensure_ascii=False).encode()
    except RecursionError:
        raise ValueError("nested too deeply") from None
    return value


def _refuse_constant(constant: str) -> object:
    raise ValueError(f"{constant} is not JSON")


_DECODER = json.JSONDecoder(parse_constant=_refuse_constant)


def _as_json(token: re.Match[str]) -> str:
    text = token[0]
    if text[0] == '"' or text in _JSON_WORDS:
        return text
    if text[0] == "'":
        inner = text[1:-1].replace("\\'", "'")
        text = _ESCAPED_OR_QUOTE.sub(lambda m: '\\"' if m[0] == '"' else m[0], inner)
    return f'"{text}"'


def id_text(value: object) -> object:
    """Return an id as text, which may arrive as a number."""
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    if not (isinstance(text, str) and text.isascii() and text.isdigit()):
        raise PydanticCustomError("psid", "not an id")
    return text


def _as_text(value: object) -> object:
    """Take a number for the text that it is written as."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return str(value) if is_number else value


def named(value: object) -> object:
    """Split ``a, b`` into its names; a list, or a JSON list in a string, is taken as it is."""
    value = unpacked(value)
    if isinstance(value, str):
        return tuple(name.strip() for name in value.split(",") if name.strip())
    return value


def refuse_unless_one_of(value: object, choices: Iterable[str]) -> None:
    """Refuse a value that is none of ``choices``."""
    choices = tuple(choices)
    if value not in choices:
        raise PydanticCustomError("one_of", "not a choice", {"choices": ", ".join(choices)})


def one_of(choices: Iterable[str], fold: Callable[[str], str] = str) -> BeforeValidator:
    """Return what takes ``choices`` only; ``fold`` brings a text into their case."""
    known = tuple(choices)

    def checked(value: object) -> object:
        name = fold(value) if isinstance(value, str) else value
        refuse_unless_one_of(name, known)
        return name

    return BeforeValidator(checked)


Item = TypeVar("Item")
PsidText = Annotated[Psid, BeforeValidator(id_text)]
NumberText = Annotated[str, BeforeValidator(_as_text)]
"""Ids, amounts and the like, which arrive as numbers or as text; text from here on."""

Url = Annotated[str, AfterValidator(_url)]
Names = Annotated[tuple[str, ...], BeforeValidator(named)]
Listed = Annotated[tuple[Item, ...], BeforeValidator(unpacked)]
