"""Lists that come in parts, with cursors.

A cursor is opaque and says after which object it stands, so the same list gives the same cursors.

Source: https://developers.facebook.com/docs/graph-api/results
"""

import base64
import binascii
from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any, TypeVar
from urllib.parse import urlencode

from pydantic import BeforeValidator

from fake_graph.calls.body import Body
from fake_graph.calls.fields import Field, written
from fake_graph.errors import InvalidParameter
from fake_graph.token import Token

Json = dict[str, Any]
Item = TypeVar("Item")

DEFAULT_LIMIT = 25
GREATEST_LIMIT = 500
"""House: what Graph allows differs from list to list."""

HOST = "https://graph.facebook.com"

_MARK = "AQH"  # which base64 turns into the QVFI that cursors begin with


def count(value: object) -> object:
    """Return how many are asked for, at most as many as are ever given at once.

    Raises:
        GraphError: it is no number, or none above nought.
    """
    if value is None:
        return None
    try:
        number = int(str(value))
    except ValueError:
        raise InvalidParameter("Param limit must be an integer") from None
    if number < 1:
        raise InvalidParameter("Param limit must be greater than or equal to 1")
    return min(number, GREATEST_LIMIT)


def repeated(
    tokens: Mapping[str, Token], token: Token, fields: tuple[Field, ...] = ()
) -> dict[str, str]:
    """Return what of a call its ``next`` repeats, as Graph does: the token, and the fields."""
    text = next((text for text, known in tokens.items() if known is token), None)
    query = {} if text is None else {"access_token": text}
    return query | ({"fields": written(fields)} if fields else {})


class Paged(Body):
    """``{"limit": int?, "after": cursor?, "before": cursor?}``."""

    limit: Annotated[int, BeforeValidator(count)] = DEFAULT_LIMIT
    after: str | None = None
    before: str | None = None


def cursor(key: str) -> str:
    """Return the cursor of the object that has ``key``."""
    return base64.urlsafe_b64encode(f"{_MARK}{key}".encode()).decode().rstrip("=")


def key_of(text: str) -> str:
    """Return the key of the object that a cursor stands at.

    Raises:
        GraphError: it is no cursor. Graph's own text is not recorded.
    """
    try:
        decoded = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode()
    except (ValueError, binascii.Error):
        decoded = ""
    if not decoded.startswith(_MARK):
        raise InvalidParameter("Invalid cursors values supplied")
    return decoded.removeprefix(_MARK)


def part(
    items: Sequence[Item],
    key: Callable[[Item], str],
    paged: Paged,
    path: str | None = None,
    **query: str,
) -> tuple[Sequence[Item], Json]:
    """Return the items that ``paged`` asks for, and what stands beside them in the answer.

    A cursor whose object is gone stands at the end. ``path`` is where the rest can be had, e.g.
    ``/v24.0/104523891234567/conversations``; without one no ``next`` is given.

    Returns: items, ``{"paging": {"cursors": {"before", "after"}, "next"?, "previous"?}}``, empty
    where there are none
    """
    keys = [key(item) for item in items]
    start, end = 0, len(items)
    if paged.after:
        wanted = key_of(paged.after)
        start = keys.index(wanted) + 1 if wanted in keys else end
        end = min(start + paged.limit, end)
    elif paged.before:
        wanted = key_of(paged.before)
        end = keys.index(wanted) if wanted in keys else end
        start = max(end - paged.limit, 0)
    else:
        end = min(paged.limit, end)
    if start >= end:
        return [], {}
    first, last = cursor(keys[start]), cursor(keys[end - 1])
    paging: Json = {"cursors": {"before": first, "after": last}}
    if path is not None:
        more = {**query, "limit": str(paged.limit)}
        if end < len(items):
            paging["next"] = f"{HOST}{path}?{urlencode({**more, 'after': last})}"
        if start > 0:
            paging["previous"] = f"{HOST}{path}?{urlencode({**more, 'before': first})}"
    return items[start:end], {"paging": paging}


def listed(items: Sequence[Json], paged: Paged, path: str | None = None, **query: str) -> Json:
    """Return the objects that ``paged`` asks for, by their ids.

    Returns: ``{"data": [item], "paging"?}``
    """
    shown, beside = part(items, lambda item: str(item["id"]), paged, path, **query)
    return {"data": list(shown), **beside}
