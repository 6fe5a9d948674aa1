"""What Python tests and steps may ask for: ``clock``, ``graph``, ``bot``, ``customer``, …."""

from collections.abc import Iterator

import pytest

from fake_graph import FakeGraph
from scenarios.freezer import Freezer
from scenarios.keys import SESSION
from scenarios.live import Live
from scenarios.running import LIFE, Life, life_of
from scenarios.stage import Stage
from simulator.connector import Bot
from simulator.errors import HarnessError
from simulator.people.customer import Customer
from simulator.people.office import Office
from simulator.scoring.scorecard import Scorecard
from simulator.timekeeper import Timekeeper
from simulator.transcript import Transcript


@pytest.fixture
def stage(request: pytest.FixtureRequest) -> Iterator[Stage]:
    """What a scenario's steps share: its world, and who acted last."""
    session = request.config.stash[SESSION]
    if session.harness is None:
        raise HarnessError("this process leaves its tests to workers")
    with life_of(session.harness, request.node) as life:
        request.node.stash[LIFE] = life
        yield life.stage


@pytest.fixture
def clock(stage: Stage) -> Timekeeper:
    """Simulated time: ``now``, ``advance``, ``advance_until``, ``travel_to``, ``settle``."""
    return stage.world.clock


@pytest.fixture
def freezer(clock: Timekeeper) -> Freezer:
    """Simulated time as pytest-freezer has it: ``move_to``, ``tick``."""
    return Freezer(clock)


@pytest.fixture
def graph(stage: Stage) -> FakeGraph:
    """The fake platform, with its journal."""
    return stage.world.graph


@pytest.fixture
def bot(stage: Stage) -> Bot:
    """The bot under test, attached to the page."""
    return stage.world.bot


@pytest.fixture
def customer(stage: Stage) -> Customer:
    """A customer whose name is up to chance."""
    return stage.person(None)


@pytest.fixture
def office(stage: Stage) -> Office:
    """The page's staff, who write and take threads by hand, and its automations."""
    return stage.world.office


@pytest.fixture
def transcript(stage: Stage) -> Live[Transcript]:
    """What the customer has lived through so far: ``transcript.replies()``, ``str(transcript)``."""
    return Live(lambda: stage.world.transcript(stage.person(None)))


@pytest.fixture
def scorecard(stage: Stage) -> Live[Scorecard]:
    """The score of everything so far: ``scorecard.total``, ``scorecard.findings("goodbye")``."""
    return Live(stage.world.scorecard)


__all__ = [
    "Life",
    "bot",
    "clock",
    "customer",
    "freezer",
    "graph",
    "office",
    "scorecard",
    "stage",
    "transcript",
]
