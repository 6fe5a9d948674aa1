"""A value that is worked out anew each time it is looked at."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

Value = TypeVar("Value")


class Live(Generic[Value]):
    """Stands for the value as it is now: its attributes are the value's, calling it returns it."""

    def __init__(self, look: Callable[[], Value]) -> None:
        self._look = look

    def __call__(self) -> Value:
        """Return the value as it is now, for keeps."""
        return self._look()

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the value has
        return getattr(self._look(), name)

    def __str__(self) -> str:
        return str(self._look())

    def __repr__(self) -> str:
        return repr(self._look())
