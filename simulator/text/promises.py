"""By when a text promises something: durations, clock times and days, in any language.

What the language calls them is the table ``[time]`` of its lexicon.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache
from typing import Any

from simulator.text.tidying import tidy

_CLOCK = re.compile(
    r"(?<![\d.,])(?P<hour>[01]?\d|2[0-3])(?:(?P<sep>[:.h])(?P<minute>[0-5]\d))?"
    r"(?P<half> ?[ap]\.?m\b\.?)?(?![\d%]|[.,]\d)"
)
_UNITS = {
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "week": timedelta(weeks=1),
}
WORKING_DAY = "working_day"
WEEKEND = 5
"""The first weekday on which nobody works, 0 being Monday."""
NOON = 12
END_OF_DAY = time(23, 59, 59)


@dataclass(frozen=True, slots=True)
class Promise:
    """A promised time.

    Attributes:
        deadline: The latest moment that keeps it, in the zone that was asked in.
        span: The words that promise it, tidied.
    """

    deadline: datetime
    span: str


@dataclass(frozen=True)
class _Patterns:
    durations: tuple[tuple[str, re.Pattern[str]], ...]
    days: tuple[tuple[int | None, re.Pattern[str]], ...]
    """Weekdays, 0 for Monday; None for tomorrow, -1 for today."""
    numbers: Mapping[str, int]
    at: re.Pattern[str]


_TODAY, _TOMORROW = -1, None


def promised(text: str, at: datetime, table: Mapping[str, Any]) -> tuple[Promise, ...]:
    """Return what ``text``, said ``at`` an aware local time, promises; "soon" is no time.

    Of a range ("2-3 days") the later end counts. Working days leave weekends out.
    """
    patterns = _compiled(_frozen(table))
    tidied = tidy(text, {})
    return (*_durations(tidied, at, patterns), *_moments(tidied, at, patterns))


def _durations(text: str, at: datetime, patterns: _Patterns) -> Iterator[Promise]:
    for unit, pattern in patterns.durations:
        for found in pattern.finditer(text):
            number = _number(found["number"], patterns.numbers)
            if number is not None:
                yield Promise(_later(at, unit, number), found[0].strip())


def _number(written: str, numbers: Mapping[str, int]) -> int | None:
    return int(written) if written.isdigit() else numbers.get(written)


def _later(at: datetime, unit: str, number: int) -> datetime:
    """Return the moment ``number`` units on; days end at midnight, hours pass in real time."""
    if unit == WORKING_DAY:
        return _end_of(_working_days(at, number))
    if unit in ("day", "week"):
        return _end_of(at + number * _UNITS[unit])
    return (at.astimezone(UTC) + number * _UNITS[unit]).astimezone(at.tzinfo)


def _working_days(at: datetime, number: int) -> datetime:
    day = at
    while number > 0:
        day += timedelta(days=1)
        number -= day.weekday() < WEEKEND
    return day


def _moments(text: str, at: datetime, patterns: _Patterns) -> Iterator[Promise]:
    for day, pattern in patterns.days:
        for found in pattern.finditer(text):
            date = _date(at, day)
            after = text[found.end() : found.end() + _NEARBY]
            before = text[max(0, found.start() - _NEARBY) : found.start()]
            clock = _clock(after) or _clock(before)
            deadline = _end_of(date) if clock is None else _at_clock(date, clock)
            yield Promise(deadline, found[0].strip())
            return
    clock_only = patterns.at.search(text)
    if clock_only is not None:
        clock = _clock(clock_only[0])
        if clock is not None:
            deadline = _at_clock(at, clock)
            later = deadline if deadline > at else deadline + timedelta(days=1)
            yield Promise(later, clock_only[0].strip())


_NEARBY = 18
"""Characters within which a clock time belongs to a day."""


def _date(at: datetime, day: int | None) -> datetime:
    if day is _TOMORROW:
        return at + timedelta(days=1)
    if day == _TODAY:
        return at
    assert day is not None
    return at + timedelta(days=(day - at.weekday()) % 7 or 7)


def _clock(text: str) -> time | None:
    found = next((f for f in _CLOCK.finditer(text) if f["sep"] or f["half"] or _at(f, text)), None)
    if found is None:
        return None
    hour = int(found["hour"])
    half = (found["half"] or "").strip()[:1]
    if half == "p" and hour < NOON:
        hour += NOON
    elif half == "a" and hour == NOON:
        hour = 0
    return time(hour, int(found["minute"] or 0))


def _at_clock(date: datetime, clock: time) -> datetime:
    return datetime.combine(date.date(), clock, tzinfo=date.tzinfo)


def _end_of(date: datetime) -> datetime:
    return _at_clock(date, END_OF_DAY)


def _at(found: re.Match[str], text: str) -> bool:
    """Return whether a bare number is a clock time: it is at the end, or o'clock follows."""
    after = text[found.end() :].lstrip()
    return not after or after[0] in ".,!)" or after.startswith(("o'clock", "uur", "uhr", "heures"))


def _frozen(table: Mapping[str, Any]) -> tuple[tuple[str, Any], ...]:
    return tuple(
        (key, tuple(value.items()) if isinstance(value, dict) else tuple(value))
        if not isinstance(value, str)
        else (key, value)
        for key, value in sorted(table.items())
    )


@lru_cache(maxsize=32)
def _compiled(frozen: tuple[tuple[str, Any], ...]) -> _Patterns:
    table = dict(frozen)
    numbers = {str(word): int(number) for word, number in table.get("one", ())}
    number = "|".join([r"\d{1,3}", *map(re.escape, sorted(numbers, key=len, reverse=True))])
    range_ = rf"(?:(?:{number}) ?(?:-|to|sampai|hingga|tot|ila|à|a|bis|ou|or|of|atau|veya) ?)?"
    durations = tuple(
        (unit, re.compile(rf"(?<!\w){range_}(?P<number>{number})[ -]?(?:{table[unit]})(?!\w)"))
        for unit in (WORKING_DAY, "minute", "hour", "day", "week")
        if table.get(unit)
    )
    days: list[tuple[int | None, re.Pattern[str]]] = []
    for day, key in ((_TOMORROW, "tomorrow"), (_TODAY, "today"), (_TODAY, "tonight")):
        if table.get(key):
            days.append((day, re.compile(rf"(?<!\w)(?:{table[key]})(?!\w)")))
    for weekday, names in enumerate(table.get("weekdays", ())):
        days.append((weekday, re.compile(rf"(?<!\w)(?:{names})(?!\w)")))
    before = table.get("by") or "by|before|at|until"
    at = re.compile(rf"(?<!\w)(?:{before}) (?:[^\W\d]+ )?{_CLOCK.pattern}")
    return _Patterns(durations, tuple(days), numbers, at)
