"""One and the same feature for bots of many kinds."""

from pathlib import Path

import pytest

from tests.clients import nodejs
from tests.reminders import SILENT, assert_reminds, run_reminders
from tests.requirements import require, require_programs
from tests.simulator.agents.node.driver import FOLDER as NODE

BOTS = {
    "Flask and threading.Timer": ("wsgi:tests.bots.timer_reminders:app", ()),
    "Flask and APScheduler": ("wsgi:tests.bots.apscheduler_reminders:app", ("apscheduler",)),
    "FastAPI and asyncio": ("asgi:tests.bots.fastapi_bot:app", ("fastapi", "httpx")),
    "a function and asyncio": ("function:tests.bots.function_reminders:handle", ("aiohttp",)),
}
"""Addresses of bots in this process, and the modules that they need."""

IDLE = "thread 'ThreadPoolExecutor' is parked at an unknown place outlives its scenario"
"""What is left of an executor that has nothing to do."""


@pytest.mark.parametrize(("address", "modules"), BOTS.values(), ids=BOTS)
def test_a_reminder_a_goodbye_and_nothing_else_for_seven_days(folder, address, modules):
    require(*modules)
    ended = run_reminders(folder, "--bot", address)
    assert_reminds(ended)
    assert [e for e in ended.bot["certificate"]["escapes"] if IDLE not in e] == []


CHILDREN = {
    "Flask.run": ("python:-m tests.bots.served flask timer_reminders", ("flask",)),
    "gunicorn": ("python:-m gunicorn tests.bots.timer_reminders:app", ("gunicorn",)),
    "uvicorn": ("python:-m uvicorn tests.bots.fastapi_bot:app", ("uvicorn", "fastapi")),
    "aiohttp": ("python:-m tests.bots.served aiohttp aiohttp_reminders", ("aiohttp",)),
}
"""Addresses of bots in children, and the modules that they need."""


@pytest.mark.parametrize(("address", "modules"), CHILDREN.values(), ids=CHILDREN)
def test_the_same_in_a_python_child(folder, address, modules):
    require(*modules)
    ended = run_reminders(folder, "--bot", address)
    assert_reminds(ended)
    assert ended.bot["certificate"]["escapes"] == []


@pytest.mark.parametrize("file", ["express.cjs", "module.mjs"])
def test_the_same_in_a_node_child(folder, file):
    require_programs("node", "npm")
    nodejs.install(NODE)
    ended = run_reminders(folder, "--", "node", str(NODE / "bots" / file))
    assert_reminds(ended)
    assert ended.bot["certificate"]["escapes"] == []


DAYS = """
    Feature: Three days
      Scenario: Window, tags and hand-over
        Given the page's staff and the bot share the threads
        And the page may use the tag "HUMAN_AGENT"
        And a customer named "Ana"
        When Ana says "Hi"
        Then the bot says "Hello! How can I help?"
        When Ana says "late order"
        Then the bot says "We will look into it and write to you."
        When 25 hours pass
        And Ana says "news?"
        Then the bot says "Your parcel is on its way."
        When 9 hours pass
        And Ana says "Hi"
        Then the bot says "We are closed until tomorrow."
        When 39 hours pass
        And Ana says "human please"
        Then the bot says "I hand you over to a colleague."
        And the page's staff have the thread
        And the platform refused nothing
"""
BOT_FILES = Path(__file__).parent / "bots"
LANGUAGES = {
    "PHP": ("php", "-S", "127.0.0.1:0", str(BOT_FILES / "webhook.php")),
    "Ruby": ("ruby", str(BOT_FILES / "webhook.rb")),
    "Java": ("java", str(BOT_FILES / "Webhook.java")),
}


@pytest.mark.parametrize("command", LANGUAGES.values(), ids=LANGUAGES)
def test_bots_without_timers_pass_three_days_in_other_languages(folder, command):
    require_programs(command[0], "faketime")
    folder.feature(DAYS)
    ended = folder.courtesy("run", "--json", "report.json", "shop.feature", "--", *command)
    assert ended.code == 0, ended.said
    assert ended.bot["certificate"]["control"]["wall clock"] == "simulated, by libfaketime"
    assert not ended.bot["certificate"]["deterministic"]


@pytest.mark.parametrize("command", LANGUAGES.values(), ids=LANGUAGES)
def test_what_needs_their_timers_is_refused_with_the_reason(folder, command):
    require_programs(command[0], "faketime")
    ended = run_reminders(folder, "--", *command, only=SILENT)
    assert ended.code == 2, ended.said
    (scenario,) = ended.bot["scenarios"]
    assert "cannot tell whether the bot stays silent" in scenario["error"], ended.said
    assert "what it waits for by itself, it waits for in real time" in scenario["error"]
