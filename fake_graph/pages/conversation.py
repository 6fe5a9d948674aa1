"""A thread and its messages, as they look to who reads them back.

Source: https://developers.facebook.com/docs/messenger-platform/conversations
"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from fake_graph.calls.fields import Field, Json, Resolver, chosen, constant, shaped
from fake_graph.calls.paging import Paged, count, part
from fake_graph.errors import NotFaked
from fake_graph.graph.conversations import is_readable
from fake_graph.page import Page
from fake_graph.thread import Letter, Thread

CONVERSATION_FIELDS = ("id", "link", "updated_time")
MESSAGE_FIELDS = ("id", "created_time")

_MEDIA = {
    "image": ("image/jpeg", "image_data"),
    "sticker": ("image/png", "image_data"),
    "video": ("video/mp4", "video_data"),
    "audio": ("audio/mp4", None),
    "file": ("application/octet-stream", None),
}
_SNIPPET_LENGTH = 100  # characters; house


def time_text(at: datetime) -> str:
    """Return ``2022-07-12T19:11:07+0000``."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S+0000")


def conversation(thread: Thread, page: Page, asked: tuple[Field, ...]) -> Json:
    """Return the fields of a thread that are asked for.

    Raises:
        GraphError: a thread has no such field.
    """
    person, owner = _person(thread), _page(page)
    last = next(reversed(thread.letters.values()), None)
    updated = thread.updated_at
    resolvers: dict[str, Resolver] = {
        "id": constant(thread.conversation),
        "link": constant(f"/{page.id}/inbox/{thread.conversation.removeprefix('t_')}/"),
        "updated_time": constant(time_text(updated) if updated else None),
        "participants": lambda one: _people((person, owner), one),
        "senders": lambda one: _people((person, owner), one),
        "former_participants": lambda one: _people((), one),
        "message_count": constant(len(thread.letters)),
        "unread_count": constant(thread.unread_count),
        "can_reply": constant(not thread.is_blocked and not thread.desk.is_closed),
        "is_subscribed": constant(True),
        "is_owner": constant(True),
        "folder": constant(thread.desk.folder.value),
        "snippet": constant(_words(last)[:_SNIPPET_LENGTH] if last else None),
        "scoped_thread_key": constant(thread.conversation),
        "name": constant(None),
        "subject": constant(None),
        "messages": lambda one: messages(thread, page, one.inner, _paged(one)),
    }
    return shaped(asked, resolvers, CONVERSATION_FIELDS, "UnifiedThread")


def messages(
    thread: Thread,
    page: Page,
    asked: tuple[Field, ...],
    paged: Paged,
    path: str | None = None,
    **query: str,
) -> Json:
    """Return the messages of a thread, newest first; of what can no longer be read, only the id.

    Returns: ``{"data": [{"id", "created_time", …}], "paging"?}``
    Raises: NonexistingField
    """
    newest_first = list(reversed(thread.letters.values()))
    shown, paging = part(newest_first, lambda letter: letter.mid, paged, path, **query)
    return {"data": [_listed(thread, page, letter, asked) for letter in shown], **paging}


def message(thread: Thread, page: Page, letter: Letter, asked: tuple[Field, ...]) -> Json:
    """Return the fields of a message that are asked for.

    Raises:
        GraphError: a message has no such field.
    """
    sides = (_page(page), _person(thread))
    sender, receiver = sides if letter.is_from_page else sides[::-1]
    content = letter.content
    resolvers: dict[str, Resolver] = {
        "id": constant(letter.mid),
        "created_time": constant(time_text(letter.at)),
        "from": lambda one: chosen(one.inner, sender, "User"),
        "to": lambda one: _people((receiver,), one),
        "message": constant(_words(letter)),
        "attachments": constant(_attachments(content)),
        "shares": constant(_shares(content)),
        "sticker": constant(_sticker(content)),
        "tags": constant({"data": [{"name": thread.desk.folder.value}]}),
        "reply_to": constant(content.get("reply_to")),
    }
    return shaped(asked, resolvers, MESSAGE_FIELDS, "UnifiedMessage")


def _listed(thread: Thread, page: Page, letter: Letter, asked: tuple[Field, ...]) -> Json:
    answered = message(thread, page, letter, asked)
    if is_readable(thread, letter.mid):
        return answered
    return {key: value for key, value in answered.items() if key in MESSAGE_FIELDS}


def _paged(one: Field) -> Paged:
    known: Mapping[str, Callable[[str], object]] = {"limit": count, "after": str, "before": str}
    for key in one.arguments:
        if key not in known:
            raise NotFaked(f"the field argument {key}")
    given: dict[str, Any] = {k: known[k](v) for k, v in one.arguments.items()}
    return Paged(**given)


def _people(people: tuple[Json, ...], one: Field) -> Json:
    return {"data": [chosen(one.inner, person, "User") for person in people]}


def _person(thread: Thread) -> Json:
    person = thread.person
    return {"name": person.name, "email": f"{person.psid}@facebook.com", "id": person.psid}


def _page(page: Page) -> Json:
    return {"name": page.name, "email": f"{page.id}@facebook.com", "id": page.id}


def _words(letter: Letter) -> str:
    return str(letter.content.get("text", ""))


def _attached(content: Json, *kinds: str) -> list[Json]:
    attached = content.get("attachments") or []
    return [one for one in attached if one.get("type") in kinds]


def _url(attachment: Json) -> str | None:
    payload = attachment.get("payload") or {}
    url = payload.get("url") or attachment.get("url")
    return None if url is None else str(url)


def _attachments(content: Json) -> Json | None:
    """Return the files; the shape of each is from the Graph reference, the sizes are left out."""
    found = [_file(one) for one in _attached(content, *_MEDIA)]
    return {"data": found} if found else None


def _file(attachment: Json) -> Json:
    mime_type, holder = _MEDIA[attachment["type"]]
    url = _url(attachment)
    place = {holder: {"url": url}} if holder is not None else {"file_url": url}
    return {"mime_type": mime_type, **place}


def _shares(content: Json) -> Json | None:
    found = [{"link": _url(one)} for one in _attached(content, "fallback", "share", "post")]
    return {"data": found} if found else None


def _sticker(content: Json) -> str | None:
    for one in _attached(content, "sticker", "image"):
        if "sticker_id" in (one.get("payload") or {}):
            return _url(one)
    return None
