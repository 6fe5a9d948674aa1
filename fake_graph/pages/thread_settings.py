"""The messenger profile as bots of 2016 set it: one setting at a time, each with its own words.

Source: https://developers.facebook.com/docs/messenger-platform/thread-settings and
https://github.com/mgilbir/messenger-platform-go-sdk (the answers).
"""

from collections.abc import Mapping
from typing import Annotated, ClassVar, TypeVar

from pydantic import BeforeValidator, Field

from fake_graph.calls.body import Body, Listed, one_of, unpacked
from fake_graph.errors import GraphError
from fake_graph.pages.localized import DEFAULT_LOCALE
from fake_graph.pages.menu import POSTBACK, TITLE_LIMIT, WEB_URL, Menu, MenuItem, Payload
from fake_graph.pages.profile import (
    GREETING_LIMIT,
    DomainList,
    GetStarted,
    Greeting,
    MessengerProfile,
    SafeUrl,
)

NEW_THREAD = "new_thread"
EXISTING_THREAD = "existing_thread"
CALL_LIMIT = 5

GREETING = "greeting"
CALLS = "call_to_actions"
LINKING = "account_linking"
DOMAINS = "domain_whitelisting"

ADDED = {
    (GREETING, None): "Successfully updated greeting",
    (CALLS, NEW_THREAD): "Successfully added new_thread's CTAs",
    (CALLS, EXISTING_THREAD): "Successfully added structured menu CTAs",
    (DOMAINS, None): "Successfully updated whitelisted domains",
    # Not recorded; in the style of the others.
    (LINKING, None): "Successfully updated account linking url",
}
DELETED = {
    (GREETING, None): "Successfully deleted greeting",
    (CALLS, NEW_THREAD): "Successfully deleted all new_thread's CTAs",
    (CALLS, EXISTING_THREAD): "Successfully deleted structured menu CTAs",
    # The last two are not recorded.
    (DOMAINS, None): "Successfully deleted whitelisted domains",
    (LINKING, None): "Successfully deleted account linking url",
}
PROPERTY = {
    (GREETING, None): "greeting",
    (CALLS, NEW_THREAD): "get_started",
    (CALLS, EXISTING_THREAD): "persistent_menu",
    (DOMAINS, None): "whitelisted_domains",
    (LINKING, None): "account_linking_url",
}

Setting = tuple[str, str | None]
Value = TypeVar("Value")


def _as_list(value: object) -> object:
    """Take a single button as a list of one, as Meta did."""
    value = unpacked(value)
    return [value] if isinstance(value, dict) else value


class OldGreeting(Body):
    """``{"text": str}``."""

    known_as: ClassVar[str] = GREETING

    text: Annotated[str, Field(max_length=GREETING_LIMIT)]


class CallToAction(Body):
    """``{"payload": str}`` for Get Started, ``{"type", "title", …}`` for an item of the menu."""

    known_as: ClassVar[str] = "call_to_actions[]"
    not_faked: ClassVar[frozenset[str]] = frozenset({"message"})

    type: str | None = None
    title: Annotated[str, Field(max_length=TITLE_LIMIT)] | None = None
    payload: Payload | None = None
    url: str | None = None
    webview_height_ratio: str | None = None
    messenger_extensions: bool | None = None
    fallback_url: str | None = None

    def as_item(self) -> MenuItem:
        """Return the item of the menu that it describes.

        Raises:
            GraphError: it describes none.
        """
        if self.type not in (POSTBACK, WEB_URL):
            raise GraphError("invalid-button-type")
        if self.title is None:
            raise GraphError("parameter-required", name=f"{self.known_as}[title]")
        return MenuItem(**self.model_dump(exclude_unset=True, exclude_none=True))


class SettingName(Body):
    """``{"setting_type": str, "thread_state": str?}``."""

    not_faked_values: ClassVar[Mapping[str, frozenset[str]]] = {
        "setting_type": frozenset({"payment"})
    }

    setting_type: Annotated[str, one_of((CALLS, GREETING, LINKING, DOMAINS))]
    thread_state: Annotated[str, one_of((NEW_THREAD, EXISTING_THREAD))] | None = None

    @property
    def setting(self) -> Setting:
        """Which setting it is about.

        Raises:
            GraphError: it does not say for which threads.
        """
        if self.setting_type != CALLS:
            return self.setting_type, None
        if self.thread_state is None:
            raise GraphError("parameter-required", name="thread_state")
        return CALLS, self.thread_state


class ThreadSettings(SettingName):
    """A setting and its value, under a key of its own."""

    greeting: OldGreeting | None = None
    call_to_actions: (
        Annotated[
            Listed[CallToAction],
            BeforeValidator(_as_list),
            Field(min_length=1, max_length=CALL_LIMIT),
        ]
        | None
    ) = None
    account_linking_url: SafeUrl | None = None
    whitelisted_domains: DomainList | None = None
    domain_action_type: Annotated[str, one_of(("add", "remove"))] = "add"

    def changes(self, profile: MessengerProfile) -> MessengerProfile:
        """Return what it changes of a page's profile.

        Raises:
            GraphError: there is no value.
        """
        match self.setting_type:
            case "greeting":
                text = _given(self.greeting, GREETING).text
                return MessengerProfile(greeting=(Greeting(locale=DEFAULT_LOCALE, text=text),))
            case "account_linking":
                url = _given(self.account_linking_url, "account_linking_url")
                return MessengerProfile(account_linking_url=url)
            case "domain_whitelisting":
                return MessengerProfile(whitelisted_domains=self._domains(profile))
            case _:
                return self._calls(_given(self.call_to_actions, CALLS))

    def _calls(self, calls: tuple[CallToAction, ...]) -> MessengerProfile:
        if self.thread_state == EXISTING_THREAD:
            items = tuple(call.as_item() for call in calls)
            menu = Menu(locale=DEFAULT_LOCALE, call_to_actions=items)
            return MessengerProfile(persistent_menu=(menu,))
        payload = _given(calls[0].payload, "call_to_actions[0][payload]")
        return MessengerProfile(get_started=GetStarted(payload=payload))

    def _domains(self, profile: MessengerProfile) -> tuple[str, ...]:
        given = _given(self.whitelisted_domains, "whitelisted_domains")
        before = profile.whitelisted_domains or ()
        if self.domain_action_type == "remove":
            return tuple(domain for domain in before if domain not in given)
        return tuple(dict.fromkeys((*before, *given)))


def _given(value: Value | None, name: str) -> Value:
    if value is None:
        raise GraphError("parameter-required", name=name)
    return value
