"""The messenger profile of a page: what people find when they open its thread.

Source: https://developers.facebook.com/docs/messenger-platform/reference/messenger-profile-api
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Annotated, Any, ClassVar, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from fake_graph.calls.body import Body, Json, Listed, Reading, named, one_of, refuse_unless_one_of
from fake_graph.errors import GraphError, NotFaked
from fake_graph.pages.localized import DEFAULT_LOCALE, for_locale, with_default
from fake_graph.pages.menu import POSTBACK, WEB_URL, Menu, MenuItem, MenuList, Payload
from fake_graph.person import Person
from fake_graph.policy import Policy

__all__ = ["DEFAULT_LOCALE", "POSTBACK", "WEB_URL", "Menu", "MenuItem", "MenuList"]

COMMAND_DESCRIPTION_LIMIT = 64  # characters
COMMAND_LIMIT = 100
COMMAND_NAME_LIMIT = 32  # characters
DOMAIN_LIMIT = 50
GREETING_LIMIT = 160  # characters
ICE_BREAKER_LIMIT = 4
QUESTION_LIMIT = 80  # characters; inferred


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


class Description(Body):
    """``{"locale": str, "text": str}``; no limit of its length is recorded."""

    known_as: ClassVar[str] = "description[]"

    locale: str
    text: str


class IceBreaker(Body):
    """``{"question": str, "payload": str}``."""

    known_as: ClassVar[str] = "ice_breakers[]"

    question: Annotated[str, Field(min_length=1, max_length=QUESTION_LIMIT)]
    payload: Payload


class IceBreakers(Body):
    """``{"call_to_actions": [IceBreaker], "locale": str}``, or in the old form one ice breaker."""

    known_as: ClassVar[str] = "ice_breakers[]"

    question: Annotated[str, Field(min_length=1, max_length=QUESTION_LIMIT)] | None = None
    payload: Payload | None = None
    call_to_actions: (
        Annotated[Listed[IceBreaker], Field(min_length=1, max_length=ICE_BREAKER_LIMIT)] | None
    ) = None
    locale: str = DEFAULT_LOCALE

    @model_validator(mode="after")
    def _has_one_form(self) -> Self:
        if self.call_to_actions is None:
            for name in ("question", "payload"):
                if getattr(self, name) is None:
                    raise GraphError("parameter-required", name=f"{self.known_as}[{name}]")
        return self


def _few(entries: tuple[IceBreakers, ...]) -> tuple[IceBreakers, ...]:
    """Limit the old form, where each entry is an ice breaker; the new one limits itself."""
    if sum(entry.call_to_actions is None for entry in entries) > ICE_BREAKER_LIMIT:
        raise GraphError("too-many-elements", name="ice_breakers")
    return entries


def _without_slash(name: str) -> str:
    if name.startswith("/"):
        raise PydanticCustomError("one_of", "slash", {"choices": "names without a leading slash"})
    return name


class Command(Body):
    """``{"name": str, "description": str}``."""

    known_as: ClassVar[str] = "commands[][commands][]"

    name: Annotated[
        str, Field(min_length=1, max_length=COMMAND_NAME_LIMIT), AfterValidator(_without_slash)
    ]
    description: Annotated[str, Field(min_length=1, max_length=COMMAND_DESCRIPTION_LIMIT)]


class Commands(Body):
    """``{"locale": str, "commands": [Command]}``."""

    known_as: ClassVar[str] = "commands[]"

    locale: str
    commands: Annotated[Listed[Command], Field(min_length=1, max_length=COMMAND_LIMIT)]


def _web(url: str) -> str:
    """Refuse what has no scheme of the web and no host."""
    try:
        parts = urlsplit(url)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise PydanticCustomError("url", "not a URL")
    return url


def safe(url: str) -> str:
    """Refuse ``http`` too; that it is refused with the same words is inferred."""
    if not url.startswith("https://"):
        raise PydanticCustomError("url", "not a URL")
    return _web(url)


WebUrl = Annotated[str, AfterValidator(_web)]
SafeUrl = Annotated[str, AfterValidator(safe)]
CommandsList = Annotated[Listed[Commands], AfterValidator(with_default)]
DescriptionList = Annotated[Listed[Description], AfterValidator(with_default)]
DomainList = Annotated[Listed[SafeUrl], Field(max_length=DOMAIN_LIMIT)]
GreetingList = Annotated[Listed[Greeting], AfterValidator(with_default)]
IceBreakersList = Annotated[
    Listed[IceBreakers], Field(min_length=1), AfterValidator(_few), AfterValidator(with_default)
]


@dataclass(frozen=True, slots=True, kw_only=True)
class MessengerProfile:
    """The properties that are set; None for those that are not."""

    get_started: GetStarted | None = None
    greeting: tuple[Greeting, ...] | None = None
    persistent_menu: tuple[Menu, ...] | None = None
    ice_breakers: tuple[IceBreakers, ...] | None = None
    commands: tuple[Commands, ...] | None = None
    whitelisted_domains: tuple[str, ...] | None = None
    account_linking_url: str | None = None
    description: tuple[Description, ...] | None = None

    def greeting_for(self, person: Person) -> str:
        """Return the greeting that ``person`` sees, empty where there is none."""
        greeting = for_locale(self.greeting or (), person.locale)
        return greeting.rendered(person) if greeting else ""

    def menu_for(self, person: Person) -> Menu | None:
        """Return the persistent menu that ``person`` sees."""
        return for_locale(self.persistent_menu or (), person.locale)

    def ice_breakers_for(self, person: Person) -> tuple[IceBreaker, ...]:
        """Return the questions that ``person`` is offered in an empty thread."""
        entries = self.ice_breakers or ()
        old = [e for e in entries if e.question is not None and e.payload is not None]
        if old:
            pairs = [(entry.question or "", entry.payload or "") for entry in old]
            return tuple(IceBreaker(question=q, payload=p) for q, p in pairs)
        seen = for_locale(entries, person.locale)
        return (seen.call_to_actions or ()) if seen else ()

    def commands_for(self, person: Person) -> tuple[Command, ...]:
        """Return the commands that ``person`` may type."""
        seen = for_locale(self.commands or (), person.locale)
        return seen.commands if seen else ()

    def as_seen_with(self, menu: tuple[Menu, ...] | None) -> "MessengerProfile":
        """Return what a person finds who has a menu of their own; theirs goes before the page's."""
        return self if menu is None else replace(self, persistent_menu=menu)

    def to_wire(self, names: Sequence[str]) -> Json:
        """Return the named properties that are set."""
        values = ((name, getattr(self, name, None)) for name in names)
        return {name: plain(value) for name, value in values if value is not None}


