"""Which hosts, other than the Graph API, the bot contacts, whatever with.

Python tells through audit events, so nothing of the network is replaced. What is raised while it
tells keeps the bot from the host.

Source: https://docs.python.org/3/library/audit_events.html
"""

import sys
from collections.abc import Callable
from ipaddress import ip_address
from typing import Protocol

_LOOPBACK = ("127.", "::1")
_LOOK_UPS = frozenset({"socket.getaddrinfo", "socket.gethostbyname"})
_CONNECTIONS = frozenset({"socket.connect", "socket.sendto"})


class Watcher(Protocol):
    """Who wants to know."""

    def concerns(self) -> bool:
        """Return whether what the calling thread does is of interest."""

    def contacted(self, host: str) -> None:
        """Take a host that was looked up or connected to by name, or an address of loopback.

        Raises:
            OSError: it shall not be reached.
        """

    def reached(self, address: str) -> None:
        """Take an address elsewhere that is connected to.

        The look-up before it has told the name, and the address is the name server's choice.

        Raises:
            OSError: it shall not be reached.
        """


def watch_hosts(watcher: Watcher) -> None:
    """Tell ``watcher`` of each host that threads which it concerns look up or connect to."""

    def hook(event: str, args: tuple[object, ...]) -> None:
        if event in _LOOK_UPS and watcher.concerns():
            _tell(watcher.contacted, _name(args[0]))
        elif event in _CONNECTIONS and watcher.concerns():
            host = _connected(args[1])
            is_named = host.startswith(_LOOPBACK) or not _is_address(host)
            _tell(watcher.contacted if is_named else watcher.reached, host)

    sys.addaudithook(hook)


def _tell(take: Callable[[str], None], host: str) -> None:
    if host:
        take(host)


def _connected(address: object) -> str:
    return _name(address[0]) if isinstance(address, tuple) and address else ""


def _is_address(host: str) -> bool:
    try:
        ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return True


def _name(host: object) -> str:
    if isinstance(host, bytes | bytearray):
        return host.decode("ascii", "replace")
    return "" if host is None else str(host)
