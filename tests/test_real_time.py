"""Nothing waits a fixed real time; what bounds real time is in one table, with its reason."""

import ast
import re

import pytest

from simulator.timeflow.patience import table
from tests.test_house import REPOSITORY, SOURCES, name_of, sources, tree_of

TABLE = "simulator/timeflow/patience.py"
PAGE = REPOSITORY / "docs" / "reference" / "real-time.md"

ALONE = {
    "simulator/children/guard.py": "a bare Python runs it, in which nothing of ours is importable",
    "fake_graph/alone/carrier.py": "the platform imports nothing from its right",
    "simulator/agents/node/quiet.cjs": "Node runs it",
    "simulator/agents/node/pool.cjs": "Node runs it",
}
"""Files that keep their bounds themselves; the page lists those, too."""

SIMULATED = {
    "simulator/attaching/loop_thread.py": "its wait is the bot's loop's",
    "simulator/doors/asgi.py": "its waits are the bot's loop's",
}
"""Files whose bounds are seconds of simulated time."""

WAIT_IN_TESTS = {
    "tests/simulator/timeflow/test_outside.py": "the watchdog looks at real time",
    "tests/simulator/timeflow/test_lock.py": "threads outside the clock hold locks for real time",
}
"""Tests of what happens while real time passes: nothing else can tell that it has passed."""

BOUND = re.compile(r"_?(?!GATEWAY)([A-Z]+_)*(PATIENCE|GLANCE|DEADLINE|TIMEOUT|BREATH|LULL|GRACE)")
CALLS = {"sleep": 0, "wait": 0, "join": 0, "settimeout": 0, "poll": 0, "acquire": 1, "select": 3}
"""Calls that wait, by the place of the seconds among their arguments."""


def is_number(node):
    return isinstance(node, ast.Constant) and type(node.value) in (int, float) and node.value > 0


def called(call):
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def waits_in(tree):
    """Yield the line of each call that waits for a number of seconds written there."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            place = CALLS.get(called(node))
            numbers = [] if place is None else node.args[place : place + 1]
            numbers += [word.value for word in node.keywords if word.arg == "timeout"]
            if any(map(is_number, numbers)):
                yield node.lineno


def bounds_in(tree):
    """Yield the name of each constant that is a bound by its name and a number by its value."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and is_number(node.value):
            for target in node.targets:
                if isinstance(target, ast.Name) and BOUND.fullmatch(target.id):
                    yield target.id


def fixed_waits_in(tree):
    """Yield the line of each real sleep that is not a glance in a loop that ends early."""
    loops = [node for node in ast.walk(tree) if isinstance(node, ast.While)]
    glances = {id(inner) for loop in loops for inner in ast.walk(loop)}
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and ast.unparse(node.func) == "Real.sleep"
            and id(node) not in glances
            and is_number(node.args[0])
        ):
            yield node.lineno


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_no_source_waits_for_a_number_of_seconds(path):
    if name_of(path) not in SIMULATED:
        assert not [f"{name_of(path)}:{line}" for line in waits_in(tree_of(path))]


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_every_bound_is_in_the_table(path):
    if name_of(path) not in {TABLE, *ALONE, *SIMULATED}:
        assert not list(bounds_in(tree_of(path)))


@pytest.mark.parametrize("path", sources("tests", "benchmarks"), ids=name_of)
def test_no_test_waits_a_fixed_real_time(path):
    if name_of(path) not in WAIT_IN_TESTS:
        assert not [f"{name_of(path)}:{line}" for line in fixed_waits_in(tree_of(path))]


def test_this_file_finds_what_it_looks_for():
    tree = ast.parse(
        "PATIENCE = 3\nsocket.settimeout(5)\nlock.acquire(True, 0.5)\nrun(timeout=2)\n"
        "time.sleep(GLANCE)\nReal.sleep(0.1)\nwhile True:\n    Real.sleep(0.001)\n"
    )
    assert list(bounds_in(tree)) == ["PATIENCE"]
    assert sorted(waits_in(tree)) == [2, 3, 4, 6, 8]
    assert list(fixed_waits_in(tree)) == [6]


def test_the_allowances_are_needed():
    for name in (*ALONE, *SIMULATED, *WAIT_IN_TESTS):
        assert (REPOSITORY / name).exists(), name
    for name in WAIT_IN_TESTS:
        assert list(fixed_waits_in(tree_of(REPOSITORY / name))), name


def row(name, seconds, reason):
    return f"| `{name}` | {seconds:g} | {reason} |"


def own_bounds():
    """Yield the file, the name and the number of each bound that a file keeps to itself."""
    for name in ALONE:
        text = (REPOSITORY / name).read_text(encoding="utf-8")
        for constant, number in re.findall(r"^(?:const )?(\w+) = ([\d.]+)", text, re.MULTILINE):
            if BOUND.fullmatch(constant):
                yield name, constant, number


def test_the_page_is_the_table():
    page = PAGE.read_text(encoding="utf-8")
    for name, bound in table().items():
        assert row(name, bound, bound.reason) in page.splitlines()
    for name, constant, number in own_bounds():
        assert re.search(rf"^\| `{name}` \| `{constant}` \| {number} ", page, re.MULTILINE), name
    assert len(re.findall(r"^\| `", page, re.MULTILINE)) == len(table()) + len(list(own_bounds()))
