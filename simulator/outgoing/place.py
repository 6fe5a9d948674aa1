"""Where a call goes, as a scenario writes it: ``POST https://shop.example/orders``."""

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from simulator.errors import BadInput
from simulator.exchange import GRAPH_HOSTS, USUAL_PORTS, Call


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A part of the web.

    Attributes:
        method: None where any is meant.
        path: Itself and all below it; ``/`` is all of the host.
        query: What a call's query must hold, among others.
    """

    method: str | None
    scheme: str
    host: str
    port: int | None
    path: str
    query: frozenset[tuple[str, str]] = frozenset()

    @classmethod
    def of(cls, text: str) -> "Place":
        """Return the place written as ``POST https://shop.example/orders?kind=new``.

        Raises:
            BadInput: it is no address, or the Graph API's.
        """
        method, _, address = text.rpartition(" ")
        try:
            url = urlsplit(address)
            host, port = url.hostname, url.port
        except ValueError:
            host = port = None
        if not host or url.scheme not in USUAL_PORTS:
            raise BadInput(f"no web address {address!r}; write e.g. https://shop.example/orders")
        if host in GRAPH_HOSTS:
            raise BadInput(
                f"{host} is the platform itself; "
                'write e.g. the platform answers the next send with "temporary-failure"'
            )
        return cls(
            method=method.upper() or None,
            scheme=url.scheme,
            host=host,
            port=_without_usual(url.scheme, port),
            path=url.path.rstrip("/") or "/",
            query=frozenset(parse_qsl(url.query, keep_blank_values=True)),
        )

    def covers(self, call: Call) -> bool:
        """Return whether ``call`` goes here."""
        path, _, query = call.target.partition("?")
        asked = Place(
            method=call.method,
            scheme=call.scheme,
            host=call.host,
            port=_without_usual(call.scheme, call.port),
            path=path.rstrip("/") or "/",
            query=frozenset(parse_qsl(query, keep_blank_values=True)),
        )
        return self.includes(asked)

    def includes(self, other: "Place") -> bool:
        """Return whether ``other`` is here or a part of here."""
        above = "" if self.path == "/" else self.path
        return (
            (self.scheme, self.host, self.port) == (other.scheme, other.host, other.port)
            and self.method in (None, other.method)
            and (other.path == self.path or other.path.startswith(f"{above}/"))
            and self.query <= other.query
        )


def _without_usual(scheme: str, port: int | None) -> int | None:
    return None if port == USUAL_PORTS.get(scheme) else port
