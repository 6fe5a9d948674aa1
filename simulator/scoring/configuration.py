"""What a team writes down about its page: ``courtesy.toml``, or ``[tool.courtesy]``.

::

    opening_hours = "Mo-Fr 09:00-17:00"      # when the page's people are there
    time_zone = "Europe/Amsterdam"           # the page's
    brand_words = ["Zalora", "IKEA"]         # never typos, never shouting
    first_party = ["api.example.com"]        # the team's own hosts

    [thresholds]
    "F09.few" = 4                            # numbers of ``courtesy rules``; times as "15m"

    [budgets]
    total = 90
    coverage = 0.5
    "category.privacy" = 100
    "audit.F01.failures" = 0
    "p95.first_answer" = "15m"               # p50, p90, p95, p99; of first_answer or answer

    [bot]                                    # for scenarios that fit any bot
    task = "What are your opening hours?"    # something that it can do
    human = "Can I talk to a human?"         # how it is asked for a person
    nonsense = "Is the wug flibbed?"         # something that it does not understand

    [bot.id]                                 # the same in another language
    task = "Jam berapa bukanya?"

    [[suppress]]
    rule = "W04"
    reason = "we thank at the end"
    expires = 2026-12-31
"""

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from simulator.duration import parse_duration, render_duration
from simulator.errors import BadInput, nearest
from simulator.facts import OpeningHours
from simulator.rules import RULES, category_of, find_rules
from simulator.scoring.house import House, Threshold
from simulator.scoring.latency import PERCENTILES, WAITS
from simulator.scoring.scorecard import Scorecard
from simulator.scoring.suppression import Suppression
from simulator.transcript import Transcript

FILE, SHARED_FILE, SECTION = "courtesy.toml", "pyproject.toml", "courtesy"
THRESHOLDS: Mapping[str, Threshold[Any]] = {
    threshold.key: threshold for rule in RULES for threshold in rule.thresholds
}
LATENCIES = tuple(f"{percent}.{what}" for percent in PERCENTILES for what in WAITS)
BUDGETS = ("total", "coverage", *LATENCIES)
"""Budgets that are not about one category or audit."""


@dataclass(frozen=True, slots=True)
class Configuration:
    """A team's decisions.

    Attributes:
        budgets: What the score has to reach: points, counts, shares, or times, by name.
        suppressions: Rules that do not count for a while; those that are over are not among them.
        expired: Those that are over.
        words: What customers say to this bot, by language ("" for any) and purpose.
    """

    house: House = field(default_factory=House)
    budgets: Mapping[str, float | timedelta] = field(default_factory=dict)
    suppressions: tuple[Suppression, ...] = ()
    expired: tuple[Suppression, ...] = ()
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def score(self, transcripts: Iterable[Transcript]) -> Scorecard:
        """Return the score of some conversations, as the team has decided."""
        return Scorecard.of(transcripts, house=self.house, suppressions=self.suppressions)

    def said_to_bot(self, purpose: str, language: str) -> str:
        """Return what customers say for a purpose, empty where the team has not decided."""
        own, any_language = self.words.get(language, {}), self.words.get("", {})
        return own.get(purpose) or any_language.get(purpose, "")


NO_CONFIGURATION = Configuration()


def read_configuration(folder: Path, today: date) -> Configuration:
    """Return what ``courtesy.toml`` in ``folder`` says, else ``[tool.courtesy]``, else nothing.

    Raises:
        BadInput: naming the file, the key that is not known and the nearest one, or the value
            that does not fit.
    """
    own, shared = folder / FILE, folder / SHARED_FILE
    if own.is_file():
        return parse_configuration(_table(own), FILE, today)
    if shared.is_file():
        section = _table(shared).get("tool", {}).get(SECTION, {})
        return parse_configuration(section, f"{SHARED_FILE} [tool.{SECTION}]", today)
    return NO_CONFIGURATION


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadInput(f"{path.name}: {error}") from None


def parse_configuration(table: Mapping[str, Any], where: str, today: date) -> Configuration:
    """Return the configuration that ``table``, from ``where``, says.

    Raises:
        BadInput: as in ``read_configuration``.
    """
    refuse_unknown(table, _KEYS, where)
    said = {key: read(table[key], f"{where}: {key}") for key, read in _KEYS.items() if key in table}
    suppressions = said.get("suppress", ())
    house = House(
        thresholds=said.get("thresholds", {}),
        brand_words=said.get("brand_words", frozenset()),
        first_party=said.get("first_party", frozenset()),
        opening=said.get("opening_hours"),
        page_zone=said.get("time_zone", ""),
    )
    return Configuration(
        house,
        said.get("budgets", {}),
        tuple(s for s in suppressions if s.expires >= today),
        tuple(s for s in suppressions if s.expires < today),
        said.get("bot", {}),
    )


def refuse_unknown(table: Mapping[str, Any], known: Iterable[str], where: str) -> None:
    """Refuse keys that nobody knows.

    Raises:
        BadInput: naming where the first is, and the nearest that is known.
    """
    for key in table:
        if key not in known:
            raise BadInput(f"{where}: no key {key!r}{nearest(key, known)}")


def _hours(value: object, where: str) -> OpeningHours:
    try:
        return OpeningHours.parse(_text(value, where))
    except ValueError as error:
        raise BadInput(f"{where}: {error}") from None


