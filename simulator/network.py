"""Which hosts, other than the Graph API, the bot contacts.

Python tells through audit events, so nothing of the network is replaced.

Source: https://docs.python.org/3/library/audit_events.html
"""

import sys
from collections.abc import Callable
from ipaddress import ip_address

_LOOPBACK = ("127.", "::1")
_LOOK_UPS = frozenset({"socket.getaddrinfo", "socket.gethostbyname"})
_CONNECTIONS = frozenset({"socket.connect", "socket.sendto"})

OnHost = Callable[[str], None]


def watch_hosts(concerns: Callable[[], bool], on_host: OnHost) -> None:
    """Call ``on_host`` with each host that a thread for which ``concerns()`` is true looks up.

    Connections to an address are reported only on loopback: elsewhere the look-up before them has
    told the name already, and the address is the name server's choice.
    """

    def hook(event: str, args: tuple[object, ...]) -> None:
        if event in _LOOK_UPS and concerns():
            host = _name(args[0])
        elif event in _CONNECTIONS and concerns():
            host = _connected(args[1])
        else:
            return
        if host:
            on_host(host)

    sys.addaudithook(hook)


def _connected(address: object) -> str:
    host = _name(address[0]) if isinstance(address, tuple) and address else ""
    return host if host.startswith(_LOOPBACK) or not _is_address(host) else ""


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
