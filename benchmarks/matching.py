"""What a scenario spends on finding out what its sentences mean.

    python benchmarks/matching.py

The time is that of pytest-bdd's own search for the steps of one scenario, in which ours are some of
all. The goal is 5 ms for thirty. Printed beside it: the same for a plain step of the user's own,
which is the least that pytest-bdd needs.
"""

import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

STEPS = 30
ROUNDS = 7
REPOSITORY = Path(__file__).parents[1]

PLUGIN = """
import importlib
from pytest_bdd import given
from simulator.timeflow.real import Real

bdd = importlib.import_module("pytest_bdd.scenario")

SPENT = {"ours": 0.0, "plain": 0.0}
search = bdd.get_step_function

def timed(request, step):
    began = Real.perf_counter()
    found = search(request, step)
    SPENT["plain" if step.name.startswith("plain") else "ours"] += Real.perf_counter() - began
    return found

bdd.get_step_function = timed

@given("plain")
def plain():
    pass

def pytest_unconfigure(config):
    print("SPENT", SPENT["ours"], SPENT["plain"])
"""


def feature() -> str:
    """Return a scenario of thirty steps of ours and thirty of the user's own."""
    lines = ["Feature: Thirty", "  Scenario: Thirty"]
    lines += ["    Given plain"] * STEPS
    lines += [f'    Given a customer named "Ana{n}"' for n in range(10)]
    lines += [f"    When {n + 1} minutes pass" for n in range(10)]
    lines += [f'    Then the bot has not said "text {n}"' for n in range(10)]
    return "\n".join(lines) + "\n"


def measured(folder: Path) -> tuple[float, float]:
    """Return the seconds that thirty steps of ours took, and thirty plain ones."""
    command = [sys.executable, "-m", "pytest", "-q", "-s", "-p", "no:cacheprovider"]
    command += ["--bot=function:silent:handle", str(folder / "thirty.feature")]
    ended = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    told = next(row for row in ended.stdout.splitlines() if "SPENT" in row)
    ours, plain = told.partition("SPENT")[2].split()
    return float(ours), float(plain)


def main() -> None:
    """Print the median of a few runs."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "conftest.py").write_text(PLUGIN)
        (folder / "silent.py").write_text("def handle(body):\n    pass\n")
        (folder / "thirty.feature").write_text(feature())
        runs = [measured(folder) for _ in range(ROUNDS)]
    ours = statistics.median(run[0] for run in runs) * 1000
    plain = statistics.median(run[1] for run in runs) * 1000
    print(f"{STEPS} steps of ours: {ours:.2f} ms; {STEPS} plain steps: {plain:.2f} ms")
    print(f"ratio {ours / plain:.2f}; goal: under 5 ms")


if __name__ == "__main__":
    main()
