"""``urllib3``, used without requests."""

import pytest

from simulator.interceptors.urllib3 import INTERCEPTOR
from tests.requirements import require
from tests.simulator.interceptors.graph import SHOP, URL

require("urllib3")

import urllib3  # noqa: E402
import urllib3.connection  # noqa: E402


@pytest.fixture
def graph(teach):
    connection = urllib3.connection
    return teach(
        INTERCEPTOR,
        connection,
        *((connection.HTTPConnection, name) for name in ("connect", "putrequest")),
        *((connection.HTTPSConnection, name) for name in ("connect", "putrequest")),
    )


def test_a_pool_manager_reaches_the_fake(graph):
    with urllib3.PoolManager() as pool:
        answer = pool.request("POST", f"{URL}?access_token=EAA", json={"a": 1})
        assert answer.status == 200
        assert answer.json()["héllo"] == "wörld"
        assert answer.headers["X-A"] == "b"
    assert graph.only == ("POST", "/v21.0/me/messages", "access_token=EAA", b'{"a":1}')


def test_several_calls_to_one_pool_are_answered_each(graph):
    with urllib3.PoolManager() as pool:
        statuses = [pool.request("GET", f"{URL}/{number}").status for number in range(3)]
    assert statuses == [200, 200, 200]
    assert [r.target for r in graph.requests] == [f"/v21.0/me/messages/{n}" for n in range(3)]


def test_forms_and_chunks_arrive_whole(graph):
    with urllib3.PoolManager() as pool:
        pool.request("POST", URL, fields={"a": "ü"}, encode_multipart=False)
        pool.request("POST", URL, body=iter([b"in ", b"parts"]))
    assert [r.body for r in graph.requests] == [b"a=%C3%BC", b"in parts"]


def test_it_passes_through_a_proxy_to_the_fake(graph):
    with urllib3.ProxyManager("http://127.0.0.1:9") as pool:
        assert pool.request("GET", URL, retries=False).status == 200
        plain = "http://shop.example:8080/a?b=c"
        assert pool.request("GET", plain, retries=False).status == 200
    assert [call.url for call in graph.requests] == [URL, plain]


def test_other_hosts_are_left_alone(graph):
    with urllib3.PoolManager() as pool, pytest.raises(urllib3.exceptions.HTTPError):
        pool.request("GET", "http://127.0.0.1:9/v21.0/me", retries=False)
    assert graph.requests == []


def test_a_call_to_another_host_has_its_whole_address(graph):
    urllib3.request("GET", f"{SHOP}/a?b=c")
    assert graph.requests[0].url == f"{SHOP}/a?b=c"


@pytest.mark.parametrize(
    ("path", "patience", "lived_through"),
    [
        ("late", 5, (5, urllib3.exceptions.ReadTimeoutError)),
        ("late", 20, (20, 200)),
        ("late", None, (20, 200)),
        ("down", 5, (0, urllib3.exceptions.NewConnectionError)),
    ],
)
def test_the_libraries_own_errors_tell_what_is_late_and_what_is_down(
    graph, lived, path, patience, lived_through
):
    asked = {"timeout": patience, "retries": False}
    assert lived(lambda: urllib3.request("GET", f"{SHOP}/{path}", **asked).status) == lived_through
