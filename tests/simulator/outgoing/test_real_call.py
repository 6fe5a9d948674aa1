"""Calls that the harness makes for the bot."""

import socket
from datetime import timedelta

import pytest

from simulator.exchange import Refused
from simulator.outgoing.real_call import call_for_real, is_calling
from tests.simulator.outgoing.calls import call_to


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch):
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def test_an_answer_comes_whole_and_without_its_framing(shop):
    answer = call_for_real(call_to(f"{shop.url}/missing?a=b%20c", "POST", b"body", X_A="b"))
    assert (answer.status, answer.body) == (200, b"answer 1")
    assert ("Content-Type", "text/plain") in answer.headers
    assert "content-length" not in {name.lower() for name, _ in answer.headers}
    [(method, target, body, headers)] = shop.seen
    assert (method, target, body) == ("POST", "/missing?a=b%20c", b"body")
    assert headers["X-A"] == "b"
    assert headers["Accept-Encoding"] == "identity"


def test_an_error_is_an_answer_and_takes_its_real_time(shop):
    answer = call_for_real(call_to(f"{shop.url}/missing"))
    assert answer.status == 404
    assert timedelta() < answer.after < timedelta(minutes=1)
    assert answer.after.microseconds % 1000 == 0


def test_headers_of_the_connection_to_us_do_not_go_on(shop):
    headers = {"Transfer_Encoding": "chunked", "Connection": "Upgrade", "Content_Length": "99"}
    call_for_real(call_to(shop.url, "POST", b"ab", **headers))
    [(_, _, body, seen)] = shop.seen
    assert body == b"ab"
    assert not {"Transfer-Encoding", "Connection"} & seen.keys()


def test_who_does_not_answer_is_named():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(Refused, match=r"127\.0\.0\.1 does not answer: .*refused"):
        call_for_real(call_to(f"http://127.0.0.1:{port}/"))
    assert not is_calling()


def test_a_proxy_of_the_users_is_used_except_where_it_is_not_wanted(shop, monkeypatch):
    monkeypatch.setenv("http_proxy", shop.url)
    assert call_for_real(call_to("http://shop.example/a?b")).body == b"answer 1"
    assert shop.seen[0][1] == "http://shop.example/a?b"
    assert shop.seen[0][3]["Host"] == "shop.example"
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    assert call_for_real(call_to(shop.url)).body == b"answer 2"


def test_a_secure_call_is_tunnelled_through_a_proxy(shop, monkeypatch):
    monkeypatch.setenv("https_proxy", shop.url.removeprefix("http://"))
    with pytest.raises(Refused, match=r"shop\.example does not answer: Tunnel connection failed"):
        call_for_real(call_to("https://shop.example/a"))
