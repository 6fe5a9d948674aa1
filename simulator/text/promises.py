"""By when a text promises something: durations, clock times and days, in any language.

What the language calls them is the table ``[time]`` of its lexicon. In doubt the later moment is
promised: who keeps promises is not accused wrongly.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from simulator.text.moments import at_clock, end_of, in_real_time, working_days_on
from simulator.text.tidying import tidy

_HOURS = {"minute": 1 / 60, "hour": 1.0}
_DAYS = {"day": 1, "week": 7}
_UNITS = ("working_day", "minute", "hour", "week", "day")
_DAY_NAMES = ("tomorrow", "tonight", "today")
_DIGITS = r"\d{1,3}(?:[.,]\d)?"
_LINK = r" ?(?:[-/]|[^\W\d_]{1,7}) ?"
"""Between the ends of a range: "2-3", "2 to 3", "2 ila 3"."""
_CLOCK = (
    r"(?P<hour>2[0-4]|[01]?\d)(?:(?:[:.]| ?h ?)(?P<minute>[0-5]\d)| ?h\b)?"
    r"(?: ?(?P<half>[ap])\.?m\b\.?)?(?![\d%\u20ac$]|[.,:]\d)"
)
_NEARBY = 24
"""Characters within which a clock time belongs to a day."""
_NEVER = "(?!)"
_NOON = 12
_EARLIEST_HOUR = 8
"""Nobody promises anything for an earlier hour of the morning: "at 5" is in the afternoon."""
_MOST_HOURS = 24 * 366
_MOST_WORKING_DAYS = 366
_Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Promise:
    """A promised time.

    Attributes:
        deadline: The latest moment that keeps it, in the zone that was asked in.
        span: The words that promise it, tidied.
    """

    deadline: datetime
    span: str


@dataclass(frozen=True, slots=True)
class TimeWords:
    """How a language speaks of time, ready to be looked for."""

    numbers: Mapping[str, float]
    duration: re.Pattern[str]
    day: re.Pattern[str]
    clock: re.Pattern[str]
    near_clock: re.Pattern[str]
    hours: re.Pattern[str]
    """From one hour of the clock to another, with the day before it: when somebody is there."""
    after_by: re.Pattern[str]
    after_within: re.Pattern[str]


def promised(
    text: str, at: datetime, words: TimeWords, letters: Mapping[int, str] | None = None
) -> tuple[Promise, ...]:
    """Return what ``text``, said ``at`` an aware local time, promises; "soon" is no time.

    Of a range ("2-3 days") the later end counts; working days leave weekends out. Opening hours
    ("9 am to 6 pm") promise nothing. ``letters`` are those of the language's lexicon.
    """
    tidied = words.hours.sub(_blank, tidy(text, letters or {}))
    durations = tuple(_durations(tidied, at, words))
    days = tuple(_days(tidied, at, words))
    waits = tuple(promise for _, promise in durations)
    if days:
        return (*waits, *days)
    told = [place for place, _ in durations]
    return (*waits, *_clocks(tidied, at, words, told))


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _durations(text: str, at: datetime, words: TimeWords) -> Iterator[tuple[_Place, Promise]]:
    begun: tuple[int, int, float] | None = None
    for found in words.duration.finditer(text):
        unit = str(found.lastgroup)
        before = text[: found.start()]
        if (
            unit == "hour"
            and words.after_by.search(before)
            and not (words.after_within.search(before))
        ):
            continue  # an hour of the clock
        number = max(_number(end, words.numbers) for end in (found["first"], found["last"]))
        if unit not in _HOURS:
            yield found.span(), Promise(_later_day(at, unit, number), found[0])
            continue
        start, hours = found.start(), number * _HOURS[unit]
        if begun and unit == "minute" and len(text[begun[1] : start].split()) <= 1:
            start, hours = begun[0], hours + begun[2]  # as in "1 hour and 30 minutes"
        begun = (start, found.end(), hours) if unit == "hour" else None
        wait = timedelta(hours=min(hours, _MOST_HOURS))
        place = (start, found.end())
        yield place, Promise(in_real_time(at, wait), text[slice(*place)])


def _number(written: str | None, numbers: Mapping[str, float]) -> float:
    if not written:
        return 0.0
    return numbers[written] if written in numbers else float(written.replace(",", "."))


def _later_day(at: datetime, unit: str, number: float) -> datetime:
    if unit in _DAYS:
        return end_of(at, round(number * _DAYS[unit]))
    return end_of(at, working_days_on(at, min(round(number), _MOST_WORKING_DAYS)))


def _days(text: str, at: datetime, words: TimeWords) -> Iterator[Promise]:
    for found in words.day.finditer(text):
        name = str(found.lastgroup)
        if name == "opening":
            continue  # from one weekday to another
        days = _days_on(name, at)
        start, end = found.span()
        near = words.near_clock.match(text, end, end + _NEARBY) or _last(
            words.clock, text[max(0, start - _NEARBY) : start]
        )
        if near is None:
            yield Promise(end_of(at, days), found[0])
            continue
        clock = _time(near, evening=name == "tonight")
        yield Promise(at_clock(at, days, clock), found[0])


def _days_on(name: str, at: datetime) -> int:
    if name in _DAY_NAMES:
        return int(name == "tomorrow")
    return (int(name.removeprefix("weekday")) - at.weekday()) % 7 or 7


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    last = None
    for found in pattern.finditer(text):
        last = found
    return last


def _clocks(text: str, at: datetime, words: TimeWords, told: Sequence[_Place]) -> Iterator[Promise]:
    for found in words.clock.finditer(text):
        if any(start < found.end() and found.start() < end for start, end in told):
            continue
        clock = _time(found)
        today = at_clock(at, 0, clock)
        yield Promise(today if today > at else at_clock(at, 1, clock), found[0])


def _time(found: re.Match[str], *, evening: bool = False) -> time:
    hour = int(found["hour"]) % 24
    if found["half"]:
        hour = hour % _NOON + _NOON * (found["half"] == "p")
    elif hour < _NOON and (evening or (len(found["hour"]) == 1 and hour < _EARLIEST_HOUR)):
        hour += _NOON
    return time(hour, int(found["minute"] or 0))


def time_words(table: Mapping[str, Any]) -> TimeWords:
    """Return what ``table``, a lexicon's ``[time]``, says of a language."""
    numbers = {str(word): float(number) for word, number in table.get("one", {}).items()}
    number = "|".join([_DIGITS, *map(re.escape, sorted(numbers, key=len, reverse=True))])
    units = "|".join(f"(?P<{unit}>{table.get(unit) or _NEVER})" for unit in _UNITS)
    by, hour = table.get("by") or _NEVER, table.get("hour") or _NEVER
    # An hour of the clock is given with minutes or its half of the day, or stands at an end.
    tail = rf"(?: ?(?:{hour})(?!\w)|(?<=\D\d\d)|(?<=[hm.])|(?= ?$|[^\w ]| (?!\w{{3}}|\d)))"
    return TimeWords(
        numbers,
        re.compile(
            rf"(?<![\w.,:])(?:(?P<first>{number}){_LINK})?(?P<last>{number})[ -]?(?:{units})(?!\w)"
        ),
        _day_pattern(table),
        re.compile(rf"(?<!\w)(?:{by}) (?:[^\W\d_]{{1,8}} )?{_CLOCK}{tail}"),
        re.compile(
            rf"(?: ?,)?(?: [^\W\d_]{{1,8}})?(?P<by> (?:{by}))?,? {_CLOCK}(?(by)(?!\w)|{tail})"
        ),
        _hours_pattern(table, by, hour),
        re.compile(rf"(?<!\w)(?:{by})(?: [^\W\d_]{{1,3}})? $"),
        re.compile(rf"(?<!\w)(?:{table.get('within') or _NEVER}) $"),
    )


