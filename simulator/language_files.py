"""Folders with one TOML file a language, called by its code."""

from importlib.resources.abc import Traversable

SUFFIX = ".toml"
_CODE = 2  # letters


def codes_in(folder: Traversable) -> tuple[str, ...]:
    """Return the codes of the languages that there is a file of, in alphabetical order."""
    names = (file.name for file in folder.iterdir() if file.name.endswith(SUFFIX))
    codes = (name.removesuffix(SUFFIX) for name in names)
    return tuple(sorted(code for code in codes if len(code) == _CODE))


def text_of(folder: Traversable, code: str) -> str:
    """Return what a language's file says."""
    return (folder / f"{code}{SUFFIX}").read_text(encoding="utf-8")
