"""Who answers a call."""

from fake_graph import Response
from simulator.exchange import Answer
from simulator.outgoing.network import Network
from simulator.outgoing.place import Place
from simulator.outgoing.web import Web
from tests.simulator.outgoing.calls import call_to


def test_the_platform_answers_for_its_hosts_and_the_network_for_others():
    requests = []

    def graph(request):
        requests.append(request)
        return Response(400, (("X-A", "b"),), b"graph's")

    network = Network()
    network.answers(Place.of("https://shop.example"), Answer(503))
    web = Web(graph, network)
    assert web.takes("graph.facebook.com")
    assert web.takes("shop.example")
    assert not web.takes("other.example")
    call = call_to("https://graph.facebook.com/v21.0/me?a=b?c", "POST", b"body", X_A="1")
    assert web(call) == Answer(400, (("X-A", "b"),), b"graph's")
    assert web(call_to("https://shop.example/orders")) == Answer(503)
    [request] = requests
    assert (request.method, request.path, request.query) == ("POST", "/v21.0/me", "a=b?c")
    assert (request.headers, request.body) == ({"X-A": "1"}, b"body")
