"""The JSON of Messenger's "Download your information": ``message_1.json`` of a thread.

Source: https://www.facebook.com/help/messenger-app/713635396288741. Its texts are UTF-8 that was
read as Latin-1, so every byte above 127 stands as a character of its own; here they are mended.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from simulator.source import Source
from simulator.transcript import Speaker, Transcript, Turn

_ATTACHED = {"photos": "image", "videos": "video", "audio_files": "audio", "files": "file"}


def fits(data: Any) -> bool:  # noqa: ANN401 - JSON
    """Return whether it has participants and messages with millisecond times."""
    if not isinstance(data, dict) or not isinstance(data.get("messages"), list):
        return False
    return "participants" in data and all(
        isinstance(one, dict) and "timestamp_ms" in one for one in data["messages"]
    )


def read(data: Any, page: str) -> Sequence[Transcript]:  # noqa: ANN401 - JSON
    """Return the thread; whoever is not called ``page`` is the customer."""
    messages = sorted(data["messages"], key=lambda message: message["timestamp_ms"])
    if not messages:
        return ()
    start = _instant(messages[0])
    turns = tuple(_turn(message, start, page) for message in messages)
    people = [_mended(one["name"]) for one in data["participants"]]
    customer = next((name for name in people if name != page), "customer")
    return (Transcript.told(turns, start=start, customer=customer),)


def _instant(message: dict[str, Any]) -> datetime:
    return datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=message["timestamp_ms"])


def _turn(message: dict[str, Any], start: datetime, page: str) -> Turn:
    by_page = _mended(message.get("sender_name", "")) == page
    parts = [_mended(message.get("content", ""))]
    parts += [f"({kind})" for key, kind in _ATTACHED.items() if message.get(key)]
    parts += ["(sticker)"] if message.get("sticker") else []
    return Turn(
        at=_instant(message) - start,
        speaker=Speaker.BOT if by_page else Speaker.CUSTOMER,
        text="\n".join(filter(None, parts)),
    )


def _mended(text: str) -> str:
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


SOURCE = Source(name="download", fits=fits, read=read)
