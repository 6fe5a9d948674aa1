"""Conversations with an asynchronous bot: what goes on after an answer, and who waits for whom."""

import pytest

from tests.reminders import lines, transcripts
from tests.requirements import require

KITCHEN = """
    Feature: Kitchen
      Scenario: One after another
        Given a customer named "Ana"
        When Ana says "background"
        And 1 minute passes
        And Ana says "task"
        And 1 minute passes
        And Ana says "thread"
        And 1 minute passes
        And Ana says "timer"
        And 2 minutes pass
        And Ana says "aiohttp"
        And 1 minute passes
        And Ana says "impatient"
        And 1 minute passes
      Scenario: Slow
        Given a customer named "Ana"
        And a customer named "Ben"
        When Ana says "slow"
        And Ben says "Hi"
        And 3 seconds pass
        And Ben says "Hi again"
        And 1 minute passes
      Scenario: Blocking
        Given a customer named "Ana"
        And a customer named "Ben"
        When Ana says "blocking"
        And Ben says "Hi"
        And 3 seconds pass
        And Ben says "Hi again"
        And 1 minute passes
      Scenario: Bug
        Given a customer named "Ana"
        When Ana says "bug"
"""

ONE_AFTER_ANOTHER = """
    0s customer: background
    0s bot: done: background
    30s bot: from the background
    1m customer: task
    1m bot: done: task
    1m40s bot: from a task
    2m customer: thread
    2m3s bot: from a thread
    2m3s bot: done: thread
    3m customer: timer
    3m bot: done: timer
    4m bot: from a timer
    5m customer: aiohttp
    5m bot: by aiohttp
    5m bot: done: aiohttp
    6m customer: impatient
    6m4s bot: waited for four seconds
    6m4s bot: done: impatient
"""


@pytest.fixture(params=[(), ("--isolate",)], ids=["together", "isolated"])
def kitchen(request, play_once):
    require("starlette", "httpx", "aiohttp")
    return play_once(
        f"kitchen{''.join(request.param)}",
        lambda folder: folder.feature(KITCHEN).run("asgi:tests.bots.kitchen:app", *request.param),
    )


def test_background_tasks_tasks_threads_and_timers_go_on_after_the_answer(kitchen):
    assert transcripts(kitchen, "One after another") == {"Ana": lines(ONE_AFTER_ANOTHER)}


def test_a_handler_that_waits_for_one_customer_does_not_delay_another(kitchen):
    found = transcripts(kitchen, "Slow")
    assert found["Ana"][:2] == ["0s customer: slow", "20s bot: done: slow"]
    assert found["Ben"] == [
        "0s customer: Hi",
        "0s bot: done: Hi",
        "3s customer: Hi again",
        "3s bot: done: Hi again",
    ]


def test_a_handler_that_blocks_its_loop_delays_everybody_as_long_as_it_blocks(kitchen):
    found = transcripts(kitchen, "Blocking")
    assert found["Ana"][:2] == ["0s customer: blocking", "20s bot: done: blocking"]
    assert found["Ben"][:4] == [
        "0s customer: Hi",
        "3s customer: Hi again",
        "20s bot: done: Hi",
        "20s bot: done: Hi again",
    ]


def test_a_bug_is_shown_with_the_bots_own_traceback(kitchen):
    assert kitchen.scenario(": Bug")["outcome"] == "bot failed"
    assert 'raise KeyError("price")' in kitchen.out
    assert "/simulator/" not in kitchen.out


def test_the_bot_shuts_down_once_at_the_end(kitchen, request):
    closes = "together" in request.node.name
    assert kitchen.out.count("the kitchen closes") == closes
    assert [e for e in kitchen.bot["certificate"]["escapes"] if "outlives" not in e] == []


def test_threads_of_a_wsgi_bot_do_not_delay_each_other_either(folder):
    folder.feature(
        """
        Feature: Shop
          Scenario: Slow
            Given a customer named "Ana"
            And a customer named "Ben"
            When Ana says "slow"
            And Ben says "Hi"
            And 1 minute passes
        """
    )
    folder.write(
        "shop.py",
        """
        import time
        from tests.bots.messenger import app_for, send
        def answer(psid, text):
            time.sleep(4 if text == "slow" else 0)
            send(psid, f"done: {text}")
        app = app_for(answer)
        """,
    )
    found = transcripts(folder.run("wsgi:shop:app"), "Slow")
    assert found["Ana"] == ["0s customer: slow", "4s bot: done: slow"]
    assert found["Ben"] == ["0s customer: Hi", "0s bot: done: Hi"]
