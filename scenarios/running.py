"""From a scenario's first step to its record: whose fault it was, and what to print."""

import traceback
from bdb import BdbQuit
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pytest_bdd.exceptions import GherkinParseError, StepDefinitionNotFoundError

from fake_graph.errors import ImpossibleAction
from scenarios.freezer import start_of
from scenarios.keys import SESSION
from scenarios.session import Session, stopwatch
from scenarios.stage import Stage
from scenarios.step import Unmet
from scenarios.suites import home_of
from scenarios.tags import Tags, tags_of
from scenarios.unknown_step import UnknownStep
from simulator.chance import reseed
from simulator.errors import (
    BotError,
    BotRaised,
    BotRaisedElsewhere,
    HarnessError,
    NotFakedGap,
    ScenarioError,
    SimulatorError,
)
from simulator.escape import printable
from simulator.facts import Change
from simulator.harness import Harness
from simulator.report import (
    CustomerRecord,
    Outcome,
    ScenarioRecord,
    scenario_to_json,
)
from simulator.world import World

AUTHOR_ERRORS = (ScenarioError, ImpossibleAction, StepDefinitionNotFoundError, GherkinParseError)
PASSING_ERRORS = (pytest.skip.Exception, pytest.xfail.Exception)
LEAVING_ERRORS = (pytest.exit.Exception, BdbQuit)
"""What ``quit`` at a debugger raises."""


@dataclass(slots=True)
class Life:
    """A scenario while it lives, and what is kept of it.

    Attributes:
        in_feature: Whether it is written in Gherkin.
        step: The sentence being carried out, with its line.
        error: What ended it early.
        output: What the bot printed, where it has a process of its own.
    """

    stage: Stage
    name: str
    feature: str
    line: int
    in_feature: bool
    step: str = ""
    step_line: int = 0
    error: BaseException | None = None
    timing: dict[str, Any] | None = None
    output: str = ""
    record: ScenarioRecord | None = None


LIFE: pytest.StashKey[Life] = pytest.StashKey()
CHANGE: pytest.StashKey[Change] = pytest.StashKey()
"""What is otherwise than in the scenario as it is written, while it runs so."""


@contextmanager
def life_of(harness: Harness, item: pytest.Item) -> Iterator[Life]:
    """Give ``item`` a world for as long as it runs, and record what happened in it."""
    name, feature, line = identity(item)
    change = item.stash.get(CHANGE, None)
    tags = tags_of(template_of(item))
    start = tags.start or start_of(item)
    with stopwatch() as timing, harness.world(name, start, change, tags.seed) as world:
        world.locale = tags.locale or world.locale
        in_feature = template_of(item) is not None
        life = Life(_stage(world, item, tags), name, feature, line, in_feature, timing=timing)
        harness.driver.output()  # what was printed before belongs to nobody
        yield life
        life.output = harness.driver.output()
        timing["skips"] = [skip.to_json() for skip in world.clock.skips]
        world.finish()
        gaps = world.graph.journal.gaps()
        life.record = _record(life, gaps)
        if gaps and not isinstance(life.error, SimulatorError):
            raise NotFakedGap(gaps)


def _stage(world: World, item: pytest.Item, tags: Tags) -> Stage:
    template = template_of(item)
    file = Path(template.feature.filename) if template is not None else item.path
    updates = item.config.stash[SESSION].updates_snapshots
    return Stage(world, folder=file.parent, updates_snapshots=updates, persona=tags.persona)


def identity(item: pytest.Item) -> tuple[str, str, int]:
    """Return a scenario's own name, its file, and its line.

    The name is the feature's and the scenario's, or the test's, without any path: it decides
    every id and every choice, wherever the suite is run from.
    """
    template = template_of(item)
    if template is None:
        path, line, _ = item.reportinfo()
        return item.name, _relative(Path(path), item), (line or 0) + 1
    example = item.name.partition("[")[2].removesuffix("]")
    suffix = f" [{example}]" if example else ""
    feature = template.feature
    name = f"{feature.name or Path(feature.filename).stem}: {template.name}{suffix}"
    return name, _relative(Path(feature.filename), item), template.line_number


def template_of(item: pytest.Item) -> Any:  # noqa: ANN401 - pytest-bdd's ScenarioTemplate
    """Return the scenario that ``item`` carries out, None for a Python test."""
    from pytest_bdd.scenario import scenario_wrapper_template_registry

    function: Any = getattr(item, "obj", None)
    try:
        return scenario_wrapper_template_registry.get(function)
    except TypeError:  # not hashable or not weakly referable: surely not a scenario
        return None


