"""The pytest plugin: options, and the hooks that matter before anything else is imported.

Without ``--bot`` it does nothing and imports nothing of weight. With it, the clock takes over
before any conftest can import the bot; everything else is in ``scenarios.session``.
"""

import os
import sys
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

from scenarios.keys import SESSION
from scenarios.options import BOT, OPTIONS, PREFIX, Option, option_value

if TYPE_CHECKING:
    from scenarios.session import Session

OURS = ("fake_graph", "simulator", "scenarios")
THEIRS: dict[str, ModuleType] = {}
"""Modules of the test suite's own package ``scenarios`` that had been imported before ours."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--bot`` and the ``--courtesy-…`` options."""
    group = parser.getgroup(PREFIX, "Messenger etiquette")
    _add(parser, group, BOT, "--bot", "bot")
    for option in OPTIONS:
        _add(parser, group, option, f"--{PREFIX}-{option.name}", f"{PREFIX}_{option.key}")


def _add(
    parser: pytest.Parser, group: pytest.OptionGroup, option: Option, flag: str, dest: str
) -> None:
    if not option.metavar:
        group.addoption(flag, dest=dest, action="store_true", default=None, help=option.help)
    else:
        action = "append" if option.many else "store"
        group.addoption(
            flag, dest=dest, action=action, metavar=option.metavar, default=None, help=option.help
        )
    parser.addini(f"{PREFIX}_{option.key}", option.help, type=option.ini_type)


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """Take over the clock before a conftest can import the bot."""
    if option_value(early_config, BOT) is None:
        _step_aside()
        return
    try:
        from simulator.errors import SimulatorError
    except ModuleNotFoundError as error:
        raise _shadowed(error) from None
    try:
        early_config.stash[SESSION] = _new_session(early_config)
    except SimulatorError as error:
        raise pytest.UsageError(str(error)) from None


def _new_session(config: pytest.Config) -> "Session":
    try:
        from simulator.attaching.platform import refuse_windows

        refuse_windows()
        from scenarios.session import Session
    except ModuleNotFoundError as error:
        raise _shadowed(error) from None
    return Session(config, runs_tests=not _only_controls(config))


def _shadowed(error: ModuleNotFoundError) -> pytest.UsageError:
    if str(error.name).partition(".")[0] not in OURS:
        return pytest.UsageError(f"{error}, which Courtesy needs; install it anew")
    return pytest.UsageError(
        f"{error}: a package here has the name of one of Courtesy's own (fake_graph, "
        "simulator, scenarios); rename it, or run the bot by itself at an http:// address"
    )


def _step_aside() -> None:
    """Leave the name of this package to the test suite, which may have one of that name."""
    for name in tuple(sys.modules):
        if name.partition(".")[0] == "scenarios":
            del sys.modules[name]
    sys.modules.update(THEIRS)


def _only_controls(config: pytest.Config) -> bool:
    """Return whether this process leaves the tests to pytest-xdist's workers."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        return False
    options = config.known_args_namespace
    return bool(getattr(options, "numprocesses", None) or getattr(options, "tx", None))


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Register steps, fixtures and the collection of features, where a bot is configured."""
    session = config.stash.get(SESSION, None)
    if session is None:
        return
    from scenarios import (
        allure_results,
        collection,
        crowd_file,
        cucumber,
        dispatch,
        fixtures,
        freezer,
        isolation,
        running,
        selection,
        tags,
        twins,
    )

    of_files = (collection, crowd_file, selection)
    of_others = (allure_results, cucumber)
    own = (running, fixtures, freezer, isolation, tags, twins, dispatch)
    for plugin in (*of_files, *of_others, *own):
        config.pluginmanager.register(plugin, plugin.__name__)
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(session, "courtesy.session")


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop listening."""
    session = config.stash.get(SESSION, None)
    if session is not None:
        session.close()
