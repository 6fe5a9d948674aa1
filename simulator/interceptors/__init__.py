"""One module per HTTP library; each exports ``INTERCEPTOR``."""

from functools import partial
from importlib import import_module
from pkgutil import iter_modules

from simulator.attaching.imports import when_imported
from simulator.exchange import Exchange
from simulator.interceptor import Interceptor

INTERCEPTORS: tuple[Interceptor, ...] = tuple(
    import_module(f"{__name__}.{module.name}").INTERCEPTOR for module in iter_modules(__path__)
)


def intercept(exchange: Exchange) -> None:
    """Bring every call that this process makes, and ``exchange`` takes, to it from now on."""
    for interceptor in INTERCEPTORS:
        when_imported(interceptor.module, partial(_install, interceptor, exchange))


def _install(interceptor: Interceptor, exchange: Exchange, module: object) -> None:
    interceptor.install(module, exchange)  # type: ignore[arg-type]
