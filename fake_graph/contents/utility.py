"""Utility templates: approved words that may leave outside the messaging window.

Source: https://developers.facebook.com/docs/messenger-platform/send-messages/utility-messages
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, Any, ClassVar

from pydantic import ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from fake_graph.calls.body import Body, Json, Listed, NumberText, one_of, unpacked
from fake_graph.errors import GraphError, InvalidParameter, quotable
from fake_graph.shown import Attached, Button, Card

PERMISSION = "pages_utility_messaging"
PLACEHOLDER = re.compile(r"\{\{\s*(\w+)\s*\}\}", re.ASCII)
_FORBIDDEN = frozenset("#%$")
_EMOJIS = (range(0x2600, 0x27C0), range(0x2B00, 0x2C00), range(0x1F000, 0x20000))
_EMOJI_JOINERS = frozenset("\ufe0f\u200d\u20e3")
_BUTTON_TYPES = {"POSTBACK": "postback", "URL": "web_url", "PHONE_NUMBER": "phone_number"}


class Status(StrEnum):
    """What has become of a template."""

    APPROVED = "APPROVED"
    ARCHIVED = "ARCHIVED"
    DELETED = "DELETED"
    DISABLED = "DISABLED"
    IN_APPEAL = "IN_APPEAL"
    LIMIT_EXCEEDED = "LIMIT_EXCEEDED"
    PAUSED = "PAUSED"
    PENDING = "PENDING"
    PENDING_DELETION = "PENDING_DELETION"
    REJECTED = "REJECTED"


@dataclass(slots=True, kw_only=True)
class UtilityTemplate:
    """A template of a page's, in one language.

    Attributes:
        components: ``[{"type": "HEADER" | "BODY" | "FOOTER" | "BUTTONS", …}]`` as they were made.
        reason: Why it was rejected, ``NONE`` where it was not.
    """

    id: str
    name: str
    language: str
    components: list[dict[str, Any]]
    category: str = "UTILITY"
    parameter_format: str = "POSITIONAL"
    status: Status = Status.PENDING
    reason: str = "NONE"
    library_name: str | None = None

    def text_of(self, kind: str) -> str:
        """Return the text of the first component of a ``kind``, empty where there is none."""
        found = (part for part in self.components if part["type"] == kind)
        return next((str(part.get("text") or "") for part in found), "")

    def buttons(self) -> list[dict[str, Any]]:
        """Return its buttons, top to bottom."""
        found = (part for part in self.components if part["type"] == "BUTTONS")
        return list(next((part.get("buttons") or [] for part in found), []))

    def to_wire(self) -> Json:
        """Return ``{"name", "parameter_format", "components", "language", "status", …, "id"}``."""
        fields: Json = {
            "name": self.name,
            "parameter_format": self.parameter_format,
            "components": self.components,
            "language": self.language,
            "status": self.status.value,
            "category": self.category,
        }
        if self.status is Status.REJECTED:
            fields["rejected_reason"] = self.reason
        return fields | {"id": self.id}


class _Strict(Body):
    """A shape that refuses keys which nobody knows, unlike all the rest of Graph."""

    @model_validator(mode="before")
    @classmethod
    def _refuse_unknown(cls, data: object, info: ValidationInfo) -> object:  # noqa: ARG003
        data = unpacked(data)
        unknown = [k for k in data if k not in cls.model_fields] if isinstance(data, dict) else []
        if unknown:
            raise PydanticCustomError("unknown_key", "unknown key", {"key": str(unknown[0])[:60]})
        return data


class Parameter(_Strict):
    """``{"type": "text", "text": str, "parameter_name"?}``, ``{"type": "payload", "payload"}``."""

    known_as: ClassVar[str] = "message[template][components][][parameters][]"

    type: Annotated[str, one_of(("text", "payload", "image", "url"), str.lower)] = "text"
    text: NumberText | None = None
    payload: NumberText | None = None
    parameter_name: str | None = None
    image: Json | None = None
    url: str | None = None

    @property
    def value(self) -> str:
        """What it stands for."""
        return self.text or self.payload or self.url or ""


class Component(_Strict):
    """``{"type": "header" | "body" | "buttons", "parameters": [Parameter]}``."""

    known_as: ClassVar[str] = "message[template][components][]"

    # Either case; ``button`` is what the documentation calls a single one.
    type: Annotated[str, one_of(("header", "body", "footer", "buttons", "button"), str.lower)]
    sub_type: str | None = None
    parameters: Listed[Parameter] = ()


class Language(Body):
    """``{"code": "en_US"}``."""

    known_as: ClassVar[str] = "message[template][language]"

    code: str


class TemplateMessage(Body):
    """``{"name": str, "language": {"code": str}, "components": [Component]?}``."""

    known_as: ClassVar[str] = "message[template]"

    name: str
    language: Language
    components: Listed[Component] = ()

    def parameters(self, *kinds: str) -> tuple[Parameter, ...]:
        """Return the parameters for the components of these kinds, in order."""
        wanted = (part for part in self.components if part.type in kinds)
        return tuple(parameter for part in wanted for parameter in part.parameters)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A utility template with its parameters put in, as the person sees it."""

    text: str
    header: str = ""
    buttons: tuple[Button, ...] = field(default=())

    def attached(self) -> tuple[Attached, ...]:
        """Return what stands around the text."""
        if not self.header and not self.buttons:
            return ()
        cards = (Card(title=self.header),) if self.header else ()
        return (Attached(type="template", template="utility", cards=cards, buttons=self.buttons),)