def zone_called(name: str) -> ZoneInfo:
    """Return the IANA time zone of that name.

    Raises:
        BadInput: there is none.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise BadInput(f"no time zone {name!r}; write e.g. Europe/Amsterdam") from None


def _zone(value: object, where: str) -> str:
    name = _text(value, where)
    try:
        zone_called(name)
    except BadInput as error:
        raise BadInput(f"{where}: {error}") from None
    return name


def _text(value: object, where: str) -> str:
    if not isinstance(value, str):
        raise BadInput(f"{where}: a text is wanted, not {value!r}")
    return value


def _texts(value: object, where: str) -> frozenset[str]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise BadInput(f"{where}: a list of texts is wanted, not {value!r}")
    return frozenset(one.casefold() for one in value)


def _thresholds(value: object, where: str) -> dict[str, int | float | timedelta]:
    found = {}
    for key, number in _mapping(value, where).items():
        if key not in THRESHOLDS:
            raise BadInput(f"{where}: no threshold {key!r}{nearest(key, THRESHOLDS)}")
        found[key] = _number(number, THRESHOLDS[key].default, f"{where}: {key}")
    return found


def _number(value: object, like: object, where: str) -> int | float | timedelta:
    if isinstance(like, timedelta):
        return _time(value, where)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise BadInput(f"{where}: a number is wanted, not {value!r}")
    if isinstance(like, int) and value != int(value):
        raise BadInput(f"{where}: a whole number is wanted, not {value!r}")
    return int(value) if isinstance(like, int) else value


def _time(value: object, where: str) -> timedelta:
    try:
        return parse_duration(_text(value, where))
    except ValueError as error:
        raise BadInput(f"{where}: {error}") from None


def _budgets(value: object, where: str) -> dict[str, float | timedelta]:
    found: dict[str, float | timedelta] = {}
    for key, number in _mapping(value, where).items():
        _check_budget(key, where)
        like: object = timedelta() if key in LATENCIES else 0.0
        found[key] = _number(number, like, f"{where}: {key}")
    return found


def _check_budget(key: str, where: str) -> None:
    kind, _, name = key.partition(".")
    if key in BUDGETS or (kind == "category" and name in _categories()):
        return
    code, _, what = name.partition(".")
    if kind == "audit" and what == "failures" and code in {rule.code for rule in RULES}:
        return
    known = (*BUDGETS, *(f"category.{name}" for name in _categories()))
    known = (*known, *(f"audit.{rule.code}.failures" for rule in RULES))
    raise BadInput(f"{where}: no budget {key!r}{nearest(key, known)}")


def _categories() -> tuple[str, ...]:
    return tuple(dict.fromkeys(category_of(rule).name for rule in RULES))


def _mapping(value: object, where: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise BadInput(f"{where}: a table is wanted, not {value!r}")
    return value


def _suppressions(value: object, where: str) -> tuple[Suppression, ...]:
    if not isinstance(value, list):
        raise BadInput(f"{where}: write [[{where.rpartition(': ')[2]}]] above each")
    return tuple(_suppression(_mapping(one, where), where) for one in value)


def _suppression(table: Mapping[str, Any], where: str) -> Suppression:
    refuse_unknown(table, ("rule", "reason", "expires"), where)
    for key in ("rule", "reason", "expires"):
        if not table.get(key):
            raise BadInput(f"{where}: every suppression needs a {key}")
    if not isinstance(table["expires"], date):
        raise BadInput(f"{where}: expires is a date, as in 2026-12-31, not {table['expires']!r}")
    try:
        rules = find_rules(_text(table["rule"], where))
    except LookupError as error:
        raise BadInput(f"{where}: {error.args[0]}") from None
    codes = frozenset(rule.code for rule in rules)
    return Suppression(codes, _text(table["reason"], where), table["expires"])


PURPOSES = ("task", "human", "nonsense")
"""What a team may say of its bot under ``[bot]``."""


def _words(value: object, where: str) -> dict[str, dict[str, str]]:
    table = _mapping(value, where)
    found: dict[str, dict[str, str]] = {"": {}}
    for key, said in table.items():
        if isinstance(said, dict):
            refuse_unknown(said, PURPOSES, f"{where}.{key}")
            found[key] = {name: _text(text, f"{where}.{key}") for name, text in said.items()}
        else:
            refuse_unknown({key: said}, PURPOSES, where)
            found[""][key] = _text(said, where)
    return found


_KEYS: Mapping[str, Callable[[object, str], Any]] = {
    "opening_hours": _hours,
    "time_zone": _zone,
    "brand_words": _texts,
    "first_party": _texts,
    "thresholds": _thresholds,
    "budgets": _budgets,
    "suppress": _suppressions,
    "bot": _words,
}


def to_json(configuration: Configuration) -> dict[str, Any]:
    """Return what of a configuration decides a score, as JSON; ``from_json`` reads it back."""
    house = configuration.house
    return {
        "opening_hours": str(house.opening) if house.opening else None,
        "time_zone": house.page_zone or None,
        "brand_words": sorted(house.brand_words),
        "first_party": sorted(house.first_party),
        "thresholds": {key: _written(value) for key, value in sorted(house.thresholds.items())},
        "suppress": [
            {"rule": code, "reason": one.reason, "expires": one.expires.isoformat()}
            for one in configuration.suppressions
            for code in sorted(one.codes)
        ],
    }


def _written(value: float | timedelta) -> object:
    return render_duration(value) if isinstance(value, timedelta) else value


def from_json(data: Mapping[str, Any]) -> Configuration:
    """Return the configuration that ``to_json`` wrote, with all of its suppressions."""
    table = {key: value for key, value in data.items() if value}
    table["suppress"] = [
        one | {"expires": date.fromisoformat(one["expires"])} for one in data.get("suppress", ())
    ]
    return parse_configuration(table, "the report", date.min)
