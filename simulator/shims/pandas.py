"""``pandas``: what its timestamps and ``to_datetime`` take for now.

Source: https://pandas.pydata.org/docs/reference/api/pandas.Timestamp.html
"""

import datetime
from functools import wraps
from typing import Any

from simulator.shim import Shim, now
from simulator.timeflow.face import Installation

_WORDS = ("now", "today")


def install(module: Any, _: Installation) -> None:  # noqa: ANN401 - a module
    """Teach ``pandas``."""
    stamp = module.Timestamp

    def current(cls: Any, tz: Any = None) -> Any:  # noqa: ANN401 - pandas's own types
        """Return the current time, naive where no zone is given."""
        moment = cls(now())
        return moment.tz_convert(tz) if tz is not None else cls(_local(now()))

    stamp.now = classmethod(current)
    stamp.today = classmethod(current)
    stamp.utcnow = classmethod(lambda cls: cls(now()))
    module.Period.now = classmethod(lambda cls, freq: cls(stamp.now(), freq=freq))
    _teach_words(module)


def _local(moment: datetime.datetime) -> datetime.datetime:
    return moment.astimezone().replace(tzinfo=None)


def _teach_words(module: Any) -> None:  # noqa: ANN401
    stamp, real_new, real_convert = module.Timestamp, module.Timestamp.__new__, module.to_datetime

    @wraps(real_new)
    def new(cls: Any, value: Any = None, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        if _is_word(value):
            zone = kwargs.get("tz") or kwargs.get("tzinfo")
            return cls.now(zone)
        if value is None:
            return real_new(cls, *args, **kwargs)
        return real_new(cls, value, *args, **kwargs)

    @wraps(real_convert)
    def to_datetime(arg: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        """Replace what means now: the local time, or UTC where that is asked for."""
        current = stamp.now("UTC" if kwargs.get("utc") else None)
        if _is_word(arg):
            arg = current
        elif isinstance(arg, list | tuple):
            arg = [current if _is_word(one) else one for one in arg]
        return real_convert(arg, *args, **kwargs)

    stamp.__new__ = staticmethod(new)
    module.to_datetime = to_datetime


def _is_word(value: object) -> bool:
    return isinstance(value, str) and value.lower() in _WORDS


SHIM = Shim(module="pandas", install=install)
