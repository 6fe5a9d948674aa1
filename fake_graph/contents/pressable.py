"""Buttons and forms in a thread: what of the page's messages a person can still press or fill in.

They are found in the letters as the echoes show them, and stay there for ever.

Source: https://developers.facebook.com/docs/messenger-platform/send-messages/buttons
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fake_graph.ids import AppId, MessageId
from fake_graph.shown import Button
from fake_graph.thread import Letter, Thread

POSTBACK = "postback"
WEB_URL = "web_url"
PHONE_NUMBER = "phone_number"
AUDIO_CALL = "audio_call"
ACCOUNT_LINK = "account_link"
ACCOUNT_UNLINK = "account_unlink"

_OWN_TITLES = {ACCOUNT_LINK: "Log In", ACCOUNT_UNLINK: "Log Out"}
"""What the app writes on buttons that bring no title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressable:
    """A button under one of the page's messages."""

    mid: MessageId
    maker: AppId | None
    button: Button


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A template of the page's that a person can fill in or open.

    Attributes:
        payload: The template, as the echo shows it.
    """

    mid: MessageId
    at: datetime
    maker: AppId | None
    payload: dict[str, Any]


def buttons(thread: Thread, mid: MessageId | None = None) -> Iterator[Pressable]:
    """Yield the buttons in sight, those of the newest message first; of one message by its id."""
    for letter, payload in _templates(thread, mid):
        for button in _buttons_of(payload):
            yield Pressable(mid=letter.mid, maker=letter.app_id, button=_shown(button))


def forms(thread: Thread, template: str, mid: MessageId | None = None) -> Iterator[Form]:
    """Yield the templates of a type in sight, the newest first."""
    for letter, payload in _templates(thread, mid):
        if payload.get("template_type") == template:
            yield Form(mid=letter.mid, at=letter.at, maker=letter.app_id, payload=payload)


def _templates(thread: Thread, mid: MessageId | None) -> Iterator[tuple[Letter, dict[str, Any]]]:
    for letter in thread.in_sight():
        if letter.is_from_page and mid in (None, letter.mid):
            for attachment in letter.content.get("attachments", ()):
                if attachment.get("type") == "template" and attachment.get("payload"):
                    yield letter, attachment["payload"]


def _buttons_of(payload: dict[str, Any]) -> Iterator[dict[str, Any]]:
    elements = payload.get("elements") or ()
    yield from payload.get("buttons") or ()
    for element in elements:
        yield from element.get("buttons") or ()
        for image in element.get("images") or ():
            if image.get("action"):
                yield _as_button(image["action"])


def _as_button(action: dict[str, Any]) -> dict[str, Any]:
    """Return what a picture of a grid does as a button whose title is the action's text."""
    inner = action.get("payload")
    told = inner if isinstance(inner, dict) else {"payload": inner}
    return {"title": action.get("text", told.get("text", "")), **action, **told}


def _shown(button: dict[str, Any]) -> Button:
    kind = str(button.get("type", ""))
    return Button(
        type=kind,
        title=button.get("title") or _OWN_TITLES.get(kind, ""),
        payload=button.get("payload"),
        url=button.get("url"),
    )
