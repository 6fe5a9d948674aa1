"""Brings a bot's calls to the exchange, though their addresses are hard-coded.

An interceptor knows one HTTP library. It is installed when the bot imports that library, and does
nothing to hosts that the exchange does not take. Source of what real programs use: 25 bots and 14
client libraries, of which 34 hard-code ``https://graph.facebook.com``.
"""

from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType

from simulator.exchange import Exchange


@dataclass(frozen=True, slots=True, kw_only=True)
class Interceptor:
    """What one library is taught.

    Attributes:
        module: The library's module whose import triggers the installation.
        install: Takes that module and where to bring the calls.
    """

    module: str
    install: Callable[[ModuleType, Exchange], None]
