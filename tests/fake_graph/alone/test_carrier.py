"""Where webhooks may go."""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from fake_graph.alone.carrier import Carrier, checked_url
from fake_graph.errors import BadSetup
from tests.fake_graph.world import World


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:5000/webhook",
        "http://127.9.9.9",
        "http://localhost:1/",
        "https://LOCALHOST/hook?a=b",
        "http://[::1]:80/x",
    ],
)
def test_this_machine_is_allowed(url):
    assert checked_url(url, allow_remote=False).geturl()


@pytest.mark.parametrize(
    "url",
    [
        "http://example.com/",
        "http://10.0.0.1/",
        "http://localhost.example.com/",
        "http://0.0.0.0/",
        "http://127.0.0.1.nip.io/",
        "http://127.0.0.1@example.com/",
    ],
)
def test_other_machines_need_leave(url):
    with pytest.raises(BadSetup, match="--allow-remote"):
        checked_url(url, allow_remote=False)
    assert checked_url(url, allow_remote=True).hostname


@pytest.mark.parametrize(
    "url", ["", "localhost:5000", "ftp://localhost/", "http:///x", "http://[", "http://a:0/", "/x",
            "http://localhost:99999/", "http://localhost/a b", "http://localhost/\r\nX: y"]
)  # fmt: skip
def test_what_is_no_address_is_refused(url):
    with pytest.raises(BadSetup, match="looks like"):
        checked_url(url, allow_remote=True)


class Callback(BaseHTTPRequestHandler):
    """Answers with its own path and query."""

    def do_GET(self):
        self.send_response(200 if self.path.startswith("/webhook") else 404)
        self.end_headers()
        self.wfile.write(self.path.encode())

    def log_message(self, *_):
        pass


@pytest.fixture
def callback():
    server = HTTPServer(("127.0.0.1", 0), Callback)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_callback_on_this_machine_is_asked_and_keeps_its_own_query(callback):
    carrier = Carrier(World().graph, None)
    assert carrier.verify(f"{callback}/webhook?x=1", "hub.mode=subscribe") == (
        200,
        b"/webhook?x=1&hub.mode=subscribe",
    )
    assert carrier.verify(f"{callback}/elsewhere", "a=b") == (404, b"/elsewhere?a=b")


@pytest.mark.parametrize("url", ["https://bot.example.com/webhook", "http://127.0.0.1:9/webhook"])
def test_a_callback_that_is_not_reached_is_noted(url):
    world = World()
    assert Carrier(world.graph, None).verify(url, "a=b") is None
    assert world.notes() == ["callback-not-asked"]
