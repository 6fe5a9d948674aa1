"""``pydantic``'s reading of annotations: it knows ``datetime`` and ``date`` by their identity.

Source: https://docs.pydantic.dev/latest/internals/architecture/#core-schema
"""

import datetime
from functools import wraps
from types import ModuleType
from typing import Any

from simulator.shim import Shim, real_type
from simulator.timeflow.face import Installation


def install(module: ModuleType, _: Installation) -> None:
    """Teach pydantic's generator of schemas that there are two of each."""
    schemas = {
        kind: make
        for shown, make in (
            (datetime.datetime, module.core_schema.datetime_schema),
            (datetime.date, module.core_schema.date_schema),
        )
        for kind in (shown, real_type(shown))
    }
    real = module.GenerateSchema.match_type

    @wraps(real)
    def match_type(self: Any, obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        make = schemas.get(obj) if isinstance(obj, type) else None
        return make() if make is not None else real(self, obj, *args, **kwargs)

    module.GenerateSchema.match_type = match_type


SHIM = Shim(module="pydantic._internal._generate_schema", install=install)
