"""``sqlite3``: what ``CURRENT_TIMESTAMP`` and ``datetime('now')`` mean, on every connection.

SQLAlchemy, Django, peewee and aiosqlite connect through it.

Source: https://www.sqlite.org/lang_datefunc.html
"""

import datetime
from collections.abc import Callable
from functools import partial, wraps
from typing import Any

from simulator.shim import Shim, now
from simulator.timeflow.face import Installation

_FUNCTIONS = {
    "date": (0,),
    "time": (0,),
    "datetime": (0,),
    "julianday": (0,),
    "unixepoch": (0,),
    "strftime": (1,),
    "timediff": (0, 1),
}
"""Functions by the places of their times; those that this SQLite does not have are left out."""

_CURRENT = {
    "current_timestamp": "%Y-%m-%d %H:%M:%S",
    "current_date": "%Y-%m-%d",
    "current_time": "%H:%M:%S",
}


def install(module: Any, _: Installation) -> None:  # noqa: ANN401 - a module
    """Teach ``sqlite3``."""
    real = module.connect
    plain = real(":memory:", check_same_thread=False)
    functions = {name: places for name, places in _FUNCTIONS.items() if _has(plain, name)}

    @wraps(real)
    def connect(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - a connection
        connection = real(*args, **kwargs)
        create = partial(module.Connection.create_function, connection, deterministic=True)
        for name, layout in _CURRENT.items():
            create(name, 0, partial(_current, layout))
        for name, places in functions.items():
            create(name, -1, _at_simulated_time(plain, name, places))
        return connection

    module.connect = connect
    module.dbapi2.connect = connect


def _has(plain: Any, name: str) -> bool:  # noqa: ANN401
    found = plain.execute("SELECT 1 FROM pragma_function_list WHERE name = ?", (name,))
    return found.fetchone() is not None


def _current(layout: str) -> str:
    return now().strftime(layout)


def _at_simulated_time(
    plain: Any,  # noqa: ANN401
    name: str,
    places: tuple[int, ...],
) -> Callable[..., object]:
    """Return SQLite's own function, asked about the simulated time where it is asked about now."""

    def function(*given: object) -> object:
        args = list(given)
        if len(args) == places[0]:
            args.append("now")  # which a time that is left out means
        for place in places:
            if place < len(args) and str(args[place]).lower() == "now":
                args[place] = _stamp(now())
        marks = ", ".join("?" * len(args))
        return plain.execute(f"SELECT {name}({marks})", args).fetchone()[0]

    return function


def _stamp(moment: datetime.datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M:%S}.{moment.microsecond // 1000:03}"


SHIM = Shim(module="sqlite3", install=install)
