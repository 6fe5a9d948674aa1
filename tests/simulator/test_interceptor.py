"""Which calls are the Graph API's, and what a request to it is."""

import pytest

from simulator.interceptor import GRAPH_HOSTS, request_to_graph
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
    assert known == libraries | {"ssl", "urllib3.connection"}


def test_only_hosts_of_the_graph_are_taken_over():
    assert {"graph.facebook.com", "graph-video.facebook.com"} == GRAPH_HOSTS