PROPERTIES = tuple(field.name for field in fields(MessengerProfile))
EU_PRIVACY = "subject_to_new_eu_privacy_rules"
"""A property that apps read only: whether the page falls under the European rules of 2020."""

REMOVED_PROPERTIES = ("home_url", "payment_settings", "target_audience", "title")


def properties(policy: Policy) -> tuple[str, ...]:
    """Return the properties that there are to set under a policy."""
    has_commands = "commands" in policy.features
    return tuple(name for name in PROPERTIES if has_commands or name != "commands")


def _property(name: object, info: ValidationInfo) -> object:
    """Take either case: Meta's own SDK has the names in capitals."""
    name = name.lower() if isinstance(name, str) else name
    reading = info.context
    assert isinstance(reading, Reading)
    if name in REMOVED_PROPERTIES and "old-profile-properties" in reading.policy.features:
        raise NotFaked(f"the property {name} of the messenger profile")
    refuse_unless_one_of(name, (*properties(reading.policy), EU_PRIVACY))
    return name


class OnPlatform(Body):
    """``{"platform": "MESSENGER"?}``: base of what Instagram has as well."""

    not_faked_values: ClassVar[Mapping[str, frozenset[str]]] = {
        "platform": frozenset({"INSTAGRAM"})
    }

    platform: Annotated[str, one_of(("MESSENGER", "INSTAGRAM"))] = "MESSENGER"


PropertyNames = Annotated[
    tuple[Annotated[str, BeforeValidator(_property)], ...], BeforeValidator(named)
]


def plain(value: Any) -> Any:  # noqa: ANN401 - JSON in, JSON out
    """Return a value of the profile as it goes over the wire: what was written, verbatim."""
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if not isinstance(value, Body):
        return value
    return value.model_dump(exclude_unset=True, exclude_none=True)
