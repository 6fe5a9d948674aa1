"""The proxy that is the Graph API for whoever comes through it."""

import http.client
import json
import socket
import ssl
import threading
from contextlib import closing, contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from fake_graph import Response
from simulator.redirect.proxy import PROBE_HOST
from simulator.redirect.wire import BadMessage, Stream
from tests.simulator.redirect.conftest import proxying
from tests.simulator.redirect.graph import Graph

HOST = "graph.facebook.com"
LOCAL = "127.0.0.1"


def tunnelled(both, host=HOST, port=443):
    """Return a client that comes by CONNECT and trusts the authority alone."""
    ours, proxy = both
    context = ssl.create_default_context(cafile=str(ours.certificate))
    client = http.client.HTTPSConnection(LOCAL, proxy.port, context=context, timeout=60)
    client.set_tunnel(host, port)
    return client


def ask(client, method, target, body=None, **more):
    """Ask once and hang up."""
    with closing(client):
        client.request(method, target, body, **more)
        with client.getresponse() as answer:
            return answer.status, answer.read()


@contextmanager
def connected(port):
    with socket.create_connection((LOCAL, port), timeout=60) as client:
        yield client


def raw(port, data):
    """Return all that is answered to these bytes until the connection ends."""
    with connected(port) as client:
        client.sendall(data)
        with suppress(OSError):  # it has been answered and ended already
            client.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: client.recv(65536), b""))


