"""The web as the bot meets it: the fake platform at Graph's hosts, the network elsewhere."""

from fake_graph.call import Request
from simulator.exchange import GRAPH_HOSTS, Answer, Call, GraphExchange
from simulator.outgoing.network import Network


class Web:
    """The exchange that every interceptor brings its calls to."""

    def __init__(self, graph: GraphExchange, network: Network) -> None:
        self._graph = graph
        self._network = network

    def takes(self, host: str) -> bool:
        """Return whether calls to ``host`` are answered here; those to Graph always are."""
        return host in GRAPH_HOSTS or self._network.takes(host)

    def __call__(self, call: Call) -> Answer:
        """Return what ``call`` is answered.

        Raises:
            Refused: the connection fails.
        """
        if call.host not in GRAPH_HOSTS:
            return self._network(call)
        path, _, query = call.target.partition("?")
        response = self._graph(
            Request(
                method=call.method,
                path=path or "/",
                query=query,
                headers=call.headers,
                body=call.body,
            )
        )
        return Answer(response.status, response.headers, response.body)
