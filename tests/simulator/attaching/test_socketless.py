"""An HTTP connection without a network."""

import http.client

import pytest

from simulator.attaching.socketless import Socketless
from simulator.exchange import Answer, Refused
from tests.simulator.interceptors.graph import Graph


def connected(exchange):
    connection = http.client.HTTPSConnection("shop.example", timeout=5)
    return Socketless(connection, exchange, lambda _, why: ConnectionResetError(why))


def test_what_is_sent_in_pieces_is_one_request_and_answered_as_http():
    graph = Graph()
    socket = connected(graph)
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
    socket = connected(graph)
    socket.sendall(b"POST / HTTP/1.1\r\nTransfer-Encoding: Chunked\r\n\r\n" + chunks)
    socket.makefile()
    assert graph.only[3] == b"hello"


def test_a_second_request_starts_anew():
    graph = Graph()
    socket = connected(graph)
    for path in (b"/one", b"/two"):
        socket.sendall(b"GET " + path + b" HTTP/1.1\r\n\r\n")
        socket.makefile()
    assert [call.target for call in graph.requests] == ["/one", "/two"]


def test_a_status_without_a_name_is_answered_too():
    socket = connected(lambda call: Answer(599))
    socket.sendall(b"GET / HTTP/1.1\r\n\r\n")
    assert socket.makefile().readline() == b"HTTP/1.1 599 Unknown\r\n"


def test_a_refusal_comes_when_the_request_is_whole():
    def refuse(call):
        raise Refused(f"{call.url} is down")

    socket = connected(refuse)
    socket.sendall(b"PUT /a HTTP/1.1\r\nContent-Length: 4\r\n")
    with pytest.raises(ConnectionResetError, match="/a is down"):
        socket.sendall(b"\r\nbody")


def test_an_answer_that_is_later_than_the_time_out_is_one(simulation):
    def wait(seconds):
        socket = connected(Graph())
        socket.settimeout(seconds)
        socket.sendall(b"GET /late HTTP/1.1\r\n\r\n")
        try:
            simulation.mark(socket.makefile().readline())
        except TimeoutError as error:
            simulation.mark(str(error))

    simulation.deliver(wait, 5)
    assert simulation.play(wait, 30) == [(5, "timed out"), (20, b"HTTP/1.1 200 OK\r\n")]