@contextmanager
def real_server():
    """A server of somebody else's, and what it was asked."""
    seen = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            seen.append((self.path, dict(self.headers), body))
            self.send_response(201)
            self.end_headers()
            self.wfile.write(b"real: " + body)

        def do_GET(self):
            seen.append((self.path, dict(self.headers), b""))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"real")

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer((LOCAL, 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield server.server_port, seen
    finally:
        server.shutdown()
        server.server_close()


def test_a_tunnel_to_graph_ends_at_the_fake(graph, redirected):
    status, body = ask(tunnelled(redirected), "POST", "/v21.0/me/messages?a=b", b'{"x":1}')
    assert status == 200
    assert json.loads(body)["recipient_id"] == "1"
    assert graph.only == ("POST", "/v21.0/me/messages", "a=b", b'{"x":1}')
    assert graph.header("host") == HOST


def test_a_connection_is_kept_for_many_requests(graph, redirected):
    with closing(tunnelled(redirected)) as client:
        for number in range(3):
            client.request("POST", f"/{number}", b"x" * 100_000)
            assert client.getresponse().read()
    assert [request.path for request in graph.requests] == ["/0", "/1", "/2"]


def test_tls_straight_away_is_served_by_the_name_that_is_asked_for(graph, redirected):
    ours, proxy = redirected
    context = ssl.create_default_context(cafile=str(ours.certificate))
    for host in (HOST, "graph-video.facebook.com"):
        with (
            connected(proxy.port) as plain,
            context.wrap_socket(plain, server_hostname=host) as client,
        ):
            client.sendall(f"GET /me HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
            assert client.recv(12) == b"HTTP/1.1 200"
    assert len(graph.requests) == 2


def test_tls_straight_away_to_somebody_else_is_misdirected(graph, redirected):
    ours, proxy = redirected
    context = ssl.create_default_context(cafile=str(ours.certificate))
    with (
        connected(proxy.port) as plain,
        context.wrap_socket(plain, server_hostname="a.example") as client,
    ):
        client.sendall(b"GET /me HTTP/1.1\r\nHost: a.example\r\n\r\n")
        assert client.recv(12) == b"HTTP/1.1 421"
    assert not graph.requests


@pytest.mark.parametrize(
    "line",
    [
        "GET http://graph.facebook.com/me?x=1 HTTP/1.1\r\nHost: other.example",
        "GET https://graph.facebook.com/me?x=1 HTTP/1.1\r\nHost: graph.facebook.com",
        "GET /me?x=1 HTTP/1.1\r\nHost: graph.facebook.com",
        "GET /me?x=1 HTTP/1.1\r\nHost: GRAPH.facebook.com.:80",
        "GET /me?x=1 HTTP/1.1\r\nHost: host.docker.internal:{port}",
        "GET /me?x=1 HTTP/1.0\r\nX-Old: yes",
    ],
)
def test_plain_requests_of_any_form_reach_the_fake(graph, redirected, line):
    _, proxy = redirected
    answer = raw(proxy.port, line.format(port=proxy.port).encode() + b"\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 200 OK\r\n")
    assert graph.only == ("GET", "/me", "x=1", b"")


def test_a_tunnel_may_hold_plain_http(graph, redirected):
    _, proxy = redirected
    with connected(proxy.port) as client:
        client.sendall(b"CONNECT graph.facebook.com:80 HTTP/1.1\r\n\r\n")
        assert client.recv(100).startswith(b"HTTP/1.1 200 ")
        client.sendall(b"GET /me HTTP/1.1\r\nHost: graph.facebook.com\r\n\r\n")
        assert client.recv(12) == b"HTTP/1.1 200"
    assert graph.only[1] == "/me"


def test_bodies_come_in_chunks_too(graph, redirected):
    body = iter([b"hel", b"lo"])
    assert ask(tunnelled(redirected), "POST", "/a", body, encode_chunked=True)[0] == 200
    assert ask(tunnelled(redirected), "DELETE", "/b", b"{}")[0] == 200
    assert [request.body for request in graph.requests] == [b"hello", b"{}"]


def test_who_waits_for_leave_to_continue_is_given_it(graph, redirected):
    _, proxy = redirected
    with connected(proxy.port) as client:
        client.sendall(
            b"POST /me HTTP/1.1\r\nHost: graph.facebook.com\r\n"
            b"Content-Length: 4\r\nExpect: 100-continue\r\n\r\n"
        )
        assert client.recv(100) == b"HTTP/1.1 100 Continue\r\n\r\n"
        client.sendall(b"body")
        assert client.recv(12) == b"HTTP/1.1 200"
    assert graph.only[3] == b"body"


def test_a_head_is_answered_without_a_body(redirected):
    with closing(tunnelled(redirected)) as client:
        client.request("HEAD", "/me")
        answer = client.getresponse()
        assert int(answer.headers["Content-Length"]) > 0
        assert answer.read() == b""
        client.request("GET", "/me")
        assert client.getresponse().read()


def test_requests_may_come_one_behind_the_other(graph, redirected):
    _, proxy = redirected
    one = b"GET /a HTTP/1.1\r\nHost: graph.facebook.com\r\n\r\n"
    assert raw(proxy.port, one * 3).count(b"HTTP/1.1 200 OK") == 3


@pytest.mark.parametrize(
    "data",
    [
        b"nonsense\r\n\r\n",
        b"GET / HTTP/2.0\r\n\r\n",
        b"GET /" + b"a" * 256 * 1024,
        b"POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
        b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
        b"CONNECT graph.facebook.com:port HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"A: b\r\n" * 200 + b"\r\n",
    ],
)
def test_what_is_not_http_is_a_bad_request(graph, redirected, data):
    _, proxy = redirected
    assert raw(proxy.port, data).startswith(b"HTTP/1.1 400 ")
    assert not graph.requests


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\r\n\r\n",
        b"GET / HT",
        b"POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\nbody",
        b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
    ],
)
def test_who_goes_away_halfway_does_no_harm(graph, redirected, data):
    _, proxy = redirected
    assert raw(proxy.port, data) == b""
    assert not graph.requests
    assert ask(tunnelled(redirected), "GET", "/me")[0] == 200


def test_a_slow_client_holds_up_nobody(graph, redirected):
    _, proxy = redirected
    with connected(proxy.port) as slow, connected(proxy.port) as tls:
        slow.sendall(b"POST /slow HTTP/1.1\r\nContent-Length: 4\r\n\r\n")
        tls.sendall(b"\x16\x03")
        assert ask(tunnelled(redirected), "GET", "/fast")[0] == 200
        slow.sendall(b"body")
        assert slow.recv(12) == b"HTTP/1.1 200"


def test_one_answer_that_takes_long_holds_up_nobody():
    may_answer = threading.Event()

    def exchange(request):
        if request.path == "/slow":
            assert may_answer.wait(60)
        return Response(200, (), request.path.encode())

    with proxying(exchange) as both, connected(both[1].port) as slow:
        slow.sendall(b"GET /slow HTTP/1.1\r\n\r\n")
        assert ask(tunnelled(both), "GET", "/fast") == (200, b"/fast")
        may_answer.set()
        assert slow.recv(12) == b"HTTP/1.1 200"


def test_other_hosts_are_tunnelled_untouched_and_told_of(graph):
    hosts = []
    with (
        real_server() as (port, seen),
        proxying(graph, on_host=hosts.append) as (_, proxy),
        connected(proxy.port) as client,
    ):
        client.sendall(f"CONNECT localhost:{port} HTTP/1.1\r\n\r\n".encode())
        assert client.recv(100).startswith(b"HTTP/1.1 200 ")
        client.sendall(b"GET /orders HTTP/1.0\r\n\r\n")
        answer = b"".join(iter(lambda: client.recv(65536), b""))
    assert answer.endswith(b"\r\n\r\nreal")
    assert [path for path, _, _ in seen] == ["/orders"]
    assert hosts == ["localhost"]
    assert not graph.requests


def test_plain_http_to_other_hosts_is_passed_on(graph):
    hosts = []
    with real_server() as (port, seen), proxying(graph, on_host=hosts.append) as (_, proxy):
        client = http.client.HTTPConnection(LOCAL, proxy.port, timeout=60)
        headers = {"Proxy-Authorization": "Basic x", "X-A": "1"}
        url = f"http://{LOCAL}:{port}/orders?a=1"
        assert ask(client, "POST", url, b"body", headers=headers) == (201, b"real: body")
    path, headers, body = seen[0]
    assert (path, body, headers["X-A"]) == ("/orders?a=1", b"body", "1")
    assert "Proxy-Authorization" not in headers
    assert hosts == [LOCAL]


def test_a_host_that_cannot_be_reached_is_a_bad_gateway(graph):
    hosts = []
    with proxying(graph, on_host=hosts.append) as (_, proxy):
        answer = raw(proxy.port, b"CONNECT nowhere.invalid:443 HTTP/1.1\r\n\r\n")
        assert answer.startswith(b"HTTP/1.1 502 ")
        assert b"nowhere.invalid" in answer
    assert hosts == ["nowhere.invalid"]


def test_a_host_that_is_taken_is_answered_in_its_name(graph):
    asked, hosts = [], []

    def others(url, request):
        asked.append((url, request.method))
        return Response(503, (("X-A", "b"),), b"down")

    with proxying(
        graph, takes=lambda host: host == "shop.example", others=others, on_host=hosts.append
    ) as both:
        assert ask(tunnelled(both, "shop.example"), "GET", "/orders?a=1") == (503, b"down")
        client = http.client.HTTPConnection(LOCAL, both[1].port, timeout=60)
        assert ask(client, "PUT", "http://shop.example:81/b")[0] == 503
        assert ask(tunnelled(both, "shop.example", 8443), "GET", "/c")[0] == 503
    assert asked == [
        ("https://shop.example/orders?a=1", "GET"),
        ("http://shop.example:81/b", "PUT"),
        ("https://shop.example:8443/c", "GET"),
    ]
    assert not hosts
    assert not graph.requests


def test_a_host_may_be_taken_in_order_to_fail(graph):
    with (
        proxying(graph, takes=lambda host: host == "blocked.example") as both,
        pytest.raises(http.client.RemoteDisconnected),
    ):
        ask(tunnelled(both, "blocked.example"), "GET", "/")


def test_the_probe_is_answered_without_the_fake(graph, redirected):
    _, proxy = redirected
    assert ask(tunnelled(redirected, PROBE_HOST), "GET", "/") == (200, proxy.secret.encode())
    assert not graph.requests


def test_who_does_not_trust_the_authority_is_remembered(graph, redirected):
    _, proxy = redirected
    with closing(http.client.HTTPSConnection(LOCAL, proxy.port, timeout=60)) as client:
        client.set_tunnel(HOST)
        with pytest.raises(ssl.SSLCertVerificationError):
            client.request("GET", "/me")
    while HOST not in proxy.distrust:  # it is noted behind the client's back
        ask(tunnelled(redirected), "GET", "/me")


def test_what_goes_wrong_in_answering_is_kept_for_the_harness():
    def exchange(request):
        raise ZeroDivisionError(request.path)

    with proxying(exchange) as (_, proxy):
        assert raw(proxy.port, b"GET /me HTTP/1.1\r\n\r\n") == b""
        assert [str(error) for error in proxy.errors] == ["/me"]
        proxy.errors.clear()


def test_it_closes_though_clients_and_answers_hang():
    asked, may_answer = threading.Event(), threading.Event()

    def exchange(request):
        asked.set()
        assert may_answer.wait(60)
        return Response(200, (), b"")

    with proxying(exchange) as (_, proxy), connected(proxy.port) as idle:
        with connected(proxy.port) as waiting:
            waiting.sendall(b"GET / HTTP/1.1\r\n\r\n")
            assert asked.wait(60)
            proxy.close()
            assert waiting.recv(1) == b""
            may_answer.set()
        assert idle.recv(1) == b""
        with suppress(OSError):
            assert raw(proxy.port, b"GET / HTTP/1.1\r\n\r\n") == b""


def test_answers_without_a_body_say_nothing_of_its_length():
    with proxying(lambda request: Response(204, (("Content-Length", "7"),), b"")) as (_, proxy):
        answer = raw(proxy.port, b"GET /me HTTP/1.1\r\n\r\n")
    assert b"Content-Length" not in answer


def test_a_stream_gives_what_comes_in_pieces():
    client, server = socket.socketpair()
    with client, server:
        stream = Stream(server)
        client.sendall(b"POST /a HTTP/1.1\r\nContent-")
        client.sendall(b"Length: 3\r\n\r\nabcGET")
        message = stream.receive()
        assert (message.method, message.target, message.body) == ("POST", "/a", b"abc")
        assert stream.leftover() == b"GET"
        client.sendall(b"x\r\n\r\n")
        with pytest.raises(BadMessage):
            stream.receive()


def test_the_graph_of_the_tests_is_what_answers():
    with proxying(Graph(400)) as both:
        assert ask(tunnelled(both), "GET", "/me")[0] == 400
