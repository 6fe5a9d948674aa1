"""One and the same feature for bots of many kinds."""

import pytest

from tests.reminders import assert_reminds, run_reminders
from tests.requirements import require

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
