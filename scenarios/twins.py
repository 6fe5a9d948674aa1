"""A scenario once more with one thing changed, where a rule has to compare.

The scenario's own run is what is reported and what passes or fails. The further runs meet the same
bot, in worlds whose people have other ids; of them only the journal is kept, and what their steps
expect does not matter.
"""

from collections.abc import Callable
from typing import Any

import pytest
from _pytest.runner import runtestprotocol

from scenarios.keys import SESSION
from scenarios.running import CHANGE, LIFE
from simulator.facts import Change
from simulator.report import Outcome, ScenarioRecord, TwinRecord, scenario_to_json, twin_to_json
from simulator.rules import wanted_changes

Reports = list[pytest.TestReport]
PHASES = ("setup", "call", "teardown")


def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
    """Run a scenario, and again with what has to be otherwise; leave other tests alone."""
    if "stage" not in getattr(item, "fixturenames", ()):
        return None
    hook = item.ihook
    hook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
    for report in reports_of(item, nextitem):
        hook.pytest_runtest_logreport(report=report)
    hook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
    return True


def reports_of(item: pytest.Item, nextitem: pytest.Item | None) -> Reports:
    """Return the reports of a scenario's run, with its twins in the last one."""
    reports = runtestprotocol(item, nextitem=nextitem, log=False)
    life = item.stash.get(LIFE, None)
    data = getattr(reports[-1], "courtesy", None)
    if life is not None and life.record is not None and data is not None:
        twins = [twin_to_json(twin) for twin in _twins(item, nextitem, life.record)]
        data["scenario"] = scenario_to_json(life.record) | {"twins": twins}
    return reports


def _twins(
    item: pytest.Item, nextitem: pytest.Item | None, record: ScenarioRecord
) -> list[TwinRecord]:
    harness = item.config.stash[SESSION].harness
    if not getattr(item, "has_twins", True):
        return []
    if harness is None or not harness.clock.simulated or record.outcome is not Outcome.PASSED:
        return []
    changes = wanted_changes(record.transcripts)
    return [twin for c in changes if (twin := _lived_again(item, nextitem, c)) is not None]


def _lived_again(
    item: pytest.Item, nextitem: pytest.Item | None, change: Change
) -> TwinRecord | None:
    item.stash[CHANGE] = change
    if LIFE in item.stash:
        del item.stash[LIFE]
    try:
        _play(item, nextitem)
        life = item.stash.get(LIFE, None)
    finally:
        del item.stash[CHANGE]
    record = life.record if life is not None else None
    if record is None:
        return None
    return TwinRecord(
        change=change,
        ended=record.ended,
        customers=record.customers,
        journal=record.journal,
    )


def _play(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """Carry the scenario out without a report of it, whatever comes of its steps."""
    item._initrequest()  # type: ignore[attr-defined]  # noqa: SLF001 - as reruns do
    for phase in PHASES:
        more: dict[str, Any] = {"nextitem": nextitem} if phase == "teardown" else {}
        run: Callable[..., object] = getattr(item.ihook, f"pytest_runtest_{phase}")
        call = pytest.CallInfo.from_call(
            lambda run=run, more=more: run(item=item, **more),  # type: ignore[misc]
            when=phase,  # type: ignore[arg-type]
            reraise=(KeyboardInterrupt, pytest.exit.Exception),
        )
        if phase == "setup" and call.excinfo is not None:
            item.session._setupstate.teardown_exact(nextitem)  # noqa: SLF001 - as pytest does
            return
