"""A stage in this process, on simulated time, before a bot that is a function."""

from contextlib import contextmanager

import pytest

from scenarios.stage import Stage
from tests.simulator.small_world import living, polite


@pytest.fixture
def staged():
    """Call it with a bot; returns a context manager that gives the stage."""

    @contextmanager
    def begin(answer=polite):
        with living(answer) as world:
            yield Stage(world)

    return begin
