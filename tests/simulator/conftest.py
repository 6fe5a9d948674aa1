"""Scenarios on simulated time."""

import pytest

from tests.simulator.simulation import Simulation


@pytest.fixture
def simulation():
    """Live in simulated time for one test."""
    simulation = Simulation()
    with simulation.clock.running():
        yield simulation
