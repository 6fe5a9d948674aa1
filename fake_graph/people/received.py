"""What people send, as the page's apps hear of it and as the thread shows it.

Source: https://developers.facebook.com/docs/messenger-platform/reference/webhook-events/messages
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlsplit

from fake_graph.ids import MessageId
from fake_graph.shown import Attached, Card

THUMBS_UP = {"small": 369239263222822, "medium": 369239343222814, "large": 369239383222810}
"""The stickers that the like button sends, by how long it was held."""

STICKER_URL = "https://scontent.xx.fbcdn.net/v/t39.1997-6/{sticker_id}_n.png"
MEDIA = ("image", "audio", "video", "file")

_LINK = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)

Wire = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """One message of a person's.

    Attributes:
        payload: Of the quick reply that was tapped, None for what was typed.
        attachments: As on the wire.
        shown: The same as the thread shows it.
        sticker_id: Where old webhooks have it, beside the text.
        more: What else the message has on the wire, e.g. ``{"commands": […]}``.
    """

    text: str = ""
    payload: str | None = None
    attachments: tuple[Wire, ...] = ()
    shown: tuple[Attached, ...] = ()
    sticker_id: int | None = None
    reply_to: MessageId | None = None
    more: Wire = field(default_factory=dict)

    @property
    def is_recorded(self) -> bool:
        """Whether it has sound, moving pictures or a file."""
        return any(one["type"] in ("audio", "video", "file") for one in self.attachments)

    def content(self) -> Wire:
        """Return what stays in the thread: ``{"sticker_id"?, "text"?, "attachments"?}``."""
        content: Wire = {} if self.sticker_id is None else {"sticker_id": self.sticker_id}
        if self.text:
            content["text"] = self.text
        if self.attachments:
            content["attachments"] = list(self.attachments)
        return content

    def to_wire(self) -> Wire:
        """Return ``{"sticker_id"?, "text"?, "quick_reply"?, "attachments"?, …}``."""
        content = self.content()
        if self.payload is not None:
            attachments = content.pop("attachments", None)
            content["quick_reply"] = {"payload": self.payload}
            content |= {"attachments": attachments} if attachments else {}
        return content | self.more


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """A product of the page's catalogue."""

    id: str
    title: str
    retailer_id: str = ""
    image_url: str = ""
    subtitle: str = ""


def media(kind: str, urls: Sequence[str]) -> Received:
    """Return files of one kind of ``MEDIA``, as one message without words."""
    return Received(
        attachments=tuple({"type": kind, "payload": {"url": url}} for url in urls),
        shown=tuple(Attached(type=kind, url=url) for url in urls),
    )


def sticker(sticker_id: int, features: frozenset[str]) -> Received:
    """Return a sticker, of which the webhooks have changed their mind twice."""
    url = STICKER_URL.format(sticker_id=sticker_id)
    is_new = "sticker-attachment" in features
    # A number in the fixtures, a string in the guide of 2026.
    payload = {"url": url, "sticker_id": str(sticker_id) if is_new else sticker_id}
    kinds = [
        *(["sticker"] if is_new else []),
        *(["image"] if "sticker-as-image" in features else []),
    ]
    return Received(
        attachments=tuple({"type": kind, "payload": payload} for kind in kinds),
        shown=(Attached(type="sticker", url=url),),
        sticker_id=None if is_new else sticker_id,
    )


def location(latitude: float, longitude: float, title: str) -> Received:
    """Return a place on the map."""
    url = f"https://www.bing.com/maps/default.aspx?where1={latitude},{longitude}"
    coordinates = {"lat": latitude, "long": longitude}
    attachment = {
        "title": title,
        "url": f"https://www.facebook.com/l.php?u={quote(url, safe='')}",
        "type": "location",
        "payload": {"coordinates": coordinates},
    }
    return Received(
        attachments=(attachment,), shown=(Attached(type="location", url=url, text=title),)
    )


def link_in(text: str) -> str | None:
    """Return the first link in ``text``."""
    match = _LINK.search(text)
    return match[0].rstrip(".,;:!?)") if match else None


def link(text: str, url: str, title: str, features: frozenset[str]) -> Received:
    """Return a link with its preview, the words around it if there were any.

    An empty ``title`` is that of a page without one: the preview says the host instead.
    """
    title = title or _host(url)
    if "fallback-with-payload" in features:
        away = f"https://l.facebook.com/l.php?u={quote(url, safe='')}"
        attachment: Wire = {"type": "fallback", "payload": {"url": away, "title": title}}
        text = text or url
    else:
        attachment = {"title": title, "url": url, "type": "fallback", "payload": None}
    return Received(
        text=text,
        attachments=(attachment,),
        shown=(Attached(type="fallback", url=url, text=title),),
    )


def product(text: str, asked: Product) -> Received:
    """Return a question with the product that it is about."""
    element = {
        "id": asked.id,
        "retailer_id": asked.retailer_id,
        "image_url": asked.image_url,
        "title": asked.title,
        "subtitle": asked.subtitle,
    }
    card = Card(title=asked.title, subtitle=asked.subtitle, image_url=asked.image_url or None)
    return Received(
        text=text,
        attachments=({"type": "template", "payload": {"product": {"elements": [element]}}},),
        shown=(Attached(type="template", template="product", cards=(card,)),),
    )


def reel(url: str, title: str, video_id: int, *, is_instagram: bool) -> Received:
    """Return a shared reel."""
    kind = "ig_reel" if is_instagram else "reel"
    payload = {"url": url, "title": title, "reel_video_id": video_id}
    return _share(kind, payload)


def shared_post(url: str, title: str, *, is_instagram: bool) -> Received:
    """Return a shared post; no recording shows its payload, which is taken to be like a reel's."""
    return _share("ig_post" if is_instagram else "post", {"url": url, "title": title})


def _share(kind: str, payload: Wire) -> Received:
    shown = Attached(type=kind, url=payload["url"], text=payload["title"])
    return Received(attachments=({"type": kind, "payload": payload},), shown=(shown,))


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or url
    except ValueError:  # what only looks like a link, e.g. http://[
        return url
