"""Persistent menus: a flat list today, nested before 4 August 2020.

Source: https://developers.facebook.com/docs/messenger-platform/send-messages/persistent-menu
"""

from typing import Annotated, ClassVar, Self

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo, model_validator

from fake_graph.calls.body import Body, Listed, Reading, one_of
from fake_graph.errors import GraphError, InvalidParameter
from fake_graph.pages.localized import with_default

ITEM_LIMIT = 20
OLD_ITEM_LIMIT = 3
NESTED_LIMIT = 5
DEPTH_LIMIT = 3  # levels
TITLE_LIMIT = 30  # characters
PAYLOAD_LIMIT = 1000  # characters

POSTBACK = "postback"
WEB_URL = "web_url"
NESTED = "nested"
_SURFACES = ("CUSTOMER_CHAT_PLUGIN",)
_FLAT_SINCE = (8, 0)

Payload = Annotated[str, Field(max_length=PAYLOAD_LIMIT)]


def _is_nesting(info: ValidationInfo) -> bool:
    """Return whether menus nest: by the date, and as long as an old version still answers."""
    reading = info.context
    assert isinstance(reading, Reading)
    return "nested-menu" in reading.policy.features or reading.version < _FLAT_SINCE


def _is_call(info: ValidationInfo) -> bool:
    """Return whether this comes from an app, and not from a world that was written down."""
    return isinstance(info.context, Reading)


def _item_type(value: object, info: ValidationInfo) -> object:
    may_nest = not _is_call(info) or _is_nesting(info)
    if value not in (POSTBACK, WEB_URL) and not (may_nest and value == NESTED):
        raise GraphError("invalid-button-type")
    return value


class MenuItem(Body):
    """``{"type": "postback" | "web_url" | "nested", "title": str, "payload" | "url" | …}``."""

    known_as: ClassVar[str] = "persistent_menu[][call_to_actions][]"

    type: Annotated[str, BeforeValidator(_item_type)]
    title: Annotated[str, Field(max_length=TITLE_LIMIT)]
    payload: Payload | None = None
    url: str | None = None
    webview_height_ratio: str | None = None
    webview_share_button: str | None = None
    messenger_extensions: bool | None = None
    fallback_url: str | None = None
    call_to_actions: (
        Annotated[Listed["MenuItem"], Field(min_length=1, max_length=NESTED_LIMIT)] | None
    ) = None

    @model_validator(mode="after")
    def _leads_somewhere(self) -> Self:
        if self.type == POSTBACK and not self.payload:
            raise GraphError("postback-payload-empty")
        if self.type == WEB_URL and not self.url:
            raise GraphError("web-url-empty")
        if self.type == NESTED and self.call_to_actions is None:
            name = f"{self.known_as}[call_to_actions]"
            raise GraphError("parameter-required", name=name)
        return self

    @property
    def leaves(self) -> tuple["MenuItem", ...]:
        """The items that do something: itself, or those at the ends of what it opens."""
        if self.type != NESTED:
            return (self,)
        return tuple(leaf for item in self.call_to_actions or () for leaf in item.leaves)

    @property
    def depth(self) -> int:
        """How many levels it has, its own included."""
        return 1 + max((item.depth for item in self.call_to_actions or ()), default=0)


class Menu(Body):
    """``{"locale": str, "composer_input_disabled": bool?, "call_to_actions": [MenuItem]?}``."""

    known_as: ClassVar[str] = "persistent_menu[]"

    locale: str
    composer_input_disabled: bool | None = None
    disabled_surfaces: Listed[Annotated[str, one_of(_SURFACES)]] | None = None
    call_to_actions: (
        Annotated[Listed[MenuItem], Field(min_length=1, max_length=ITEM_LIMIT)] | None
    ) = None

    @model_validator(mode="after")
    def _fits_its_time(self, info: ValidationInfo) -> Self:
        if not _is_call(info) or not _is_nesting(info):
            return self
        items = self.call_to_actions or ()
        name = f"{self.known_as}[call_to_actions]"
        if len(items) > OLD_ITEM_LIMIT:
            raise GraphError("too-many-elements", name=name)
        if any(item.depth > DEPTH_LIMIT for item in items):
            raise InvalidParameter(f"Param {name} must have at most {DEPTH_LIMIT} levels.")
        return self

    @property
    def items(self) -> tuple[MenuItem, ...]:
        """The items that do something, top to bottom, those of submenus in place of theirs."""
        return tuple(leaf for item in self.call_to_actions or () for leaf in item.leaves)


MenuList = Annotated[Listed[Menu], AfterValidator(with_default)]
