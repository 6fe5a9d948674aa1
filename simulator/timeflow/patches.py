"""Replaced attributes, remembered so that they can be put back."""

from typing import Any


class Patches:
    """A list of attributes that were replaced."""

    def __init__(self) -> None:
        self._undo: list[tuple[Any, str, Any]] = []

    def put(self, owner: Any, name: str, value: Any) -> None:  # noqa: ANN401 - any object, any attribute
        """Replace ``owner.name`` if it exists; what this Python does not have is left alone."""
        if hasattr(owner, name):
            self._undo.append((owner, name, getattr(owner, name)))
            setattr(owner, name, value)

    def original(self, owner: Any, name: str) -> Any:  # noqa: ANN401
        """Return what ``owner.name`` was before it was replaced, or is if it never was."""
        found = (was for one, known, was in self._undo if one is owner and known == name)
        return next(found, getattr(owner, name))

    def undo(self) -> None:
        """Put everything back, last first."""
        while self._undo:
            owner, name, value = self._undo.pop()
            setattr(owner, name, value)
