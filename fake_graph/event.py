"""The webhook events, as they look on the wire.

Source: https://developers.facebook.com/docs/messenger-platform/reference/webhook-events
"""

from datetime import UTC, datetime, timedelta
from typing import Any

from fake_graph.ids import AppId, MessageId, PageId, Psid

Event = dict[str, Any]

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def milliseconds(at: datetime) -> int:
    """Return ``at`` in milliseconds since 1970."""
    return (at - _EPOCH) // timedelta(milliseconds=1)


def message(mid: MessageId, text: str, payload: str | None) -> Event:
    """Return ``{"message": {"mid", "text", "quick_reply": {"payload"}?}}``."""
    body: Event = {"mid": mid, "text": text}
    if payload is not None:
        body["quick_reply"] = {"payload": payload}
    return {"message": body}


def postback(mid: MessageId, title: str, payload: str) -> Event:
    """Return ``{"postback": {"mid", "title", "payload"}}``."""
    return {"postback": {"mid": mid, "title": title, "payload": payload}}


def echo(mid: MessageId, text: str, app_id: AppId, metadata: str | None) -> Event:
    """Return ``{"message": {"mid", "text", "is_echo": true, "app_id": int, "metadata"?}}``."""
    body: Event = {"mid": mid, "text": text, "is_echo": True, "app_id": int(app_id)}
    if metadata is not None:
        body["metadata"] = metadata
    return {"message": body}


def delivery(mid: MessageId, at: datetime) -> Event:
    """Return ``{"delivery": {"mids": [mid], "watermark": milliseconds}}``."""
    return {"delivery": {"mids": [mid], "watermark": milliseconds(at)}}


def read(at: datetime) -> Event:
    """Return ``{"read": {"watermark": milliseconds}}``."""
    return {"read": {"watermark": milliseconds(at)}}


def from_person(psid: Psid, page_id: PageId, at: datetime, event: Event) -> Event:
    """Return ``event`` sent by a person to the page."""
    return _addressed(psid, page_id, at, event)


def from_page(psid: Psid, page_id: PageId, at: datetime, event: Event) -> Event:
    """Return ``event`` sent by the page to a person."""
    return _addressed(page_id, psid, at, event)


def _addressed(sender: str, recipient: str, at: datetime, event: Event) -> Event:
    return {
        "sender": {"id": sender},
        "recipient": {"id": recipient},
        "timestamp": milliseconds(at),
        **event,
    }
