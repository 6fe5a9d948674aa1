"""``pydantic``: what its dates in the past and in the future compare with.

Source: https://docs.pydantic.dev/latest/api/types/#pydantic.types.PastDatetime
"""

import datetime
from collections.abc import Callable
from types import ModuleType
from typing import Any

from simulator.shim import Shim, now
from simulator.timeflow.face import Installation

_NAMES = ("PastDate", "FutureDate", "PastDatetime", "FutureDatetime")


def install(module: ModuleType, _: Installation) -> None:
    """Teach ``pydantic.types``; its core compares with the real clock."""
    from pydantic_core import PydanticKnownError, core_schema

    for name in _NAMES:
        owner = getattr(module, name)
        real = owner.__get_pydantic_core_schema__.__func__
        _teach(owner, real, core_schema, PydanticKnownError)


def _teach(owner: Any, real: Callable[..., Any], core: Any, error: type[Exception]) -> None:  # noqa: ANN401 - pydantic's own types
    def get_schema(cls: type, source: Any, handler: Any) -> Any:  # noqa: ANN401
        schema = real(cls, source, handler)
        wanted = schema.pop("now_op")
        kind = f"{schema['type']}_{wanted}"

        def check(value: Any) -> Any:  # noqa: ANN401
            if not _is(wanted, value):
                raise error(kind)
            return value

        return core.no_info_after_validator_function(check, schema)

    owner.__get_pydantic_core_schema__ = classmethod(get_schema)


def _is(wanted: str, value: Any) -> bool:  # noqa: ANN401 - a datetime or a date
    """Return whether ``value`` is in the past or the future; without a zone it is local."""
    if isinstance(value, datetime.datetime):
        moment = now()
        current: Any = moment if value.tzinfo else moment.astimezone().replace(tzinfo=None)
    else:
        current = now().astimezone().date()
    return bool(value < current if wanted == "past" else value > current)


SHIM = Shim(module="pydantic.types", install=install)
