"""Calls, and waiting for their answers."""

import socket
from datetime import timedelta

import pytest

from simulator.exchange import GRAPH_HOSTS, Call, how_long, is_here, let_pass


@pytest.mark.parametrize(
    ("scheme", "host", "port", "url"),
    [
        ("https", "shop.example", None, "https://shop.example/a?b=c"),
        ("https", "shop.example", 443, "https://shop.example/a?b=c"),
        ("https", "shop.example", 80, "https://shop.example:80/a?b=c"),
        ("http", "shop.example", 8080, "http://shop.example:8080/a?b=c"),
        ("http", "::1", 8080, "http://[::1]:8080/a?b=c"),
    ],
)
def test_a_call_knows_its_whole_address(scheme, host, port, url):
    call = Call(method="GET", scheme=scheme, host=host, port=port, target="/a?b=c")
    assert call.url == url


def test_only_hosts_of_the_graph_are_the_platforms():
    assert {"graph.facebook.com", "graph-video.facebook.com"} == GRAPH_HOSTS


@pytest.mark.parametrize(
    ("patience", "waits", "in_time"), [(None, 20, True), (20, 20, True), (5, 5, False)]
)
def test_a_caller_waits_no_longer_than_it_said(simulation, patience, waits, in_time):
    after = timedelta(seconds=20)
    assert how_long(after, patience) == (waits, in_time)
    marks = simulation.play(lambda: simulation.mark(let_pass(after, patience)))
    assert marks == [(waits, in_time)]


@pytest.mark.parametrize(
    "host", ["localhost", "127.0.0.1", "127.8.8.8", "::1", "a.localhost", "", "0.0.0.0", "::"]
)
def test_this_machine_has_many_names(host):
    assert is_here(host)
    assert is_here(socket.gethostname())
    assert not is_here("shop.example")
