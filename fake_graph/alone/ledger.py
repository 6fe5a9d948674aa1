"""A journal that is also written to a file, and survives whatever ends the process.

The file is an SQLite database with one table: ``entries(serial, at, kind, entry)``, the entry being
JSON as in ``Journal.to_json``. A file that exists is continued.
"""

import sqlite3
import threading
from collections.abc import Iterable
from pathlib import Path

from pydantic import TypeAdapter

from fake_graph.errors import BadSetup
from fake_graph.journal import Entry, Journal

_TABLE = (
    "CREATE TABLE IF NOT EXISTS entries"
    " (serial INTEGER PRIMARY KEY, at TEXT NOT NULL, kind TEXT NOT NULL, entry TEXT NOT NULL)"
)
_INSERT = "INSERT INTO entries (at, kind, entry) VALUES (?, ?, ?)"
_ENTRY: TypeAdapter[Entry] = TypeAdapter(Entry)


class Ledger(Journal):
    """A journal with a file; ``flush`` before anybody is told that something has happened."""

    __slots__ = ("_database", "_lock", "_pending")

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._pending: list[Entry] = []
        self._lock = threading.Lock()
        try:
            self._database = _opened(path)
        except sqlite3.Error as error:
            raise BadSetup(f"cannot keep a journal in {path} ({error})") from None

    def append(self, entry: Entry) -> None:
        """Add ``entry`` at the end; it reaches the file with the next ``flush``."""
        super().append(entry)
        self._pending.append(entry)

    def replace(self, entries: Iterable[Entry]) -> None:
        """Hold ``entries`` and nothing else; the file gets them after what it has."""
        super().replace(entries)
        self._pending.extend(self)

    def flush(self) -> None:
        """Have everything in the file; callable from any thread."""
        with self._lock:
            written = len(self._pending)
            if written:
                self._database.executemany(_INSERT, map(_row, self._pending[:written]))
                self._database.commit()
                del self._pending[:written]

    def close(self) -> None:
        """Write what is left, and close the file."""
        self.flush()
        with self._lock:
            self._database.close()


def _opened(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, check_same_thread=False)
    try:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("PRAGMA synchronous=NORMAL")
        database.execute(_TABLE)
        database.commit()
    except sqlite3.Error:
        database.close()
        raise
    return database


def _row(entry: Entry) -> tuple[str, str, str]:
    return entry.at.isoformat(), entry.kind, _ENTRY.dump_json(entry).decode()
