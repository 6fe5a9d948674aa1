"""Waits in writing: ``1d2h``, ``1m30s``, ``0s``, ``2.5s`` for notation, ``25 hours`` for people."""

import re
from datetime import timedelta

DURATION = re.compile(r"(?:\d+d)?(?:\d+h)?(?:\d+m)?(?:\d+(?:\.\d{1,6})?s)?(?<=[dhms])")
_PARTS = re.compile(r"(\d+(?:\.\d+)?)([dhms])")
_UNITS = {
    "d": timedelta(days=1),
    "h": timedelta(hours=1),
    "m": timedelta(minutes=1),
    "s": timedelta(seconds=1),
}
_MICROSECOND = timedelta(microseconds=1)
_NAMES = (("d", "day"), ("h", "hour"), ("m", "minute"), ("s", "second"))


def parse_duration(text: str) -> timedelta:
    """Return the wait written as in ``1d2h`` or ``2.5s``.

    Raises:
        ValueError: the text is not a wait.
    """
    if not DURATION.fullmatch(text):
        raise ValueError(f"not a wait: {text!r}; write e.g. '90s', '1m30s' or '25h'")
    return sum((_times(number, unit) for number, unit in _PARTS.findall(text)), timedelta())


def _times(number: str, unit: str) -> timedelta:
    whole, _, fraction = number.partition(".")
    micros = int((fraction + "000000")[:6])
    return int(whole) * _UNITS[unit] + micros * _MICROSECOND


def render_duration(wait: timedelta) -> str:
    """Return ``wait`` in notation, exact to the microsecond; ``parse_duration`` reads it back."""
    parts = []
    rest = wait
    for unit in "dhm":
        number, rest = divmod(rest, _UNITS[unit])
        parts.append(f"{number}{unit}" if number else "")
    seconds, micros = divmod(rest // _MICROSECOND, 10**6)
    fraction = f".{micros:06d}".rstrip("0") if micros else ""
    if seconds or micros or not any(parts):
        parts.append(f"{seconds}{fraction}s")
    return "".join(parts)


def spell_duration(wait: timedelta) -> str:
    """Return ``wait`` for people, its two largest units: ``1 day 1 hour``, ``12 seconds``."""
    parts = []
    rest = wait
    for unit, name in _NAMES:
        number, rest = divmod(rest, _UNITS[unit])
        if number:
            parts.append(f"{number} {name}" + ("s" if number > 1 else ""))
    if not parts:
        tenths = wait / _UNITS["s"]
        return f"{tenths:.1f} seconds" if wait else "0 seconds"
    return " ".join(parts[:2])
