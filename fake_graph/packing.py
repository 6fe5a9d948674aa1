"""Blocks of entries in a fifth of their memory, for what lies far back in a long journal."""

import pickle
import zlib
from collections.abc import Callable, Sequence
from dataclasses import fields
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any

from fake_graph.entry import Entry

BLOCK = 256
"""Entries that are packed together: many of one conversation, few to unpack for one thread."""
_FASTEST = 1
_UNPACKED = 64  # blocks that are kept open, of all journals


def packed(entries: Sequence[Entry]) -> bytes:
    """Return ``entries`` as ``unpacked`` reads them."""
    kinds: list[Any] = [type(entry) for entry in entries]
    rows = [(kind, _values(kind)(entry)) for kind, entry in zip(kinds, entries, strict=True)]
    return zlib.compress(pickle.dumps(rows, pickle.HIGHEST_PROTOCOL), _FASTEST)


@lru_cache(maxsize=_UNPACKED)
def unpacked(block: bytes) -> tuple[Entry, ...]:
    """Return the entries that are ``packed``."""
    rows = pickle.loads(zlib.decompress(block))  # noqa: S301 - written above
    return tuple(kind(**dict(zip(_names(kind), values, strict=True))) for kind, values in rows)


@cache
def _names(kind: Any) -> tuple[str, ...]:  # noqa: ANN401 - a class of entries
    return tuple(field.name for field in fields(kind))


@cache
def _values(kind: Any) -> Callable[[Entry], tuple[Any, ...]]:  # noqa: ANN401
    return attrgetter(*_names(kind))
