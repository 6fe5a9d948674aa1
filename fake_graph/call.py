"""One HTTP call: the request, the object that it addresses, and the response.

Source: https://developers.facebook.com/docs/graph-api/overview
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

_VERSION = re.compile(r"v\d+\.\d+", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A request as it came in.

    Attributes:
        path: Decoded, e.g. ``/v2.6/me/messages``.
        query: Raw, without the question mark.
        headers: Names in any case.
    """

    method: str
    path: str
    query: str = ""
    headers: Mapping[str, str]
    body: bytes = b""


def joined(*queries: str) -> str:
    """Return one query of several, of which any may be empty."""
    return "&".join(query for query in queries if query)


@dataclass(frozen=True, slots=True)
class Response:
    """A response on its way out."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


@dataclass(frozen=True, slots=True)
class Address:
    """A path, taken apart.

    Attributes:
        version: As asked for, None where the path names none.
        node: The object, empty for the root.
        edge: What is asked of the object, empty for the object itself.
    """

    version: str | None
    node: str
    edge: str

    @classmethod
    @lru_cache(maxsize=256)
    def of(cls, path: str) -> "Address":
        """Return the address that ``path`` gives; slashes at its end do not matter."""
        parts = [part for part in path.split("/") if part]
        version = parts.pop(0) if parts and _VERSION.fullmatch(parts[0]) else None
        return cls(version, parts[0] if parts else "", "/".join(parts[1:]))

    @property
    def below_version(self) -> str:
        """The path without its version."""
        below = "/".join(part for part in (self.node, self.edge) if part)
        return f"/{below or self.version}"
