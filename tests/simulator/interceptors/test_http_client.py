"""``http.client`` and what is built on it: ``urllib.request``."""

import http.client
import json
import urllib.error
import urllib.request

import pytest

from simulator.interceptors.http_client import INTERCEPTOR
from tests.simulator.interceptors.graph import SHOP, URL

TARGETS = tuple(
    (kind, name)
    for kind in (http.client.HTTPConnection, http.client.HTTPSConnection)
    for name in ("connect", "putrequest")
)


@pytest.fixture
def graph(teach):
    return teach(INTERCEPTOR, http.client, *TARGETS)


def status_of(url, timeout):
    with urllib.request.urlopen(url, timeout=timeout) as answer:
        return answer.status


def test_urllib_reaches_the_fake(graph):
    body = json.dumps({"a": "ä"}).encode()
    request = urllib.request.Request(
        f"{URL}?access_token=EAA", body, {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=5) as answer:
        assert answer.status == 200
        assert json.load(answer)["héllo"] == "wörld"
        assert answer.headers["X-A"] == "b"
    assert graph.only == ("POST", "/v21.0/me/messages", "access_token=EAA", body)
    assert graph.header("content-type") == "application/json"


def test_an_error_of_graphs_is_raised_as_urllib_does(teach):
    teach(INTERCEPTOR, http.client, *TARGETS, status=400)
    with pytest.raises(urllib.error.HTTPError) as caught:
        urllib.request.urlopen(URL)
    with caught.value:
        assert caught.value.code == 400
        assert json.load(caught.value)["recipient_id"] == "1"


def test_a_connection_may_be_used_for_several_calls(graph):
    connection = http.client.HTTPSConnection("graph.facebook.com", timeout=5)
    for number in range(3):
        connection.request("POST", f"/v21.0/{number}", body=b"x" * number)
        assert connection.getresponse().read().startswith(b"{")
    connection.close()
    assert [(r.target, r.body) for r in graph.requests] == [
        ("/v21.0/0", b""),
        ("/v21.0/1", b"x"),
        ("/v21.0/2", b"xx"),
    ]


def test_chunked_bodies_are_put_together(graph):
    connection = http.client.HTTPSConnection("graph.facebook.com")
    connection.request("POST", "/v21.0/me/messages", body=iter([b"in ", b"parts"]))
    connection.getresponse().read()
    connection.close()
    assert graph.only[3] == b"in parts"


def test_a_head_is_answered_without_a_body(graph):
    connection = http.client.HTTPSConnection("graph.facebook.com")
    connection.request("HEAD", "/v21.0/me")
    assert connection.getresponse().read() == b""
    connection.close()


def test_a_proxy_in_the_environment_does_not_keep_calls_from_the_fake(graph, monkeypatch):
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:9")
    opener = urllib.request.build_opener(urllib.request.ProxyHandler())
    with opener.open(f"{URL}?a=b") as answer:
        assert answer.status == 200
    assert graph.only[1:3] == ("/v21.0/me/messages", "a=b")


def test_a_proxy_for_plain_calls_does_not_either(graph, monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    opener = urllib.request.build_opener(urllib.request.ProxyHandler())
    with opener.open("http://shop.example:8080/a?b=c") as answer:
        assert answer.status == 200
    assert graph.requests[0].url == "http://shop.example:8080/a?b=c"


def test_other_hosts_are_left_alone(graph):
    with pytest.raises(urllib.error.URLError):
        urllib.request.urlopen("http://127.0.0.1:9/v21.0/me/messages")
    assert graph.requests == []


def test_a_call_to_another_host_has_its_whole_address(graph):
    urllib.request.urlopen(f"{SHOP}/a?b=c").close()
    assert graph.requests[0].url == f"{SHOP}/a?b=c"


@pytest.mark.parametrize(
    ("path", "patience", "lived_through"),
    [
        ("late", 5, (5, TimeoutError)),
        ("late", 20, (20, 200)),
        ("late", None, (20, 200)),
        ("down", 5, (0, urllib.error.URLError)),
    ],
)
def test_the_libraries_own_errors_tell_what_is_late_and_what_is_down(
    graph, lived, path, patience, lived_through
):
    assert lived(lambda: status_of(f"{SHOP}/{path}", patience)) == lived_through
