"""Somebody who leaves in the middle and returns the next day, or after the window."""

from simulator.personas.wanderer import PERSONA
from tests.simulator.personas.talking import talk


def test_some_come_back_the_next_day_and_some_after_the_window():
    took = [talk(PERSONA, seed=seed).took.total_seconds() / 3600 for seed in range(1, 12)]
    assert any(hours < 24 for hours in took)
    assert any(hours > 26 for hours in took)
    assert min(took) > 16
