"""The answer of the Conversations API: conversations with messages, newest first.

Source: https://developers.facebook.com/docs/messenger-platform/conversations
(``/<page>/conversations?fields=participants,messages{message,from,created_time}``).
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from simulator.source import Source
from simulator.transcript import Speaker, Transcript, Turn


def fits(data: Any) -> bool:  # noqa: ANN401 - JSON
    """Return whether it is a list of conversations, or one, with messages."""
    found = list(_conversations(data))
    return bool(found) and all(
        isinstance(one, dict) and isinstance(one.get("messages", {}).get("data"), list)
        for one in found
    )


def _conversations(data: Any) -> Iterator[Any]:  # noqa: ANN401 - JSON
    if isinstance(data, dict) and isinstance(data.get("data"), list):
        yield from data["data"]
    elif isinstance(data, dict) and isinstance(data.get("messages"), dict):
        yield data


def read(data: Any, page: str) -> Sequence[Transcript]:  # noqa: ANN401 - JSON
    """Return the conversations; ``page`` is the page's name or id."""
    told = (_told(one, page) for one in _conversations(data))
    return tuple(transcript for transcript in told if transcript is not None)


def _told(conversation: dict[str, Any], page: str) -> Transcript | None:
    messages = sorted(conversation["messages"]["data"], key=lambda one: _instant(one))
    if not messages:
        return None
    start = _instant(messages[0])
    turns = tuple(_turn(message, start, page) for message in messages)
    names = [m["from"]["name"] for m in messages if not _is_page(m, page)]
    return Transcript.told(turns, start=start, customer=names[0] if names else "customer")


def _instant(message: dict[str, Any]) -> datetime:
    return datetime.strptime(message["created_time"], "%Y-%m-%dT%H:%M:%S%z").astimezone(UTC)


def _is_page(message: dict[str, Any], page: str) -> bool:
    return page in (message["from"].get("name"), message["from"].get("id"))


def _turn(message: dict[str, Any], start: datetime, page: str) -> Turn:
    attached = message.get("attachments", {}).get("data", ())
    parts = [message.get("message", ""), *("(file)" for _ in attached)]
    return Turn(
        at=_instant(message) - start,
        speaker=Speaker.BOT if _is_page(message, page) else Speaker.CUSTOMER,
        text="\n".join(filter(None, parts)),
    )


SOURCE = Source(name="conversations-api", fits=fits, read=read)