def chosen_fields(fields: Json, names: tuple[str, ...]) -> Json:
    """Return those of a template's ``fields`` that are asked for, its id last; else all.

    Raises:
        GraphError: a template has no such field.
    """
    known = {*fields, "rejected_reason"}
    for name in names:
        if name not in known:
            raise GraphError("nonexisting-field", field=quotable(name), type="MessageTemplate")
    chosen = {name: fields[name] for name in names if name in fields and name != "id"}
    return (chosen | {"id": fields["id"]}) if names else fields


def fill(template: UtilityTemplate, message: TemplateMessage) -> Filled:
    """Return the template with the message's parameters put in.

    Raises:
        GraphError: a parameter is missing, or has characters that are not allowed.
    """
    body, header = message.parameters("body"), message.parameters("header")
    for parameter in (*body, *header):
        refuse_special(parameter.text or "")
    postbacks = message.parameters("buttons", "button")
    return Filled(
        text=_filled(template.text_of("BODY"), body),
        header=_filled(template.text_of("HEADER"), header),
        buttons=tuple(_buttons(template, postbacks)),
    )


def refuse_special(text: str) -> None:
    """Refuse ``#``, ``%``, ``$`` and emojis.

    Raises:
        GraphError: there is one.
    """
    if any(character in _FORBIDDEN or _is_emoji(character) for character in text):
        raise GraphError("utility-special-characters")


def _is_emoji(character: str) -> bool:
    return character in _EMOJI_JOINERS or any(ord(character) in block for block in _EMOJIS)


def _filled(text: str, parameters: tuple[Parameter, ...]) -> str:
    by_name = {p.parameter_name: p.value for p in parameters if p.parameter_name}
    names = list(dict.fromkeys(match[1] for match in PLACEHOLDER.finditer(text)))
    unnamed = [p.value for p in parameters if not p.parameter_name]
    in_order = dict(zip(sorted(names, key=_as_number(names)), unnamed, strict=False))
    values = in_order | by_name
    missing = [name for name in names if name not in values]
    if missing:
        # Graph's own text for a missing parameter of the body is not recorded.
        raise InvalidParameter(f"Param message[template] lacks the parameter {missing[0]}.")
    return PLACEHOLDER.sub(lambda match: values[match[1]], text)


def _as_number(names: list[str]) -> Callable[[str], int]:
    """Positional parameters fill ``{{1}}`` first, named ones the first that is read."""
    if all(name.isdigit() for name in names):
        return int
    return names.index


def _buttons(template: UtilityTemplate, given: tuple[Parameter, ...]) -> Iterator[Button]:
    values = iter([parameter.value for parameter in given])
    for made in template.buttons():
        kind, title = _BUTTON_TYPES[str(made["type"])], str(made.get("text") or "")
        if kind == "postback":
            yield Button(type=kind, title=title, payload=_payload(made, values))
        elif kind == "web_url":
            yield Button(type=kind, title=title, url=_link(str(made.get("url") or ""), values))
        else:
            yield Button(type=kind, title=title, payload=str(made.get("phone_number") or ""))


def _payload(made: Json, values: Iterator[str]) -> str:
    """Return a button's payload: fixed when it was made, or filled in by the send."""
    fixed = made.get("payload")
    fixed = json.dumps(fixed) if isinstance(fixed, dict | list) else fixed
    if fixed and not PLACEHOLDER.search(str(fixed)):
        return str(fixed)
    value = next(values, None)
    if not value:
        raise GraphError("utility-payload-missing")
    return PLACEHOLDER.sub(lambda _: value, str(fixed)) if fixed else value


def _link(url: str, values: Iterator[str]) -> str:
    return PLACEHOLDER.sub(lambda _: next(values, ""), url)
