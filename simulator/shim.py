"""What a library is taught that keeps a clock of its own, or that dislikes the simulated one."""

import datetime
import sys
import sysconfig
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from types import FrameType, ModuleType
from typing import Any

from simulator.errors import LibraryRefused
from simulator.timeflow.face import Installation
from simulator.timeflow.place import shown_file
from simulator.timeflow.refusal import refuse
from simulator.timeflow.thread import innermost_frame_outside

_INSTALLED = tuple(sysconfig.get_path(name) for name in ("stdlib", "purelib", "platlib"))

GREENLETS = (
    "leave threads to Python (gunicorn -k gthread, no monkey-patching), "
    "or start the bot as a process of its own on real time (command:...)"
)
"""What to do instead of replacing threads by greenlets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shim:
    """What one library is taught.

    Attributes:
        module: The library's module whose import triggers the installation.
        install: Takes that module and this process's clock.
    """

    module: str
    install: Callable[[ModuleType, Installation], None]


def now() -> datetime.datetime:
    """Return what the calling thread takes for the time, in UTC: simulated for the bot's."""
    return datetime.datetime.now(datetime.UTC)


def real_type(kind: type) -> Any:  # noqa: ANN401 - the type of Python's own for which kind stands
    """Return ``datetime`` or ``date`` itself for what is shown in its place."""
    return next(base for base in kind.__mro__ if base.__module__ == "datetime")


def is_shown(value: object) -> bool:
    """Return whether ``value`` is of the types that stand for ``datetime`` and ``date``."""
    return type(value) in (datetime.datetime, datetime.date)


def as_real(value: Any) -> Any:  # noqa: ANN401 - a datetime or a date
    """Return ``value`` as Python's own ``datetime`` or ``date``."""
    if not isinstance(value, datetime.datetime):
        return real_type(type(value))(value.year, value.month, value.day)
    time = value.timetz()
    return real_type(type(value)).combine(as_real_date(value), time)


def as_real_date(value: Any) -> Any:  # noqa: ANN401 - a datetime or a date
    """Return the day of ``value`` as Python's own ``date``."""
    return real_type(datetime.date)(value.year, value.month, value.day)


# Libraries that cannot be taught --------------------------------------------------------------


def refuse_calls(owner: Any, name: str, installation: Installation, advice: str) -> None:  # noqa: ANN401 - any object
    """Have ``owner.name`` raise ``LibraryRefused`` where the bot calls it."""
    real = getattr(owner, name)
    library = owner.__name__ if isinstance(owner, ModuleType) else owner.__module__
    library = library.partition(".")[0]

    @wraps(real)
    def refused(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        if installation.scheduler.manages_caller():
            where = innermost_frame_outside(sys._getframe(1), (f"{library}.",))  # noqa: SLF001
            refuse(installation.scheduler, LibraryRefused(library, where, advice))
        return real(*args, **kwargs)

    setattr(owner, name, refused)


def imported_by() -> str | None:
    """Return ``file:line`` of the import in progress, None where it is a library's, or over."""
    frame: FrameType | None = sys._getframe(1)  # noqa: SLF001
    while frame is not None and _module(frame).startswith(("simulator.", "contextlib")):
        frame = frame.f_back
    if frame is None or not _imports(frame):
        return None
    while frame is not None and _imports(frame):
        frame = frame.f_back
    if frame is None or frame.f_code.co_filename.startswith(_INSTALLED):
        return None
    return f"{shown_file(frame.f_code.co_filename)}:{frame.f_lineno}"


def _module(frame: FrameType) -> str:
    return str(frame.f_globals.get("__name__"))


def _imports(frame: FrameType) -> bool:
    return _module(frame).startswith(("importlib.", "simulator.attaching.imports", "contextlib"))
