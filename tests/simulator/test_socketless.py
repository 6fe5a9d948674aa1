"""A connection to the Graph API without a network."""

import pytest
from simulator.graph_socket import GraphSocket

from fake_graph import Response
from tests.simulator.interceptors.graph import Graph


def test_what_is_sent_in_pieces_is_one_request_and_answered_as_http():
    graph = Graph()
    socket = GraphSocket(graph)
    for piece in (
        b"POST /v21.0/me?a=b HT",
        b"TP/1.1\r\nHost: graph.facebook.com\r\nX-A: 1\r\n",
        b"\r\nbo",
        b"dy",
    ):
        socket.sendall(piece)
    answer = socket.makefile("rb").read()
    assert graph.only == ("POST", "/v21.0/me", "a=b", b"body")
    assert graph.header("x-a") == "1"
    head, _, body = answer.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200 OK\r\n")
    assert f"Content-Length: {len(body)}".encode() in head


@pytest.mark.parametrize(
    "chunks",
    [
        b"5\r\nhello\r\n0\r\n\r\n",
        b"2\r\nhe\r\n3;x=y\r\nllo\r\n0\r\n\r\n",
        b"2\r\nhe\r\n3\r\nllo\r\n0\r\nA: b\r\n\r\n",
    ],
)
def test_chunks_are_put_together(chunks):
    graph = Graph()
    socket = GraphSocket(graph)
    socket.sendall(b"POST / HTTP/1.1\r\nTransfer-Encoding: Chunked\r\n\r\n" + chunks)
    socket.makefile()
    assert graph.only[3] == b"hello"


def test_a_second_request_starts_anew():
    graph = Graph()
    socket = GraphSocket(graph)
    for path in (b"/one", b"/two"):
        socket.sendall(b"GET " + path + b" HTTP/1.1\r\n\r\n")
        socket.makefile()
    assert [request.path for request in graph.requests] == ["/one", "/two"]


def test_a_status_without_a_name_is_answered_too():
    socket = GraphSocket(lambda request: Response(599, (), b""))
    socket.sendall(b"GET / HTTP/1.1\r\n\r\n")
    assert socket.makefile().readline() == b"HTTP/1.1 599 Unknown\r\n"
