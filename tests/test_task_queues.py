"""Schedulers and task queues, with real workers in threads of the bot, keep simulated time."""

import json

import pytest

from tests.reminders import assert_reminds, run_reminders
from tests.requirements import require

BOTS = {
    "celery": ("celery",),
    "dramatiq": ("dramatiq",),
    "huey": ("huey",),
    "rq": ("rq", "fakeredis", "lupa"),
    "sched": (),
    "schedule": ("schedule",),
}
"""The bot's name in front of ``_bot``, and the modules that it needs."""

LOOKS = "looks for work; looks that would have found none were left out"

WEEK = """
    Feature: Shop
      Scenario: A week
        Given a customer named "Ana"
        When Ana says "Hi"
        And 7 days pass
"""


@pytest.mark.parametrize(("bot", "modules"), BOTS.items(), ids=BOTS)
def test_a_reminder_a_goodbye_and_nothing_else_for_seven_days(folder, bot, modules):
    require(*modules)
    assert_reminds(run_reminders(folder, "--bot", f"wsgi:tests.bots.{bot}_bot:app"))


def test_celerys_looks_in_vain_are_left_out_and_that_is_said(folder):
    require("celery")
    ended = folder.feature(WEEK).run("celery_bot", "--isolate", "--timings", "timings.json")
    assert ended.bot["certificate"]["deterministic"] is True, ended.said
    assert ended.bot["certificate"]["departures"] == [
        f"Celery's timer {LOOKS}",
        f"Celery's worker {LOOKS}",
    ]
    timings = json.loads((folder.path / "timings.json").read_text("utf-8"))
    (skip,) = (skip for skip in timings["Shop: A week"]["skips"] if skip["length"])
    assert (skip["began"], skip["length"]) == (0, 604_800)


CELERY_CHILD = """
    from tests.bots.celery_bot import app

    app.run()
"""


def test_celery_in_a_child_leaves_out_looks_in_vain_too(folder):
    require("celery")
    ended = run_reminders(folder.write("shop.py", CELERY_CHILD), "--bot", "python:shop.py")
    assert_reminds(ended)
    assert ended.bot["certificate"]["deterministic"] is True, ended.said
    assert f"Celery's worker {LOOKS}" in ended.bot["certificate"]["departures"]


def test_a_run_with_every_look_has_the_same_journal(folder):
    require("dramatiq")
    fewer = folder.feature(WEEK.replace("7 days", "2 hours")).run("dramatiq_bot")
    exact = folder.run("dramatiq_bot", "--exact-polls")
    assert exact.scenario("A week")["journal"] == fewer.scenario("A week")["journal"]
    assert exact.bot["certificate"]["departures"] == []
    assert len(fewer.bot["certificate"]["departures"]) == 2


BUSY = """
    import threading
    import time

    from tests.bots.messenger import app_for, send


    def look():
        while True:
            sum(range(2_000_000))
            time.sleep(600)


    threading.Thread(target=look, daemon=True).start()
    app = app_for(lambda psid, text: send(psid, "Hello!"))
"""


def test_a_skip_that_took_long_is_named_with_who_kept_waking_up(folder):
    folder.write("busy.py", BUSY).feature(WEEK.replace("7 days", "2 days"))
    ended = folder.run("wsgi:busy:app", "--timings", "timings.json")
    (told,) = (line for line in ended.lines if "of real time" in line)
    assert told.startswith("courtesy: Shop: A week: 2 days took ")
    assert "busy.py:10 in look woke 288 times; let it sleep until" in told
    timings = json.loads((folder.path / "timings.json").read_text("utf-8"))
    slow = max(timings["Shop: A week"]["skips"], key=lambda skip: skip["seconds"])
    assert slow["seconds"] > 2
    assert slow["wakers"][0]["wakes"] == 288
