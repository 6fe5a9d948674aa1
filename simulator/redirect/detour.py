"""All that brings the Graph traffic of a child in any language to the fake, for one run."""

import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from fake_graph import Request, Response
from simulator.children.language import Language
from simulator.exchange import Call, GraphExchange, Refused
from simulator.outgoing.network import Network
from simulator.redirect.authority import Authority
from simulator.redirect.probe import probe
from simulator.redirect.proxy import Proxy
from simulator.redirect.variables import variables


class Detour:
    """An authority, a proxy, and a folder of its own for what processes need of them.

    Attributes:
        folder: Only its owner can enter it.
    """

    def __init__(
        self, exchange: GraphExchange, network: Network, on_host: Callable[[str], None]
    ) -> None:
        """Listen; all three are called from many threads at once."""
        self.folder = Path(tempfile.mkdtemp(prefix="courtesy-"))
        self._network = network
        self._authority = Authority(self.folder)
        self._proxy = Proxy(
            self._authority, exchange, takes=network.takes, others=self._other, on_host=on_host
        )

    @property
    def url(self) -> str:
        """Where the fake is, for whoever can be told."""
        return self._proxy.url

    def _other(self, url: str, request: Request) -> Response:
        """Answer for a host that is not Graph's, at once: the caller lives in real time.

        Raises:
            ConnectionRefusedError: the connection shall fail.
        """
        parts = urlsplit(url)
        call = Call(
            method=request.method,
            scheme=parts.scheme,
            host=parts.hostname or "",
            port=parts.port,
            target=f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}",
            headers=request.headers,
            body=request.body,
        )
        try:
            answer = self._network(call)
        except Refused as refused:
            raise ConnectionRefusedError(str(refused)) from None
        return Response(answer.status, answer.headers, answer.body)

    def variables(self, inherited: Mapping[str, str]) -> dict[str, str]:
        """Return the variables to set over ``inherited``; Python and Node have agents."""
        return variables(self._authority, self._proxy.port, inherited, shims=False)

    def probe(self, env: Mapping[str, str], command: Sequence[str], language: Language) -> None:
        """Try whether a process with this environment reaches the fake.

        Raises:
            NotRedirected: it does not.
        """
        probe(env, self._proxy.secret, command, language, self.folder)

    def close(self) -> None:
        """Listen no more, and leave nothing behind."""
        self._proxy.close()
        shutil.rmtree(self.folder, ignore_errors=True)
