"""Long lists, a page at a time.

Source: https://developers.facebook.com/docs/graph-api/results
"""

import base64
import binascii
from collections.abc import Sequence
from typing import Annotated, Any

from pydantic import Field

from fake_graph.body import Json

DEFAULT_LIMIT = 25
Limit = Annotated[int, Field(ge=1, le=1000)]


def paged(items: Sequence[Json], limit: int, after: str = "") -> Json:
    """Return the items that come after a cursor, and the cursors of the first and the last.

    Returns: ``{"data": [item], "paging": {"cursors": {"before", "after"}}}``; ``{"data": []}``
    """
    start = _place(after) + 1 if after else 0
    shown = list(items[start : start + limit])
    if not shown:
        return {"data": []}
    cursors = {"before": _cursor(start), "after": _cursor(start + len(shown) - 1)}
    paging: dict[str, Any] = {"cursors": cursors}
    return {"data": shown, "paging": paging}


def _cursor(place: int) -> str:
    return base64.urlsafe_b64encode(f"AQH place {place}".encode()).decode().rstrip("=")


def _place(cursor: str) -> int:
    """Return what a cursor stands for; one that is none stands before everything."""
    try:
        text = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
    except (ValueError, binascii.Error):
        return -1
    place = text.removeprefix("AQH place ")
    return int(place) if place.isascii() and place.isdigit() and place != text else -1