def shown_path(path: Path, *bases: Path) -> str:
    """Return ``path`` relative to the first of ``bases`` that it is in, whole if it is in none.

    A suite of ours is called the same wherever Courtesy is installed.
    """
    home = home_of(path)
    inside = (
        path.relative_to(base) for base in (home, *bases) if base and path.is_relative_to(base)
    )
    return next(inside, path).as_posix()


def _relative(path: Path, item: pytest.Item) -> str:
    return shown_path(path, item.config.invocation_params.dir, item.config.rootpath)


def _record(life: Life, gaps: tuple[str, ...]) -> ScenarioRecord:
    world = life.stage.world
    error = life.error or (NotFakedGap(gaps) if gaps else None)
    return ScenarioRecord(
        name=life.name,
        feature=life.feature,
        line=life.line,
        outcome=outcome_of(error, gaps=bool(gaps), in_feature=life.in_feature),
        error=one_line(error) if error is not None else "",
        ended=world.clock.now(),
        customers=tuple(
            CustomerRecord(
                name=c.name,
                psid=c.psid,
                facts=world.facts(c),
                persona=c.persona,
                reached=c.reached,
            )
            for c in world.customers
        ),
        journal=tuple(world.graph.journal.to_json()),
        output=life.output,
    )


def outcome_of(
    error: BaseException | None, *, gaps: bool = False, in_feature: bool = True
) -> Outcome:
    """Return whose fault ``error`` is.

    A bot that meets a gap of the fake may fail because of it, so the gap is blamed first. What
    else is raised in a Python test is its author's.
    """
    if isinstance(error, AUTHOR_ERRORS):
        return Outcome.AUTHOR_ERROR
    if gaps:
        return Outcome.HARNESS_ERROR
    if error is None or isinstance(error, PASSING_ERRORS):
        return Outcome.PASSED
    if isinstance(error, AssertionError | BotError | pytest.fail.Exception):
        return Outcome.BOT_FAILED
    if in_feature or isinstance(error, SimulatorError):
        return Outcome.HARNESS_ERROR
    return Outcome.AUTHOR_ERROR


def one_line(error: BaseException) -> str:
    """Return the first line of what ``error`` says."""
    text = str(error).strip()
    line = text.splitlines()[0] if text else type(error).__name__
    known = (AssertionError, SimulatorError, ImpossibleAction, pytest.fail.Exception)
    return line if isinstance(error, known) else f"{type(error).__name__}: {line}"


# Hooks ----------------------------------------------------------------------------------------


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Generator[None, object, object]:
    """Seed chance once more: plugins that shuffle reseed it just before a test is called.

    Whoever leaves a debugger inside the bot has not found the bot to fail.
    """
    life = pyfuncitem.stash.get(LIFE, None)
    session = pyfuncitem.config.stash[SESSION]
    if life is not None and not session.settings.real_random:
        reseed(session.settings.seed, life.name)
    try:
        return (yield)
    except BotRaised as error:
        if isinstance(error.__cause__, LEAVING_ERRORS):
            raise error.__cause__ from None
        raise


@pytest.hookimpl(tryfirst=True)
def pytest_exception_interact(call: pytest.CallInfo[Any]) -> None:
    """Open ``--pdb`` where the bot raised, not where we noticed."""
    error = call.excinfo.value if call.excinfo is not None else None
    if isinstance(error, BotRaised) and error.__cause__ is not None:
        call.excinfo = pytest.ExceptionInfo.from_exception(error.__cause__)


def pytest_bdd_before_step(request: pytest.FixtureRequest, step: Any) -> None:  # noqa: ANN401
    """Remember where the scenario is."""
    life = request.node.stash.get(LIFE, None)
    if life is not None:
        life.step, life.step_line = f"{step.keyword} {step.name}", step.line_number


