"""The platform's facts as tables: JSON files in ``facts/``, a source in every row."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

Row = Mapping[str, Any]

_FOLDER = Path(__file__).parent / "facts"


@cache
def rows(table: str) -> tuple[Row, ...]:
    """Return the rows of ``facts/<table>.json`` in the order of the file."""
    return tuple(json.loads((_FOLDER / f"{table}.json").read_text(encoding="utf-8")))
