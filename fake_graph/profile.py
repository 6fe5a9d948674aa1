"""The messenger profile of a page: what people find when they open its thread.

Source: https://developers.facebook.com/docs/messenger-platform/reference/messenger-profile-api
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Annotated, Any, ClassVar, Self, TypeVar

from pydantic import AfterValidator, BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from fake_graph.body import Body, Json, Listed, named, refuse_unless_one_of
from fake_graph.errors import GraphError, NotFaked
from fake_graph.person import Person

DEFAULT_LOCALE = "default"
DOMAIN_LIMIT = 50
GREETING_LIMIT = 160  # characters
MENU_ITEM_LIMIT = 20
MENU_TITLE_LIMIT = 30  # characters
PAYLOAD_LIMIT = 1000  # characters

POSTBACK = "postback"
WEB_URL = "web_url"

Payload = Annotated[str, Field(max_length=PAYLOAD_LIMIT)]


class GetStarted(Body):
    """``{"payload": str}``."""

    known_as: ClassVar[str] = "get_started"

    payload: Payload


class Greeting(Body):
    """``{"locale": str, "text": str}``."""

    known_as: ClassVar[str] = "greeting[]"

    locale: str
    text: Annotated[str, Field(max_length=GREETING_LIMIT)]

    def rendered(self, person: Person) -> str:
        """Return the text as ``person`` reads it, their name in the placeholders."""
        return (
            self.text.replace("{{user_first_name}}", person.first_name)
            .replace("{{user_last_name}}", person.last_name)
            .replace("{{user_full_name}}", person.name)
        )


def _menu_type(value: object) -> object:
    if value not in (POSTBACK, WEB_URL):
        raise GraphError("invalid-button-type")
    return value


class MenuItem(Body):
    """``{"type": "postback" | "web_url", "title": str, "payload" | "url": str}``."""

    known_as: ClassVar[str] = "persistent_menu[][call_to_actions][]"

    type: Annotated[str, BeforeValidator(_menu_type)]
    title: Annotated[str, Field(max_length=MENU_TITLE_LIMIT)]
    payload: Payload | None = None
    url: str | None = None
    webview_height_ratio: str | None = None
    webview_share_button: str | None = None
    messenger_extensions: bool | None = None
    fallback_url: str | None = None

    @model_validator(mode="after")
    def _leads_somewhere(self) -> Self:
        if self.type == POSTBACK and not self.payload:
            raise GraphError("postback-payload-empty")
        if self.type == WEB_URL and not self.url:
            raise GraphError("web-url-empty")
        return self


class Menu(Body):
    """``{"locale": str, "composer_input_disabled": bool?, "call_to_actions": [MenuItem]?}``."""

    known_as: ClassVar[str] = "persistent_menu[]"
    not_faked: ClassVar[frozenset[str]] = frozenset({"disabled_surfaces"})

    locale: str
    composer_input_disabled: bool = False
    call_to_actions: (
        Annotated[Listed[MenuItem], Field(min_length=1, max_length=MENU_ITEM_LIMIT)] | None
    ) = None

    @property
    def items(self) -> tuple[MenuItem, ...]:
        """The items, top to bottom."""
        return self.call_to_actions or ()


class IceBreaker(Body):
    """``{"question": str, "payload": str}``."""

    known_as: ClassVar[str] = "ice_breakers[][call_to_actions][]"

    question: str
    payload: Payload


class IceBreakers(Body):
    """``{"locale": str, "call_to_actions": [IceBreaker]}``."""

    known_as: ClassVar[str] = "ice_breakers[]"

    locale: str = DEFAULT_LOCALE
    call_to_actions: Listed[IceBreaker]


class Command(Body):
    """``{"name": str, "description": str}``."""

    known_as: ClassVar[str] = "commands[][commands][]"

    name: str
    description: str


class Commands(Body):
    """``{"locale": str, "commands": [Command]}``."""

    known_as: ClassVar[str] = "commands[]"

    locale: str = DEFAULT_LOCALE
    commands: Listed[Command]


Localized = TypeVar("Localized", Greeting, Menu, IceBreakers, Commands)


def _with_default(entries: tuple[Localized, ...]) -> tuple[Localized, ...]:
    if not any(entry.locale == DEFAULT_LOCALE for entry in entries):
        raise PydanticCustomError("default_locale", "no default locale")
    return entries


GreetingList = Annotated[Listed[Greeting], AfterValidator(_with_default)]
MenuList = Annotated[Listed[Menu], AfterValidator(_with_default)]
DomainList = Annotated[Listed[str], Field(max_length=DOMAIN_LIMIT)]


@dataclass(frozen=True, slots=True, kw_only=True)
class MessengerProfile:
    """The properties that are set; None for those that are not."""

    get_started: GetStarted | None = None
    greeting: tuple[Greeting, ...] | None = None
    persistent_menu: tuple[Menu, ...] | None = None
    whitelisted_domains: tuple[str, ...] | None = None
    ice_breakers: tuple[IceBreakers, ...] | None = None
    commands: tuple[Commands, ...] | None = None

    def ice_breakers_for(self, person: Person) -> tuple[IceBreaker, ...]:
        """Return the questions that ``person`` sees in a new thread."""
        offered = _for_locale(self.ice_breakers or (), person.locale)
        return offered.call_to_actions if offered else ()

    def commands_for(self, person: Person) -> tuple[Command, ...]:
        """Return the commands that the composer offers to ``person``."""
        offered = _for_locale(self.commands or (), person.locale)
        return offered.commands if offered else ()

    def greeting_for(self, person: Person) -> str:
        """Return the greeting that ``person`` sees, empty where there is none."""
        greeting = _for_locale(self.greeting or (), person.locale)
        return greeting.rendered(person) if greeting else ""

    def menu_for(self, person: Person) -> Menu | None:
        """Return the persistent menu that ``person`` sees."""
        return _for_locale(self.persistent_menu or (), person.locale)

    def to_wire(self, names: Sequence[str]) -> Json:
        """Return the named properties that are set."""
        values = ((name, getattr(self, name, None)) for name in names)
        return {name: _plain(value) for name, value in values if value is not None}


PROPERTIES = tuple(
    field.name
    for field in fields(MessengerProfile)
    if field.name not in ("ice_breakers", "commands")
)
PROPERTIES_NOT_FAKED = frozenset(
    {
        "account_linking_url",
        "commands",
        "description",
        "home_url",
        "ice_breakers",
        "payment_settings",
        "subject_to_new_eu_privacy_rules",
        "target_audience",
        "title",
    }
)


def _property(name: object) -> object:
    refuse_unless_one_of(name, (*PROPERTIES, *sorted(PROPERTIES_NOT_FAKED)))
    return name


def _platform(value: object) -> object:
    if value == "INSTAGRAM":
        raise NotFaked("the platform INSTAGRAM")
    refuse_unless_one_of(value, ("MESSENGER", "INSTAGRAM"))
    return value


Platform = Annotated[str, BeforeValidator(_platform)]
PropertyNames = Annotated[
    tuple[Annotated[str, BeforeValidator(_property)], ...], BeforeValidator(named)
]


def _for_locale(entries: Sequence[Localized], locale: str) -> Localized | None:
    by_locale = {entry.locale: entry for entry in entries}
    return by_locale.get(locale) or by_locale.get(DEFAULT_LOCALE)


def _plain(value: Any) -> Any:  # noqa: ANN401 - JSON in, JSON out
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value.model_dump(exclude_unset=True) if isinstance(value, Body) else value
