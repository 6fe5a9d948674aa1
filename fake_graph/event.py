"""The webhook events, as they look on the wire.

Source: https://developers.facebook.com/docs/messenger-platform/reference/webhook-events
"""

from datetime import UTC, datetime, timedelta
from typing import Any

from fake_graph.ids import AppId, MessageId, PageId, Psid

Event = dict[str, Any]

_MILLISECOND = timedelta(milliseconds=1)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def milliseconds(at: datetime) -> int:
    """Return ``at`` in milliseconds since 1970."""
    return (at - _EPOCH) // _MILLISECOND


def seconds(at: datetime) -> int:
    """Return ``at`` in seconds since 1970."""
    return (at - _EPOCH) // timedelta(seconds=1)


def message(mid: MessageId, content: Event) -> Event:
    """Return ``{"message": {"mid", "text"?, "attachments"?, "quick_reply"?, …}}``."""
    return {"message": {"mid": mid, **content}}


def postback(mid: MessageId, title: str, payload: str) -> Event:
    """Return ``{"postback": {"mid", "title", "payload"}}``."""
    return {"postback": {"mid": mid, "title": title, "payload": payload}}


def echo(mid: MessageId, content: Event, app_id: AppId, metadata: str | None) -> Event:
    """Return ``{"message": {"mid", "text"?, "attachments"?, "is_echo", "app_id": int, …}}``."""
    body: Event = {"mid": mid, **content, "is_echo": True, "app_id": int(app_id)}
    if metadata is not None:
        body["metadata"] = metadata
    return {"message": body}


def delivery(mid: MessageId, at: datetime) -> Event:
    """Return ``{"delivery": {"mids": [mid], "watermark": milliseconds}}``."""
    return {"delivery": {"mids": [mid], "watermark": milliseconds(at)}}


def read(at: datetime) -> Event:
    """Return ``{"read": {"watermark": milliseconds}}``."""
    return {"read": {"watermark": milliseconds(at)}}


def without_payload(event: Event) -> Event:
    """Return ``event`` as an app hears it whose button was not pressed."""
    if "postback" not in event:
        return event
    kept = {key: value for key, value in event["postback"].items() if key != "payload"}
    return {**event, "postback": kept}


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
