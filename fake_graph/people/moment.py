"""Days and times of day in English text: ``tomorrow at 4pm``, ``friday``, ``in 2 hours``.

A small part of what the platform's parser knows, decided without a model. The readings follow it
where recordings show it; elsewhere they are ours: a bare hour on a named day is read as a 24-hour
clock, without a day the next such time is meant, and a weekday is the next one after today.

Source: https://developers.facebook.com/docs/messenger-platform/built-in-nlp
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_RELATIVE = {"yesterday": -1, "today": 0, "tomorrow": 1, "day after tomorrow": 2}
_NAMED_HOURS = {"noon": 12, "midnight": 0}
_UNITS = {"minute": "minutes", "hour": "hours", "day": "days", "week": "weeks"}
_GRAINS = {"minute": "second", "hour": "minute", "day": "hour", "week": "day"}
_HOURS_OF_HALF = 12
_HOURS = 24
_MINUTES = 60
_LONGEST = 4  # digits of "in 1000 days"

_DAY = re.compile(
    rf"\b(?:(?:on|this|next) )?(?P<day>day after tomorrow|yesterday|today|tomorrow|"
    rf"{'|'.join(_WEEKDAYS)})\b",
    re.IGNORECASE | re.ASCII,
)
_TIME = re.compile(
    r"\b(?:(?P<at>at )?(?P<hour>\d{1,2})(?::(?P<minute>\d\d))?(?: ?(?P<half>[ap])\.?m\b\.?)?"
    r"|(?:at )?(?P<named>noon|midnight))(?![\d:])",
    re.IGNORECASE | re.ASCII,
)
_SPAN = re.compile(
    rf"\bin (?P<count>\d{{1,{_LONGEST}}}|an?) (?P<unit>{'|'.join(_UNITS)})s?\b",
    re.IGNORECASE | re.ASCII,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A moment that a text names.

    Attributes:
        at: In the time zone in which it was asked for.
        grain: How exact it is: ``day``, ``hour``, ``minute``, ….
        start: Where its words begin, in characters.
        end: Where they end.
    """

    at: datetime
    grain: str
    start: int
    end: int

    @property
    def value(self) -> str:
        """The moment as on the wire, e.g. ``2017-08-02T16:00:00.000-07:00``."""
        return self.at.isoformat(timespec="milliseconds")


def moment_in(text: str, now: datetime) -> Moment | None:
    """Return the first moment that ``text`` names, None where it names none or an impossible one.

    ``now`` says the time zone as well.
    """
    span = _SPAN.search(text)
    if span is not None:
        return _after_a_while(span, now)
    day, time = _DAY.search(text), _first_time(text)
    if day is None and time is None:
        return None
    found = [match for match in (day, time) if match is not None]
    start, end = min(m.start() for m in found), max(m.end() for m in found)
    date = _date(day[1].lower(), now) if day is not None else None
    if time is None:
        midnight = (date or now).replace(hour=0, minute=0, second=0, microsecond=0)
        return Moment(at=midnight, grain="day", start=start, end=end)
    hour, minute = _clock(time)
    at = (date or now).replace(hour=hour, minute=minute, second=0, microsecond=0)
    if date is None:
        at = _next_after(now, at, is_exact=time["half"] is not None or time["hour"] is None)
    return Moment(at=at, grain="minute" if time["minute"] else "hour", start=start, end=end)


def _after_a_while(span: re.Match[str], now: datetime) -> Moment:
    count, unit = span["count"].lower(), span["unit"].lower()
    wait = timedelta(**{_UNITS[unit]: int(count) if count.isdigit() else 1})
    at = (now + wait).replace(microsecond=0)
    return Moment(at=at, grain=_GRAINS[unit], start=span.start(), end=span.end())


def _first_time(text: str) -> re.Match[str] | None:
    """Return the first number that is a time of day: by its form, or because of ``at`` before."""
    return next((match for match in _TIME.finditer(text) if _is_time(match)), None)


def _is_time(match: re.Match[str]) -> bool:
    if match["named"]:
        return True
    if not (match["at"] or match["minute"] or match["half"]):
        return False
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    hours = range(1, _HOURS_OF_HALF + 1) if match["half"] else range(_HOURS)
    return hour in hours and minute < _MINUTES


def _clock(time: re.Match[str]) -> tuple[int, int]:
    if time["named"]:
        return _NAMED_HOURS[time["named"].lower()], 0
    hour, minute, half = int(time["hour"]), int(time["minute"] or 0), time["half"]
    if half is None:
        return hour, minute
    return hour % _HOURS_OF_HALF + (_HOURS_OF_HALF if half.lower() == "p" else 0), minute


def _date(word: str, now: datetime) -> datetime:
    if word in _RELATIVE:
        return now + timedelta(days=_RELATIVE[word])
    ahead = (_WEEKDAYS.index(word) - now.weekday()) % len(_WEEKDAYS)
    return now + timedelta(days=ahead or len(_WEEKDAYS))


def _next_after(now: datetime, at: datetime, *, is_exact: bool) -> datetime:
    """Return the next time after ``now`` that a clock shows ``at``, on either half of the day."""
    step = timedelta(hours=_HOURS if is_exact or at.hour > _HOURS_OF_HALF else _HOURS_OF_HALF)
    while at <= now:
        at += step
    return at
