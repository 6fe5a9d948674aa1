"""Programs as bots are really started, each with a server of its own, none of which listens."""

import sys

import pytest

from tests.requirements import require

FEATURE = """
    Feature: Shop
      Scenario: Hello
        Given a customer named "Ana"
        When Ana says "Hi"
        Then the bot says "Hello! How can I help?"
        When 30 minutes pass
        Then the bot says "Goodbye! Write any time."
"""
FLASK, FASTAPI = "timer_reminders", "fastapi_bot"

PROGRAMS = {
    "Flask.run": f"-m tests.bots.served flask {FLASK}",
    "Flask.run with the reloader": f"-m tests.bots.served reloading {FLASK}",
    "flask run": f"-m flask --app tests.bots.{FLASK} run",
    "werkzeug's make_server": f"-m tests.bots.served make_server {FLASK}",
    "wsgiref": f"-m tests.bots.served wsgiref {FLASK}",
    "wsgiref in a thread": f"-m tests.bots.served in_a_thread {FLASK}",
    "waitress": f"-m tests.bots.served waitress {FLASK}",
    "gunicorn": f"-m gunicorn tests.bots.{FLASK}:app",
    "gunicorn with threads": f"-m gunicorn --threads 4 tests.bots.{FLASK}:app",
    "gunicorn with uvicorn": (
        f"-m gunicorn -k uvicorn.workers.UvicornWorker tests.bots.{FASTAPI}:app"
    ),
    "uvicorn": f"-m uvicorn tests.bots.{FASTAPI}:app",
    "uvicorn.run": f"-m tests.bots.served uvicorn {FASTAPI}",
    "uvicorn in a loop of the bot's": f"-m tests.bots.served own_loop {FASTAPI}",
    "hypercorn": f"-m hypercorn tests.bots.{FASTAPI}:app",
    "hypercorn in a loop of the bot's": f"-m tests.bots.served hypercorn {FASTAPI}",
    "aiohttp": "-m tests.bots.served aiohttp aiohttp_reminders",
}


@pytest.mark.parametrize("program", PROGRAMS.values(), ids=PROGRAMS)
def test_a_bot_under_any_server_lives_on_simulated_time(folder, program):
    require("aiohttp", "fastapi", "gunicorn", "hypercorn", "uvicorn")
    if "in_a_thread" in program and sys.version_info >= (3, 12):
        pytest.skip("from 3.12 on no thread can be started once the main thread has ended")
    ended = folder.feature(FEATURE).run(f"python:{program}")
    assert ended.code == 0, ended.said
    assert ended.bot["certificate"]["escapes"] == []


def test_several_workers_are_simulated_as_one_and_certified(folder):
    require("gunicorn")
    ended = folder.feature(FEATURE).run(f"python:-m gunicorn -w 4 tests.bots.{FLASK}:app")
    assert ended.code == 0, ended.said
    assert ended.bot["certificate"]["deterministic"]
    assert ended.bot["certificate"]["departures"] == [
        "gunicorn with 4 worker processes was simulated as one process, "
        "so that a run can be repeated"
    ]


def test_workers_with_a_clock_of_their_own_are_refused_with_advice(folder):
    require("gunicorn", "gevent")
    ended = folder.feature(FEATURE).run(f"python:-m gunicorn -k gevent tests.bots.{FLASK}:app")
    assert ended.code == 2
    assert "--worker-class gthread" in ended.said
    assert "Traceback" not in ended.said


BUSY = """
    Feature: Shop
      Scenario: Two at once
        Given a customer named "Ana"
        And a customer named "Ben"
        When Ana says "slow"
        And Ben says "quick"
        And 1 minute passes
        Then the platform refused nothing
"""


@pytest.mark.parametrize(
    ("server", "waited"), [("single_threaded", 3), ("flask", 0), ("waitress", 0)]
)
def test_a_slow_answer_delays_others_as_much_as_the_server_would(folder, server, waited):
    ended = folder.feature(BUSY).run(f"python:-m tests.bots.served {server} sluggish")
    assert ended.code == 0, ended.said
    answers = {e["text"]: e["at"] for e in ended.entries("Two at once", "message_sent")}
    assert answers["slow it was"].startswith("2026-09-07T09:00:03")
    assert answers["quick it was"].startswith(f"2026-09-07T09:00:{waited:02d}")
