"""Where Courtesy runs: Linux, macOS with less tested, Windows under WSL alone."""

import sys

from simulator.errors import UnsupportedPlatform

UNTESTED = {"darwin": "macOS", "freebsd": "FreeBSD"}
"""Systems by the beginning of ``sys.platform``; what is common to Unix is used there."""


def refuse_windows(platform: str = sys.platform) -> None:
    """Say what to do on Windows, before anything fails there.

    Raises:
        UnsupportedPlatform: this is Windows.
    """
    if platform in ("win32", "cygwin", "msys"):
        raise UnsupportedPlatform("Windows")


def untested(platform: str = sys.platform) -> str | None:
    """Return the name of a system that nobody has tried it on, None where it is tested."""
    if platform.startswith("linux"):
        return None
    names = (name for start, name in UNTESTED.items() if platform.startswith(start))
    return next(names, platform)
