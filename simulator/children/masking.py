"""What a bot's process prints and no two runs have in common: left out of what is kept.

Process ids, addresses in memory, ports that were free by chance, and times of the real clock: all
of them would make two reports of the same run differ.
"""

import re
from collections.abc import Callable, Collection
from contextlib import suppress
from datetime import UTC, datetime, timedelta

PID, ADDRESS, PORT, REAL_TIME = "<pid>", "<address>", "<port>", "<real time>"
_SMALL = 1000
"""A process id below it is left out only where the words say that it is one."""
_NEAR = timedelta(hours=27)
"""How far from now a time may be, zones and a day of waiting included, and be the real clock's."""
_ADDRESS = re.compile(r"\b0x[0-9a-fA-F]{6,16}\b")
_NUMBER = re.compile(r"(?<![\w.,-])\d+(?![\w.,-]*\w)")
_SAYS_PID = re.compile(r"(?:\bp(?:ro(?:c|cess)|id)\b\W*|\[)$", re.IGNORECASE)
_ISO = re.compile(
    r"\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?", re.IGNORECASE
)
_LOG = re.compile(r"\b\d\d/[A-Z][a-z]{2}/\d{4}[: ]\d\d:\d\d:\d\d(?:\.\d+)?(?: [+-]\d{4})?")
_C = re.compile(
    r"\b[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d(?:\.\d+)?(?: [A-Z]{3,4})? \d{4}"
)
_EPOCH = re.compile(r"(?<![\w.])1\d{9}(?:\d{3})?(?:\.\d+)?\b")


def masked(text: str, *, pids: Collection[int], ports: Collection[int], now: float) -> str:
    """Return ``text`` without what is of this run alone.

    Args:
        text: What was printed.
        pids: The processes that may have printed their ids.
        ports: The ports that were given by chance.
        now: The real time, in seconds since 1970.
    """
    text = _ADDRESS.sub(ADDRESS, text)
    for pattern, parse in _TIMES:
        text = pattern.sub(_unless_simulated(parse, now), text)
    for port in ports:
        text = re.sub(rf"(?<=[:\s=]){port}\b", PORT, text)
    return _NUMBER.sub(lambda found: _pid_or(found, pids), text)


def _pid_or(found: re.Match[str], pids: Collection[int]) -> str:
    number = int(found[0])
    if number not in pids:
        return found[0]
    said = _SAYS_PID.search(found.string, 0, found.start()) is not None
    return PID if said or number >= _SMALL else found[0]


def _unless_simulated(
    parse: Callable[[str], datetime], now: float
) -> Callable[[re.Match[str]], str]:
    real = datetime.fromtimestamp(now, UTC)

    def replace(found: re.Match[str]) -> str:
        with suppress(ValueError, OverflowError):
            if abs(parse(found[0]) - real) < _NEAR:
                return REAL_TIME
        return found[0]

    return replace


def _iso(text: str) -> datetime:
    return _aware(datetime.fromisoformat(text.replace(",", ".").upper()))


def _log(text: str) -> datetime:
    return datetime.strptime(text[:20].replace(" ", ":"), "%d/%b/%Y:%H:%M:%S").replace(tzinfo=UTC)


def _c(text: str) -> datetime:
    day, year = text[4:19], text[-4:]
    return datetime.strptime(f"{day} {year}", "%b %d %H:%M:%S %Y").replace(tzinfo=UTC)


def _epoch(text: str) -> datetime:
    return datetime.fromtimestamp(int(text[:10]), UTC)


def _aware(instant: datetime) -> datetime:
    return instant if instant.tzinfo is not None else instant.replace(tzinfo=UTC)


_TIMES = ((_ISO, _iso), (_LOG, _log), (_C, _c), (_EPOCH, _epoch))
