"""What an app asks for when it makes a utility template, and why one is rejected.

Source: https://developers.facebook.com/docs/messenger-platform/send-messages/utility-messages
"""

import re
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, BeforeValidator

from fake_graph.calls.body import Body, Json, Listed, Reading, one_of, unpacked
from fake_graph.contents.utility import PLACEHOLDER
from fake_graph.errors import GraphError, InvalidParameter
from fake_graph.fact import rows

BODY_LIMIT = 1024  # characters
BUTTON_TYPES = ("POSTBACK", "URL", "PHONE_NUMBER")
_NAME = re.compile(r"[a-z0-9_]{1,512}", re.ASCII)


def _name(value: str) -> str:
    if not _NAME.fullmatch(value):
        # The rule is inferred, and so is the text.
        raise InvalidParameter("Param name must be lower-case letters, digits and underscores.")
    return value


class Part(Body):
    """``{"type": "HEADER" | "BODY" | "FOOTER" | "BUTTONS", "text"?, "buttons"?, "example"?}``."""

    known_as: ClassVar[str] = "components[]"

    type: str
    format: str | None = None
    text: str | None = None
    example: Annotated[Any, BeforeValidator(unpacked)] = None
    buttons: Listed[dict[str, Any]] = ()

    def check(self, features: frozenset[str]) -> None:
        """Refuse what no template can have.

        Raises:
            GraphError: what is wrong with it.
        """
        kind = self.type.upper()
        refuse_kind = kind not in ("HEADER", "BODY", "FOOTER", "BUTTONS")
        if refuse_kind:
            raise InvalidParameter("Param components[type] is none of HEADER, BODY, BUTTONS.")
        if kind == "BODY":
            if not self.text:
                raise GraphError("parameter-required", name="components[text]")
            if len(self.text) > BODY_LIMIT:
                raise GraphError("too-long", name="components[text]", limit=BODY_LIMIT)
        is_picture = kind == "HEADER" and (self.format or "TEXT").upper() == "IMAGE"
        if is_picture and "utility-image-header" not in features:
            raise InvalidParameter("Param components[format] must be TEXT.")
        for button in self.buttons:
            _check_button(button)

    def to_wire(self) -> Json:
        """Return it as it is kept, its type in capitals."""
        return self.model_dump(mode="json", exclude_unset=True) | {"type": self.type.upper()}


class TemplateForm(Body):
    """``{"name", "language", "category": "UTILITY", "components": [Part], "parameter_format"?}``.

    Instead of components: ``"library_template_name"`` and ``"library_template_button_inputs"``.
    """

    name: Annotated[str, AfterValidator(_name)]
    language: str
    category: Annotated[str, one_of(("UTILITY",), str.upper)] = "UTILITY"
    components: Listed[Part] = ()
    parameter_format: Annotated[str, one_of(("NAMED", "POSITIONAL"), str.upper)] | None = None
    library_template_name: str | None = None
    library_template_button_inputs: Listed[dict[str, Any]] = ()

    def parts(self, reading: Reading) -> list[Json]:
        """Return the components that it will have.

        Raises:
            GraphError: it has none, or one that no template can have.
        """
        if self.library_template_name is not None:
            return self._parts_of_library(self.library_template_name)
        if not any(part.type.upper() == "BODY" for part in self.components):
            raise GraphError("parameter-required", name="components")
        for part in self.components:
            part.check(reading.policy.features)
        return [part.to_wire() for part in self.components]

    def _parts_of_library(self, name: str) -> list[Json]:
        row = next((row for row in rows("utility_library") if row["name"] == name), None)
        if row is None:
            raise GraphError("utility-template-unknown")
        parts: list[Json] = [{"type": "BODY", "text": row["body"]}]
        given = [_as_button(inputs) for inputs in self.library_template_button_inputs]
        buttons = [
            {**made, **(given[place] if place < len(given) else {})}
            for place, made in enumerate(row["buttons"])
        ]
        for button in buttons:
            _check_button(button)
        return [*parts, *([{"type": "BUTTONS", "buttons": buttons}] if buttons else [])]


def rejection(parts: list[Json], *, is_of_library: bool) -> str | None:
    """Return why Meta rejects a template that it took in, None where it approves it.

    How many words a parameter needs around it is not published; here, more words than parameters.
    """
    body = next(part for part in parts if part["type"] == "BODY")
    names = set(PLACEHOLDER.findall(str(body["text"])))
    if not names or is_of_library:
        return None
    if not body.get("example"):
        return "TEMPLATE_VARIABLES_MISSING_SAMPLE_VALUES"
    words = re.findall(r"\w+", PLACEHOLDER.sub(" ", str(body["text"])))
    return None if len(words) > len(names) else "PARAMS_TO_WORD_RATIO_EXCEED_LIMIT"


def _as_button(inputs: Json) -> Json:
    """Return what an app puts into a button of the library's; its link comes in two parts."""
    url = inputs.get("url")
    return {**inputs, "url": url.get("base_url")} if isinstance(url, dict) else inputs


def _check_button(button: Json) -> None:
    kind = str(button.get("type") or "").upper()
    if kind == "QUICK_REPLY":
        raise GraphError("utility-quick-reply-button")
    if kind not in BUTTON_TYPES:
        raise GraphError("invalid-button-type")
    button["type"] = kind
    if kind == "POSTBACK" and "example" in button:
        raise GraphError("utility-postback-example")