def pytest_bdd_step_func_lookup_error(
    request: pytest.FixtureRequest,
    feature: Any,  # noqa: ANN401 - pytest-bdd's
    step: Any,  # noqa: ANN401
) -> None:
    """Name the sentence that the author may have meant."""
    pytest_bdd_before_step(request, step)
    path = _relative(Path(feature.filename), request.node)
    language = feature.language
    raise UnknownStep(path, step.line_number, step.type, step.name, language) from None


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Say what went wrong in the scenario's own terms; hand the record on with the last report."""
    life = item.stash.get(LIFE, None)
    if life is not None and call.excinfo is not None and life.error is None:
        life.error = call.excinfo.value
    report = yield
    if call.excinfo is not None:
        in_feature = template_of(item) is not None
        outcome = outcome_of(call.excinfo.value, in_feature=in_feature)
        report.courtesy_outcome = outcome.value  # type: ignore[attr-defined]
        _explain(item, life, call.excinfo.value, report)
    if life is not None and call.when == "teardown" and life.record is not None:
        session = item.config.stash[SESSION]
        report.courtesy = {  # type: ignore[attr-defined]
            "scenario": scenario_to_json(life.record),
            "warnings": list(_warnings(session)),
            **_certified(session),
            "timing": life.timing or {},
            "late": session.harness.take_late() if session.harness is not None else 0,
        }
    return report


def _warnings(session: Session) -> tuple[str, ...]:
    if session.harness is None:
        return ()
    return session.harness.bot.warnings


def _certified(session: Session) -> dict[str, Any]:
    if session.harness is None:
        return {"escapes": [], "departures": [], "control": {}}
    certificate = session.harness.certificate
    return {
        "escapes": list(certificate.sentences()),
        "departures": list(certificate.departures()),
        "control": certificate.control,
    }


def _explain(
    item: pytest.Item, life: Life | None, error: BaseException, report: pytest.TestReport
) -> None:
    ours = isinstance(error, (SimulatorError, ImpossibleAction))
    if isinstance(error, PASSING_ERRORS) or not (ours or template_of(item) is not None):
        if life is not None and life.stage.world.customers:
            report.sections.append(("conversation", conversation_of(life)))
        return
    if life is None:
        report.longrepr = one_line(error)
    else:
        why, conversation, waiting = explanation(life, error)
        report.longrepr = "\n\n".join(filter(None, (why, conversation, waiting)))
        # Where a report follows, it tells the conversation.
        brief = "\n\n".join(filter(None, (why, waiting)))
        report.courtesy_brief = brief  # type: ignore[attr-defined]


def explanation(life: Life, error: BaseException) -> tuple[str, str, str]:
    """Return what is printed for a scenario that did not pass, each of it empty if there is none.

    Returns: where and why, what led there, and where the bot's threads wait.
    """
    where = f"{life.feature}:{life.step_line or life.line}"
    lines = [f"{where}: {life.step}" if life.step else where, f"  {one_line(error)}"]
    if isinstance(error, Unmet):
        lines += [f"  {line}" for line in str(error).strip().splitlines()[1:]]
    if isinstance(error, BotRaisedElsewhere):
        lines += ["", *error.traceback.rstrip().splitlines()]
    elif isinstance(error, BotRaised) and error.__cause__ is not None:
        lines += ["", *_traceback_of(error.__cause__)]
    elif not isinstance(error, (AssertionError, SimulatorError, *AUTHOR_ERRORS, *PASSING_ERRORS)):
        lines += ["", *_traceback_of(error)]
    threads = life.stage.world.clock.diagnostics()
    waiting: list[str] = []
    if threads and isinstance(error, (AssertionError, HarnessError)):
        waiting = ["where the bot's threads wait:", *(f"  {thread}" for thread in threads)]
    parts = ("\n".join(lines), conversation_of(life), "\n".join(waiting))
    return tuple(printable(part) for part in parts)  # type: ignore[return-value]


_PLUMBING = ("/_pytest/", "/pluggy/", "/pytest_bdd/")


def _traceback_of(error: BaseException) -> list[str]:
    """Return the traceback as Python prints it, without the test runner's frames."""
    trace = traceback.TracebackException.from_exception(error)
    part: traceback.TracebackException | None = trace
    while part is not None:
        kept = [f for f in part.stack if not any(p in f.filename for p in _PLUMBING)]
        part.stack = traceback.StackSummary.from_list(kept)
        part = part.__cause__ or part.__context__
    return "".join(trace.format()).rstrip().splitlines()


def conversation_of(life: Life) -> str:
    """Return the conversations so far, with simulated times."""
    parts = []
    for transcript in life.stage.world.transcripts():
        heading = f"{transcript.customer}, from {transcript.start:%Y-%m-%d %H:%M:%S} UTC:"
        body = "\n".join(f"  {line}" for line in str(transcript).split("\n"))
        parts.append(f"{heading}\n{body}")
    return "\n\n".join(parts)
