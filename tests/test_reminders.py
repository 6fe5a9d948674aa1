"""One and the same feature for bots of many kinds."""

import pytest

from tests.reminders import assert_reminds, run_reminders
from tests.requirements import require

BOTS = {
    "Flask and threading.Timer": ("wsgi:tests.bots.timer_reminders:app", ("flask",)),
    "FastAPI and asyncio": ("asgi:tests.bots.fastapi_bot:app", ("fastapi", "httpx")),
}
"""Addresses, and the modules that the bots need."""


@pytest.mark.parametrize(("address", "modules"), BOTS.values(), ids=BOTS)
def test_a_reminder_a_goodbye_and_nothing_else_for_seven_days(folder, address, modules):
    require(*modules)
    assert_reminds(run_reminders(folder, "--bot", address))