def _hours_pattern(table: Mapping[str, Any], by: str, hour: str) -> re.Pattern[str]:
    clock = re.sub(r"\?P<\w+>", "?:", _CLOCK)
    sure = r"\d{1,2}(?:[:.]\d\d| ?h(?: ?\d\d)?(?!\w)| ?[ap]\.?m\b\.?)(?: ?[ap]\.?m\b\.?)?"
    day = "|".join([*table.get("weekdays", ()), *(table.get(d) or _NEVER for d in _DAY_NAMES)])
    days = rf"(?:(?:{day}){_LINK})?(?:{day})[:,]? (?:[^\W\d_]{{1,8}} )?"
    begins = rf"(?:{table.get('from') or _NEVER}) (?:(?:{hour}) )?|(?:{by}) (?:[^\W\d_]{{1,3}} )?"
    units = "|".join(table.get(unit) or _NEVER for unit in _UNITS if unit != "hour")
    oclock = rf"(?: ?(?:{hour})(?!\w))?"
    to = rf" ?(?:[-/]|[^\W\d_]{{1,7}})(?: (?:{hour}))? ?"
    return re.compile(
        rf"(?<![\w.,:])(?:(?:{days}|{begins}){clock}{oclock}{to}{clock}{oclock}"
        rf"|(?:{days})?{sure}{to}{sure})(?! ?(?:{units})(?!\w))"
    )


def _day_pattern(table: Mapping[str, Any]) -> re.Pattern[str]:
    weekdays = table.get("weekdays", ())
    named = [(f"weekday{number}", names) for number, names in enumerate(weekdays)]
    named += [(name, table.get(name) or _NEVER) for name in _DAY_NAMES]
    any_weekday = "|".join(weekdays) or _NEVER
    opening = rf"(?P<opening>(?:{any_weekday}){_LINK}(?:{any_weekday}))"
    days = "|".join(f"(?P<{name}>{names})" for name, names in named)
    return re.compile(rf"(?<!\w)(?:{opening}|{days})(?!\w)")
