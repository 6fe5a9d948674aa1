"""Which hosts, other than the Graph API, the bot contacts.

Python tells through audit events, so nothing of the network is replaced.

Source: https://docs.python.org/3/library/audit_events.html
"""

import sys
from collections.abc import Callable

_LOOPBACK = ("127.", "::1")

OnHost = Callable[[str], None]


def watch_hosts(concerns: Callable[[], bool], on_host: OnHost) -> None:
    """Call ``on_host`` with each host that a thread for which ``concerns()`` is true looks up.

    Connections to an address are reported only on loopback: elsewhere the look-up before them has
    told the name already, and the address is the name server's choice.
    """

    def hook(event: str, args: tuple[object, ...]) -> None:
        if event == "socket.getaddrinfo" and concerns():
            on_host(_name(args[0]))
        elif event == "socket.connect" and concerns():
            address = args[1]
            host = str(address[0]) if isinstance(address, tuple) and address else ""
            if host.startswith(_LOOPBACK):
                on_host(host)

    sys.addaudithook(hook)


def _name(host: object) -> str:
    return host.decode("ascii", "replace") if isinstance(host, bytes) else str(host)
