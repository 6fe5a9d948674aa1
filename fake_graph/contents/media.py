"""Pictures, sounds, videos and files: what stands behind an address, and what was uploaded.

The fake fetches nothing. Every address leads to something small and fast of the declared type,
unless the world says otherwise.

Source: https://developers.facebook.com/docs/messenger-platform/send-messages/saving-assets
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import PurePosixPath
from typing import ClassVar
from urllib.parse import urlsplit

from fake_graph.calls.body import Body, NumberText, Url
from fake_graph.calls.parameters import Upload
from fake_graph.errors import GraphError

IMAGE, AUDIO, VIDEO, FILE = "image", "audio", "video", "file"
MEDIA_TYPES = (IMAGE, AUDIO, VIDEO, FILE)

MEBIBYTE = 1024 * 1024
IMAGE_LIMIT = 8 * MEBIBYTE  # bytes, by address
SIZE_LIMIT = 25 * MEBIBYTE  # bytes
VIDEO_PATIENCE = timedelta(seconds=75)
PATIENCE = timedelta(seconds=10)
LIFETIME = timedelta(days=90)
"""How long an attachment id is good."""

_ANYTHING = frozenset({"", "application/octet-stream", "binary/octet-stream"})
_CDN = "https://scontent.xx.fbcdn.net/v/"


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaHost:
    """What stands behind an address.

    Attributes:
        content_type: As its server says it, None for whatever an app declares.
        size: In bytes.
        fetch_time: How long the platform needs to fetch it.
        is_reachable: Whether there is anything.
        is_sound: Whether it can be decoded.
    """

    content_type: str | None = None
    size: int = 1024
    fetch_time: timedelta = timedelta(0)
    is_reachable: bool = True
    is_sound: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """An uploaded attachment of a page's.

    Attributes:
        url: Where the app had it from, else where it can be seen.
    """

    id: str
    type: str
    url: str
    made_at: datetime

    def is_good(self, at: datetime) -> bool:
        """Return whether it can still be sent."""
        return at < self.made_at + LIFETIME


class MediaPayload(Body):
    """``{"url" | "attachment_id": str, "is_reusable": bool?}``; neither where a file comes."""

    known_as: ClassVar[str] = "message[attachment][payload]"

    url: Url | None = None
    attachment_id: NumberText | None = None
    is_reusable: bool = False

    @property
    def needs_file(self) -> bool:
        """Whether it names nothing, so that a file must have come with the call."""
        return not self.url and not self.attachment_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """What a message can refer to: the files that came with it, and the page's attachments."""

    files: Sequence[Upload] = ()
    assets: Mapping[str, Asset] = field(default_factory=dict)

    def link(self, kind: str, payload: MediaPayload) -> str:
        """Return where the person sees it; an upload lies on the platform's own host."""
        if payload.url:
            return payload.url
        asset = self.assets.get(payload.attachment_id or "")
        if asset is not None:
            return asset.url
        if self.files:
            return file_url(self.files[0])
        return cdn_url(f"{kind}/{payload.attachment_id}", "")


EMPTY = Shelf()


def file_url(upload: Upload) -> str:
    """Return where an uploaded file can be seen."""
    return cdn_url(upload.digest, PurePosixPath(upload.filename).suffix)


def cdn_url(source: str, suffix: str | None = None) -> str:
    """Return the address on the platform's host under which it keeps a copy of ``source``."""
    if source.startswith(_CDN):
        return source
    if suffix is None:
        suffix = PurePosixPath(urlsplit(source).path).suffix
    return f"{_CDN}{hashlib.sha256(source.encode()).hexdigest()[:32]}{suffix}"


def require_one_file(files: Sequence[Upload]) -> None:
    """Refuse anything but a single file.

    Raises:
        GraphError: none came, or several.
    """
    if len(files) != 1:
        raise GraphError("number-of-files")


def check_file(kind: str, upload: Upload) -> None:
    """Refuse an upload that is too large, or of another type than declared.

    Raises:
        GraphError: why it cannot be taken.
    """
    if kind == IMAGE and upload.size > IMAGE_LIMIT:
        raise GraphError("image-too-large")
    if upload.size > SIZE_LIMIT:
        raise GraphError("attachment-too-large")
    # An audio part must say that it is one; of other parts no such demand is known.
    if kind == AUDIO or upload.content_type not in _ANYTHING:
        _refuse_unless(kind, upload.content_type)


def check_url(kind: str, url: str, hosts: Mapping[str, MediaHost]) -> None:
    """Refuse what cannot be fetched, or is not what it was declared to be.

    Raises:
        GraphError: what went wrong.
    """
    host = hosts.get(url)
    if host is None:
        return
    if not host.is_reachable:
        raise GraphError("file-not-fetched")
    if kind == VIDEO and (host.fetch_time > VIDEO_PATIENCE or not host.is_sound):
        raise GraphError("video-timed-out")
    if kind != VIDEO and host.fetch_time > PATIENCE:
        raise GraphError("file-not-fetched")
    if host.size > (IMAGE_LIMIT if kind == IMAGE else SIZE_LIMIT):
        raise GraphError("attachment-too-large")
    if host.content_type is not None and host.content_type not in _ANYTHING:
        _refuse_unless(kind, host.content_type)
    if not host.is_sound:
        raise GraphError("upload-failed")


def is_slow_video(kind: str, url: str | None, hosts: Mapping[str, MediaHost]) -> bool:
    """Return whether fetching it takes so long that a batch gives up waiting.

    That a batch waits no longer for a video than for anything else is inferred.
    """
    host = hosts.get(url or "")
    return kind == VIDEO and host is not None and host.fetch_time > PATIENCE


def _refuse_unless(kind: str, content_type: str) -> None:
    if kind != FILE and content_type.partition("/")[0].lower() != kind:
        raise GraphError("upload-failed")
