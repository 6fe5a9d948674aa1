"""The buttons of messages.

Source: https://developers.facebook.com/docs/messenger-platform/send-messages/buttons
"""

from collections.abc import Iterable
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field, ValidationInfo

from fake_graph.calls.body import Body, Listed, Reading, Url, misfit
from fake_graph.errors import GraphError
from fake_graph.shown import Button

BUTTON_LIMIT = 3
PAYLOAD_LIMIT = 1000  # characters

POSTBACK = "postback"
WEB_URL = "web_url"
_TYPES = frozenset(
    {
        *(POSTBACK, WEB_URL, "phone_number"),
        *("account_link", "account_unlink", "game_play"),
    }
)
_BY_DATE = {
    "audio_call": "audio-call",
    "element_share": "share-button",
    "payment": "payment-button",
}
"""Types that were not always there, and the feature that each belongs to."""

_TITLED = frozenset({POSTBACK, WEB_URL, "phone_number", "game_play", "audio_call"})
_OWN_TITLES = {"account_link": "Log In", "account_unlink": "Log Out", "element_share": "Share"}


def _type(value: object, info: ValidationInfo) -> object:
    if isinstance(value, str) and value in _TYPES:
        return value
    feature = _BY_DATE.get(value) if isinstance(value, str) else None
    reading = info.context
    if feature and isinstance(reading, Reading) and feature in reading.policy.features:
        return value
    raise GraphError("invalid-button-type")


def _title(value: object) -> object:
    if not isinstance(value, str):
        raise misfit("empty_text")
    return value


Payload = Annotated[str, Field(max_length=PAYLOAD_LIMIT)]


class ButtonForm(Body):
    """``{"type": "postback", "title": str, "payload": str}`` and its relatives.

    A title of more than 20 characters is cut off by the app and not refused.
    """

    known_as: ClassVar[str] = "buttons[]"

    type: Annotated[str, BeforeValidator(_type)]
    title: Annotated[str, BeforeValidator(_title)] = ""
    payload: Payload | None = None
    url: Url | None = None
    webview_height_ratio: str | None = None
    messenger_extensions: bool | None = None
    fallback_url: Url | None = None
    webview_share_button: str | None = None
    game_metadata: dict[str, Any] | None = None
    payment_summary: dict[str, Any] | None = None
    share_contents: dict[str, Any] | None = None

    @property
    def lacks_title(self) -> bool:
        """Whether it needs a title and has none."""
        return self.type in _TITLED and not self.title

    def check(self) -> None:
        """Refuse a button that leads nowhere.

        Raises:
            GraphError: it lacks what its type needs.
        """
        if self.type == POSTBACK and not self.payload:
            raise GraphError("postback-payload-empty")
        if self.type in (WEB_URL, "account_link") and not self.url:
            raise GraphError("web-url-empty")
        if self.type == "phone_number" and not self.payload:
            # The text for a phone button without a number is not recorded.
            raise GraphError("template-field-required", name="name_placeholder[buttons][payload]")

    def shown(self) -> Button:
        """Return the button as the person sees it."""
        title = self.title or _OWN_TITLES.get(self.type, "")
        return Button(type=self.type, title=title, payload=self.payload, url=self.url)


class DefaultAction(Body):
    """``{"type": "web_url", "url": str, …}``: what a tap on a card opens."""

    known_as: ClassVar[str] = "default_action"

    type: Annotated[str, BeforeValidator(_type)] = WEB_URL
    url: Url | None = None
    webview_height_ratio: str | None = None
    messenger_extensions: bool | None = None
    fallback_url: Url | None = None
    webview_share_button: str | None = None

    def check(self) -> None:
        """Refuse one that opens nothing, or has a type that a card cannot open."""
        if self.type != WEB_URL:
            raise GraphError("invalid-button-type")
        if not self.url:
            raise GraphError("web-url-empty")


Buttons = Annotated[Listed[ButtonForm], Field(min_length=1, max_length=BUTTON_LIMIT)]


def seen(buttons: Iterable[ButtonForm] | None) -> tuple[Button, ...]:
    """Return buttons as the person sees them."""
    return tuple(button.shown() for button in buttons or ())
