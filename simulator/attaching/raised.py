"""What a bot raised, with the bot's own traceback, even where its framework made it a 500."""

import sys
from contextvars import ContextVar
from importlib import import_module
from types import TracebackType

_SIGNALS = ("flask.signals", "quart.signals", "django.core.signals")
_raised: ContextVar[list[BaseException]] = ContextVar("_raised")


def listen_for_exceptions() -> None:
    """Have the frameworks that are imported tell what they turn into 500.

    Listening twice is listening once.
    """
    for name in _SIGNALS:
        if name in sys.modules:
            import_module(name).got_request_exception.connect(_note, weak=False)


def expect_exceptions() -> list[BaseException]:
    """Return a list that takes what is told while the caller's request is answered.

    Each request has a context of its own, and so have the threads and tasks that it begins.
    """
    raised: list[BaseException] = []
    _raised.set(raised)
    return raised


def _note(*_: object, **details: object) -> None:
    error = details.get("exception") or sys.exc_info()[1]
    if isinstance(error, BaseException):
        _raised.get([]).append(error)


def without_frames_of(file: str, error: BaseException) -> BaseException:
    """Return ``error`` with a traceback that begins in the bot's world, not in ``file``."""
    return error.with_traceback(_beyond(file, error.__traceback__))


def _beyond(file: str, trace: TracebackType | None) -> TracebackType | None:
    while trace is not None and trace.tb_frame.f_code.co_filename == file:
        trace = trace.tb_next
    return trace
