"""A bot's own process in Python: what the agent changes there, and what it must not."""

import subprocess
import sys

import pytest

HELLO = """
    Feature: Shop
      Scenario: Hello
        Given a customer named "Ana"
        When Ana says "Hi"
        And 1 minute passes
      Scenario: Hello again
        Given a customer named "Ana"
        When Ana says "Hi"
        And 1 minute passes
"""

SERVER = """
import json, os, urllib.parse, urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        query = urllib.parse.parse_qs(urllib.parse.urlsplit(self.path).query)
        self.answer(query["hub.challenge"][0].encode())

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        for entry in body["entry"]:
            for event in entry.get("messaging", ()):
                if "message" in event:
                    send(event["sender"]["id"], reply(event["message"]["text"]))
        self.answer(b"ok")

    def answer(self, body):
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def send(psid, text):
    url = "https://graph.facebook.com/me/messages?access_token=" + os.environ["PAGE_TOKEN"]
    data = json.dumps({"recipient": {"id": psid}, "message": {"text": str(text)}}).encode()
    urllib.request.urlopen(urllib.request.Request(url, data, {"Content-Type": "application/json"}))


def serve():
    ThreadingHTTPServer(("127.0.0.1", int(os.environ["PORT"])), Handler).serve_forever()
"""


def run(folder, program, *arguments, feature=HELLO, **environment):
    """Run a bot on the standard library alone, whose ``reply`` is in ``program``."""
    folder.write("server.py", SERVER).write("bot.py", program).feature(feature)
    return folder.run("python:bot.py", *arguments, **environment)


@pytest.mark.parametrize("package", ["simulator", "scenarios", "fake_graph"])
def test_none_of_our_names_can_be_imported(folder, package):
    ended = run(
        folder,
        f"""
        import server

        try:
            import {package}
            found = "found"
        except ModuleNotFoundError as error:
            found = str(error)
        server.reply = lambda _: found
        server.serve()
        """,
    )
    assert ended.texts("Hello") == [f"No module named '{package}'"], ended.said


def test_a_package_of_the_bots_that_has_our_name_is_the_bots(folder):
    folder.write("own/simulator/__init__.py", "WORD = 'the bot says so'")
    ended = run(
        folder,
        """
        import sys

        sys.path.insert(0, "own")
        import server
        import simulator

        server.reply = lambda _: simulator.WORD
        server.serve()
        """,
    )
    assert ended.texts("Hello") == ["the bot says so"], ended.said


def test_clocks_that_are_taken_at_import_are_simulated(folder):
    ended = run(
        folder,
        """
        import datetime
        import time
        import server


        def reply(_, now=datetime.datetime.now, sleep=time.sleep):
            sleep(3)
            return now().isoformat()


        server.reply = reply
        server.serve()
        """,
    )
    assert ended.texts("Hello") == ["2026-09-07T09:00:03"], ended.said
    assert ended.bot["certificate"]["deterministic"]


def test_chance_depends_on_the_scenario_and_the_seed_alone(folder):
    program = """
        import random
        import secrets
        import uuid
        import server

        server.reply = lambda _: f"{random.random()} {secrets.token_hex(4)} {uuid.uuid4()}"
        server.serve()
        """
    first, second = run(folder, program), run(folder, program)
    other = run(folder, program, "--seed", "2")
    assert first.raw == second.raw
    assert first.texts("Hello") != first.texts("Hello again")
    assert first.texts("Hello") != other.texts("Hello")


def test_a_bot_may_wait_before_it_serves(folder):
    ended = run(
        folder,
        """
        import time
        import server

        began = time.time()
        time.sleep(7200)
        waited = time.time() - began
        server.reply = lambda _: round(waited)
        server.serve()
        """,
    )
    assert ended.texts("Hello") == ["7200"], ended.said


def test_an_interpreter_of_the_bots_own_needs_nothing_of_ours(folder):
    environment = folder.path / "bare"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", environment], check=True)
    ended = run(
        folder,
        """
        import importlib.util
        import server

        names = ("freezegun", "flask", "dateutil")
        server.reply = lambda _: [n for n in names if importlib.util.find_spec(n)]
        server.serve()
        """,
        "--python",
        "bare/bin/python",
    )
    assert ended.texts("Hello") in ([["freezegun"]], ["['freezegun']"]), ended.said


def test_the_bots_own_sitecustomize_stays_in_force(folder):
    folder.write("site/sitecustomize.py", "import os\nos.environ['CUSTOM'] = 'kept'")
    ended = run(
        folder,
        """
        import os
        import server

        server.reply = lambda _: os.environ["CUSTOM"]
        server.serve()
        """,
        PYTHONPATH=str(folder.path / "site"),
    )
    assert ended.texts("Hello") == ["kept"], ended.said


def test_what_the_webhook_raises_is_told_with_the_bots_own_traceback(folder):
    folder.feature(HELLO)
    ended = folder.run("python:-m tests.bots.served flask raising")
    assert ended.code == 1
    assert "the bot raised" in ended.said
    assert "tests/bots/raising.py" in ended.said


def test_graph_calls_while_it_starts_are_answered(folder):
    ended = run(
        folder,
        """
        import json
        import os
        import urllib.request
        import server

        token = os.environ["PAGE_TOKEN"]
        url = "https://graph.facebook.com/v23.0/me?access_token=" + token
        name = json.load(urllib.request.urlopen(url))["name"]
        server.reply = lambda _: name
        server.serve()
        """,
    )
    assert ended.texts("Hello") == ["Courtesy Test Page"], ended.said
