"""Bots in Node under the harness itself."""

import pytest

from tests.reminders import assert_reminds, run_reminders
from tests.requirements import require_programs
from tests.simulator.agents.node.driver import BOTS, FOLDER


@pytest.mark.parametrize("bot", ["express.cjs", "module.mjs"])
def test_a_reminder_a_goodbye_and_nothing_else_for_seven_days(bot, folder, packages):
    require_programs("node")
    ended = run_reminders(folder, "--bot", f"node:{BOTS / bot}")
    assert_reminds(ended)
    assert ended.bot["certificate"]["escapes"] == []


def test_the_same_behind_npm(folder, packages):
    ended = run_reminders(folder, "--", "npm", "--prefix", str(FOLDER), "start")
    assert_reminds(ended)
    assert ended.bot["certificate"]["escapes"] == []
