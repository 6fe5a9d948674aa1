"""A bot that already runs."""

from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from simulator.connectors.http import CONNECTOR
from simulator.errors import BadAddress, BotUnreachable


@contextmanager
def serving(status=200, **headers):
    seen = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            seen.append((self.command, self.path, self.headers.get("X-Hub-Signature"), body))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(b"here")

        do_POST = do_GET  # noqa: N815

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", seen
    finally:
        server.shutdown()
        server.server_close()


def test_a_request_arrives_as_it_was_made():
    with serving() as (base, seen):
        door = CONNECTOR.open(f"{base}/hook").door
        reply = door.request(
            "POST", "/hook", query="a=b", headers={"X-Hub-Signature": "sha1=0"}, body="ä".encode()
        )
    assert (reply.status, reply.body) == (200, b"here")
    assert seen == [("POST", "/hook?a=b", "sha1=0", "ä".encode())]


@pytest.mark.parametrize("status", [201, 403, 404, 500])
def test_any_status_is_an_answer(status):
    with serving(status) as (base, _):
        assert CONNECTOR.open(base).door.request("GET", "/").status == status


def test_a_redirect_is_not_followed():
    with serving(302, Location="/elsewhere") as (base, seen):
        assert CONNECTOR.open(base).door.request("POST", "/hook", body=b"{}").status == 302
    assert len(seen) == 1


def test_a_proxy_in_the_environment_is_not_used(monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    with serving() as (base, _):
        assert CONNECTOR.open(base).door.request("GET", "/").status == 200


def test_nobody_there_is_said_with_the_address_and_what_to_do():
    door = CONNECTOR.open("http://127.0.0.1:9/hook").door
    with pytest.raises(BotUnreachable, match=r"no bot answers at http://127.0.0.1:9 .*start it"):
        door.request("GET", "/hook")


@pytest.mark.parametrize(
    ("address", "path"),
    [("http://127.0.0.1:1", None), ("http://127.0.0.1:1/", None), ("http://h/a/b", "/a/b")],
)
def test_a_path_in_the_address_is_the_webhooks(address, path):
    assert CONNECTOR.open(address).path == path


@pytest.mark.parametrize("address", ["http://", "http:/hook", "http://h:port/", "http://[::1"])
def test_what_is_no_address_is_refused_with_an_example(address):
    with pytest.raises(BadAddress, match="write http://host:port/webhook"):
        CONNECTOR.open(address)
