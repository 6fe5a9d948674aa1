"""Where code stands, as its reader calls the file: the same on every machine."""

import os
import sys


def shown_file(name: str) -> str:
    """Return a source file's name from the current folder, or from where it is imported.

    One that is in neither keeps its whole name.
    """
    inside = (name.removeprefix(base) for base in _bases() if name.startswith(base))
    return min(inside, key=len, default=name)


def without_folders(text: str) -> str:
    """Return a text, such as a traceback, with all files called like that."""
    for base in _bases():
        text = text.replace(base, "")
    return text


def _bases() -> list[str]:
    """Return the folders that go without saying, the deepest first."""
    bases = (os.getcwd(), *sys.path)  # noqa: PTH109 - called where a bot's threads wait
    return sorted((f"{base.rstrip('/')}/" for base in bases if base), key=len, reverse=True)
