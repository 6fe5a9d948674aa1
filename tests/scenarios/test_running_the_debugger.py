"""Debuggers and coverage work inside a bot's threads, and time stands still meanwhile."""

import json

import pytest

from tests.requirements import require
from tests.typist import Typist

BOT = """
    import threading
    from datetime import datetime
    from flask import Flask, request
    import requests

    app = Flask(__name__)
    seen = []

    def send(psid, text):
        requests.post("https://graph.facebook.com/v21.0/me/messages",
                      params={"access_token": "test-page-token"},
                      json={"recipient": {"id": psid}, "message": {"text": text}})

    def later(psid):
        secret = "rosebud"
        BREAK_LATER
        send(psid, "a minute later")

    @app.get("/webhook")
    def verify():
        return request.args["hub.challenge"]

    @app.post("/webhook")
    def webhook():
        for entry in request.json["entry"]:
            for event in entry["messaging"]:
                if "text" in event.get("message", {}):
                    before = datetime.now()
                    BREAK
                    send(event["sender"]["id"], f"waited {datetime.now() - before}")
                    threading.Timer(60, later, (event["sender"]["id"],)).start()
        return "ok"
"""

FEATURE = """
    Feature: Debugging
      Scenario: Two answers
        When the customer says "hi"
        Then the bot says "waited 0:00:00"
        When 2 minutes pass
        Then the bot says "a minute later"
"""

CROWD = """
    Feature: Debugging
      Scenario: Two customers at once
        Given a customer named "Ana"
        And a customer named "Ben"
        When Ana says "hi"
        And Ben says "hi"
        Then the bot says "waited 0:00:00"
"""


@pytest.fixture
def shop(folder):
    require("requests")

    def write(*, now="pass", later="pass"):
        text = BOT.replace("BREAK_LATER", later).replace("BREAK", now)
        return folder.write("shopbot.py", text).feature(FEATURE)

    return write


RUN = ("-p", "no:cacheprovider", "-p", "no:randomly", "shop.feature", "--bot", "wsgi:shopbot:app")
COMMANDS = {
    "pytest": ("-m", "pytest", *RUN, "--courtesy-json", "report.json"),
    "courtesy": (
        *("-m", "scenarios", "run", "shop.feature", "--bot", "wsgi:shopbot:app"),
        *("--json", "report.json"),
    ),
}
ORDER = {"PYTHONHASHSEED": "0"}
LOOKED_AT = "import simulator.timeflow.real as r; r.Real.sleep(0.4)"
"""At the prompt, for longer than the watchdog takes to see that a thread waits for the world."""


def is_deterministic(folder):
    report = json.loads((folder.path / "report.json").read_bytes())
    return report["bots"][0]["certificate"]["deterministic"]


@pytest.mark.parametrize("command", ["pytest", "courtesy"])
def test_breakpoint_in_a_handler_while_time_stands_still(shop, command):
    folder = shop(now="breakpoint()")
    with Typist(folder, *COMMANDS[command], **ORDER) as user:
        user.await_text("(Pdb)")
        user.type("p 'before', before.year")
        user.await_text("('before', 2026)")
        user.type(LOOKED_AT)
        user.await_text("(Pdb)")
        user.type("next")
        user.await_text("(Pdb)")
        user.type("continue")
        assert user.code() == 0, user.shown
    assert is_deterministic(folder)


def test_breakpoint_in_a_timers_thread(shop):
    folder = shop(later="breakpoint()")
    with Typist(folder, *COMMANDS["pytest"], **ORDER) as user:
        user.await_text("(Pdb)")
        user.type("p secret * 2")
        user.await_text("'rosebudrosebud'")
        user.type("continue")
        assert user.code() == 0, user.shown
    assert is_deterministic(folder)


def test_others_wait_while_somebody_debugs(shop):
    folder = shop(now="breakpoint() if not seen else None; seen.append(1)")
    folder.feature(CROWD)
    with Typist(folder, *COMMANDS["pytest"], **ORDER) as user:
        user.await_text("(Pdb)")
        user.type(LOOKED_AT)
        user.await_text("(Pdb)")
        user.type("p 'handled', len(seen)")
        user.await_text("('handled', 0)")
        user.type("continue")
        assert user.code() == 0, user.shown
    assert is_deterministic(folder)


def test_quitting_the_debugger_ends_the_run(shop):
    with Typist(shop(now="breakpoint()"), *COMMANDS["pytest"]) as user:
        user.await_text("(Pdb)")
        user.type("quit")
        assert user.code() == pytest.ExitCode.INTERRUPTED, user.shown


def test_input_waits_for_the_keyboard_like_a_debugger(shop):
    folder = shop(now="import builtins; seen.append(builtins.input('who is there? '))")
    with Typist(folder, *COMMANDS["pytest"], "-s", **ORDER) as user:
        user.await_text("who is there? ")
        user.type("me")
        assert user.code() == 0, user.shown
    assert is_deterministic(folder)


def test_pdb_on_a_failure_opens_where_the_bot_raised(shop):
    with Typist(shop(now="1 / 0"), *COMMANDS["pytest"], "--pdb") as user:
        user.await_text("ZeroDivisionError")
        user.await_text("(Pdb)")
        user.type("p 'sender', event['sender']['id'].isdigit()")
        user.await_text("('sender', True)")
        user.type("quit")
        user.code()


def test_pdb_on_a_failed_step_leaves_the_world_to_look_around_in(shop):
    folder = shop(now="return 'ok'")
    with Typist(folder, *COMMANDS["pytest"], "--pdb") as user:
        user.await_text("(Pdb)")
        user.type("p 'stage', stage.world.clock.now().year")
        user.await_text("('stage', 2026)")
        user.type("quit")
        user.code()


def test_coverage_sees_what_the_bots_threads_run(shop):
    require("pytest_cov")
    ended = shop(later="secret = secret.upper()").pytest(
        *("--bot", "wsgi:shopbot:app", "-p", "no:randomly", "--cov=shopbot"),
        "--cov-report=term-missing",
    )
    assert ended.code == 0, ended.said
    row = next(line for line in ended.out.splitlines() if line.startswith("shopbot.py"))
    assert row.split()[3:] == ["100%"], ended.said
