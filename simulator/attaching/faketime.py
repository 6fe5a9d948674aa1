"""The wall clock of processes that have no agent, by libfaketime where that works.

It shows a process another date, and nothing more: what waits, waits in real time. So a bot that
only answers requests knows what day it is in the scenario; timers of the bot's own are not under
control.

Source: https://github.com/wolfcw/libfaketime, and runs with PHP 8.2, Ruby 3.1, Java 17, Node 20,
Python 3.11 and Go 1.19.
"""

import os
import tempfile
from collections.abc import Mapping
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

from simulator.children.language import Language
from simulator.timeflow.real import Real

FOLLOWS = frozenset({Language.PHP, Language.RUBY, Language.JAVA})
"""Node and Python have agents; Go asks the kernel past every library; others were not tried."""

_NAME = "libfaketimeMT.so.1"
"""The variant for programs with threads."""
_SHARED = Path("/dev/shm")  # noqa: S108 - where the library keeps it
_PLACES = ("/usr/lib", "/usr/lib64", "/usr/local/lib", "/lib", "/opt")
_DEPTHS = (f"faketime/{_NAME}", f"*/faketime/{_NAME}", f"*/*/faketime/{_NAME}", _NAME)


def find_library(places: tuple[str, ...] = _PLACES) -> Path | None:
    """Return libfaketime, None where it is not installed (``apt install faketime``)."""
    found = chain.from_iterable(Path(place).glob(depth) for place in places for depth in _DEPTHS)
    return next(found, None)


class Faketime:
    """A wall clock for all processes that are given its variables.

    It shows real time until ``show``.
    """

    def __init__(self, library: Path, folder: Path) -> None:
        """Keep the time in a file in ``folder``."""
        self._library = library
        self._file = folder / "faketime"
        self._began = Real.time() - 1  # files tell it less exactly
        self._write("+0")

    def variables(self, inherited: Mapping[str, str]) -> dict[str, str]:
        """Return the variables to set over ``inherited``."""
        preloaded = inherited.get("LD_PRELOAD")
        return {
            "LD_PRELOAD": f"{self._library}{f':{preloaded}' if preloaded else ''}",
            "FAKETIME_TIMESTAMP_FILE": str(self._file),
            # Or a process would see a new time only after ten seconds.
            "FAKETIME_NO_CACHE": "1",
            # Instants are seconds since 1970, whatever the zone of the process.
            "FAKETIME_FMT": "%s",
            # Ruby and Java hang when the clock that they wait by is not the real one.
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "DONT_FAKE_MONOTONIC": "1",
            # Nor is there anything to repair in waiting by it: the repair makes Java ten times
            # slower.
            "FAKETIME_FORCE_MONOTONIC_FIX": "0",
        }

    def show(self, when: datetime, *, running: bool) -> None:
        """Have it be ``when``, at once and for all; from then one to one, or standing still.

        A clock that stands still shows whole seconds.
        """
        if running:
            self._write(f"{when.timestamp() - Real.time():+.6f}")
        else:
            self._write(str(int(when.astimezone(UTC).timestamp())))

    def clear_up(self) -> None:
        """Remove what the library leaves in shared memory of processes that ended abruptly."""
        for segment in _SHARED.glob("*faketime_s*_*"):
            pid = segment.name.rpartition("_")[2]
            if pid.isdigit() and not _is_alive(int(pid)) and self._may_have_made(segment):
                segment.unlink(missing_ok=True)

    def _may_have_made(self, segment: Path) -> bool:
        try:
            made = segment.stat()
        except OSError:  # somebody else has removed it
            return False
        return made.st_uid == os.getuid() and made.st_mtime >= self._began

    def _write(self, text: str) -> None:
        """Replace the file as a whole: a process may read it at any moment."""
        descriptor, name = tempfile.mkstemp(dir=self._file.parent)
        with os.fdopen(descriptor, "w") as file:
            file.write(text + "\n")
        Path(name).replace(self._file)


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
