"""A stage in this process, on simulated time, before a bot that is a function."""

from contextlib import contextmanager

import pytest

from scenarios.stage import Stage
from tests.scenarios.steps.saying import Teller
from tests.simulator.small_world import living, polite


@pytest.fixture
def staged():
    """Call it with a bot; returns a context manager that gives the stage."""

    @contextmanager
    def begin(answer=polite, **more):
        with living(answer, **more) as world:
            yield Stage(world)

    return begin


@pytest.fixture
def told(staged):
    """Call it with a bot; returns a context manager that gives one who carries sentences out."""

    @contextmanager
    def begin(answer=polite, **more):
        with staged(answer, **more) as stage:
            yield Teller(stage)

    return begin
