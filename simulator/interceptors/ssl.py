"""``ssl``, as ``http.client`` uses it: authorities are loaded once, not for every connection.

Where a connection ends at the fake nobody looks at them, and loading them takes longer than all
the rest of a turn: 18 ms.
"""

import os
from types import ModuleType
from typing import Any

from simulator.exchange import Exchange
from simulator.interceptor import Interceptor

_HOOK = "_create_default_https_context"
"""What programs replace that want other contexts; PEP 476 tells them to."""

_NAMED_BY = ("SSL_CERT_FILE", "SSL_CERT_DIR")
"""Variables that say which authorities are trusted."""


def install(module: ModuleType, _: Exchange) -> None:
    """Have connections without a context of their own share one."""
    real = getattr(module, _HOOK)
    made: dict[tuple[str | None, ...], Any] = {}

    def shared(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - as the real one
        if args or kwargs:
            return real(*args, **kwargs)
        authorities = tuple(map(os.environ.get, _NAMED_BY))
        if authorities not in made:
            made[authorities] = real()
        return made[authorities]

    setattr(module, _HOOK, shared)


INTERCEPTOR = Interceptor(module="ssl", install=install)
