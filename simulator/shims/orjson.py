"""``orjson``: it knows ``datetime`` and ``date`` by their exact types.

Source: https://github.com/ijl/orjson#datetime
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from simulator.shim import Shim, as_real, is_shown
from simulator.timeflow.face import Installation


def install(module: Any, _: Installation) -> None:  # noqa: ANN401 - a module
    """Teach ``orjson``."""
    real = module.dumps

    @wraps(real)
    def dumps(
        obj: Any,  # noqa: ANN401
        /,
        default: Callable[[Any], Any] | None = None,
        option: int | None = None,
    ) -> Any:  # noqa: ANN401
        if option is not None and option & module.OPT_PASSTHROUGH_DATETIME:
            return real(obj, default, option)
        return real(obj, _also(default), option)

    module.dumps = dumps


def _also(default: Callable[[Any], Any] | None) -> Callable[[Any], Any]:
    def convert(value: Any) -> Any:  # noqa: ANN401
        if is_shown(value):
            return as_real(value)
        if default is None:
            raise TypeError
        return default(value)

    return convert


SHIM = Shim(module="orjson", install=install)
