"""Which calls are the Graph API's, and what a request to it is."""

import asyncio
import threading

import pytest

from simulator.interceptor import GRAPH_HOSTS, answer_off_loop, request_to_graph
from simulator.interceptors import INTERCEPTORS


@pytest.mark.parametrize(
    ("target", "path", "query"),
    [
        ("/v2.6/me/messages", "/v2.6/me/messages", ""),
        ("/v2.6/me?fields=a,b&access_token=x?y", "/v2.6/me", "fields=a,b&access_token=x?y"),
        ("/?ids=1", "/", "ids=1"),
        ("?ids=1", "/", "ids=1"),
        ("", "/", ""),
    ],
)
def test_a_target_is_a_path_and_a_query(target, path, query):
    request = request_to_graph("post", target, {}, None)
    assert (request.method, request.path, request.query) == ("POST", path, query)
    assert request.body == b""


def test_the_libraries_that_bots_use_are_known():
    known = {interceptor.module for interceptor in INTERCEPTORS}
    libraries = {"aiohttp.connector", "http.client", "httpx", "requests.adapters"}
    assert known == libraries | {"requests.api", "ssl", "urllib3.connection"}


def test_only_hosts_of_the_graph_are_taken_over():
    assert {"graph.facebook.com", "graph-video.facebook.com"} == GRAPH_HOSTS


@pytest.mark.parametrize(
    ("method", "path", "elsewhere"),
    [
        ("POST", "/v21.0/1/subscriptions", True),
        ("GET", "/v21.0/1/subscriptions", False),
        ("POST", "/v21.0/me/messages", False),
    ],
)
def test_a_loop_is_free_while_the_platform_may_ask_it_for_a_challenge(method, path, elsewhere):
    threads = []

    def exchange(request):
        threads.append(threading.get_ident())
        return request.path

    request = request_to_graph(method, path, {}, None)
    assert asyncio.run(answer_off_loop(exchange, request)) == path
    assert (threads[0] != threading.get_ident()) is elsewhere
