"""``--isolate``: every scenario meets a fresh bot, in a fork of a warmed process.

The bot is imported once, in the template that is forked, unless it starts threads when it is
imported: threads do not survive a fork, so each child then imports the bot anew.
"""

from contextlib import suppress
from typing import Any

import pytest

from scenarios.collection import plays_scenarios
from scenarios.keys import SESSION
from scenarios.twins import reports_of
from simulator.attaching.fork import ChildDied, in_child
from simulator.errors import SimulatorError
from simulator.harness import Harness
from simulator.report import Outcome


class Isolation:
    """A pytest plugin that runs scenarios in children.

    Attributes:
        harness: The template.
    """

    def __init__(self, harness: Harness) -> None:
        self.harness = harness
        self._warmed = False

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_protocol(
        self,
        item: pytest.Item,
        nextitem: pytest.Item | None,  # noqa: ARG002 - the child ends after one
    ) -> bool | None:
        """Run a scenario in a child; leave other tests alone."""
        if "stage" not in getattr(item, "fixturenames", ()):
            return None
        with suppress(SimulatorError):  # each scenario says so itself
            self._warm()
        hook = item.ihook
        hook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
        for report in self._reports(item):
            hook.pytest_runtest_logreport(report=report)
        hook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
        return True

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(
        self, config: pytest.Config, items: list[pytest.Item]
    ) -> None:
        """Warm up before the first scenario, so that a bad address ends the run at once."""
        if plays_scenarios(config, items):
            try:
                self._warm()
            except SimulatorError as error:
                raise pytest.UsageError(str(error)) from None

    def _warm(self) -> None:
        if not self._warmed:
            self._warmed = True
            if not in_child(self.harness.starts_threads):
                self.harness.attach()

    def _reports(self, item: pytest.Item) -> list[pytest.TestReport]:
        to_data = item.config.hook.pytest_report_to_serializable
        from_data = item.config.hook.pytest_report_from_serializable

        def play() -> list[Any]:
            self.harness.after_fork()
            reports = reports_of(item, None)
            return [to_data(config=item.config, report=report) for report in reports]

        try:
            return [from_data(config=item.config, data=data) for data in in_child(play)]
        except ChildDied as error:
            return [_died(item, error)]


def _died(item: pytest.Item, error: ChildDied) -> pytest.TestReport:
    report = pytest.TestReport(
        nodeid=item.nodeid,
        location=item.location,
        keywords={},
        outcome="failed",
        longrepr=str(error),
        when="call",
    )
    report.courtesy_outcome = Outcome.BOT_FAILED.value  # type: ignore[attr-defined]
    return report


def pytest_configure(config: pytest.Config) -> None:
    """Isolate by forks if that was asked for; a bot in a child is started anew by the harness."""
    session = config.stash[SESSION]
    harness = session.harness
    if session.settings.isolate and harness is not None and harness.driver.forks:
        config.pluginmanager.register(Isolation(harness), "courtesy.isolation.plugin")
