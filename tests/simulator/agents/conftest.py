"""How the bots in Node are started; ``COURTESY_NODE`` names another Node than the path's."""

import tempfile
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.clients import nodejs
from tests.requirements import require_programs
from tests.simulator.agents.node.driver import BOTS, FOLDER, accept, node, started


@pytest.fixture
def start():
    """Call it with a bot's file: it is started, listens, and lives in its first scenario."""
    require_programs(node())
    with ExitStack() as stack:

        def run(file, *args, answer=accept, command=None, **more):
            # Not pytest's own folder, whose name may be too long for a socket's.
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            command = command or [node(), str(BOTS / file), *args]
            bot = stack.enter_context(started(command, folder, FOLDER, answer, **more))
            bot.until("ready")
            bot.begin()
            return bot

        yield run


@pytest.fixture
def packages():
    """The npm packages that some bots are made of are installed."""
    require_programs("npm")
    nodejs.install(FOLDER)


@pytest.fixture
def evaluating(start):
    """A bot that does what it is asked, in JavaScript."""
    return start("evaluating.cjs")
