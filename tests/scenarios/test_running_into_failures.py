"""A bot that would never end, or waits for itself: one clear error, soon, with who and where."""

import pytest

from tests.requirements import require

HANDLERS = {
    "calls_itself": """
        import requests
        def handle(send, psid, text):
            requests.post("http://127.0.0.1:9/webhook", json={})
    """,
    "calls_its_own_server": """
        import http.client, http.server, threading
        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                ask()
                self.send_response(204)
                self.end_headers()
            def log_message(self, *_):
                pass
        server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        def ask():
            client = http.client.HTTPConnection(*server.server_address)
            client.request("GET", "/")
            client.getresponse()
        def handle(send, psid, text):
            ask()
            send(psid, "done")
    """,
    "deadlocks": """
        import threading, time
        left, right = threading.Lock(), threading.Lock()
        def takes(first, second):
            with first:
                time.sleep(1)
                with second:
                    pass
        def handle(send, psid, text):
            threading.Thread(target=takes, args=(right, left), name="other").start()
            takes(left, right)
            send(psid, "done")
    """,
    "spins": """
        from simulator.timeflow import watchdog
        watchdog.COMPUTING_PATIENCE = 0.05
        def handle(send, psid, text):
            while True:
                pass
    """,
    "bombs": """
        import threading
        from simulator.timeflow import cpython
        cpython.THREADS = 100
        def handle(send, psid, text):
            while True:
                threading.Thread(target=threading.Event().wait).start()
    """,
}

APP = """
    from bad import handle
    from tests.bots.messenger import app_for, send
    app = app_for(lambda psid, text: handle(send, psid, text))
"""

HELLO = """
    Feature: Shop
      Scenario: Hello
        When the customer says "hi"
        Then the bot says "done"
"""


@pytest.fixture
def played(folder):
    require("requests")

    def play(name):
        folder.feature(HELLO).write("bad.py", HANDLERS[name]).write("badbot.py", APP)
        return folder.run("wsgi:badbot:app")

    return play


def test_nobody_listens_where_a_bot_calls_itself(played):
    ended = played("calls_itself")
    assert ended.code == 1, ended.said
    assert "the bot raised ConnectionError inside its webhook" in ended.scenario("Hello")["error"]


@pytest.mark.parametrize("name", ["calls_its_own_server", "deadlocks"])
def test_a_bot_that_waits_for_itself_is_silent_and_it_is_said_where(played, name):
    ended = played(name)
    assert ended.code == 1, ended.said
    assert "the bot said nothing" in ended.scenario("Hello")["error"]
    assert "where the bot's threads wait:" in ended.out
    _, _, waits = ended.out.partition("where the bot's threads wait:")
    here = {"calls_its_own_server": "in ask", "deadlocks": "in takes"}[name]
    waiting = [line.split() for line in waits.splitlines()[1:10] if here in line]
    assert {"webhook", "'other'", "'Thread"} & {line[1] for line in waiting} > {"webhook"}, waits


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("spins", "without a pause: a webhook handler at"),
        ("bombs", "still starts thread 'Thread (wait)'"),
    ],
)
def test_a_bot_without_an_end_is_stopped(played, name, said):
    ended = played(name)
    assert ended.code == 2, ended.said
    error = ended.scenario("Hello")["error"]
    assert said in error
    assert "in handle" in error
