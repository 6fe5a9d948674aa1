"""Bots against the core suite: which scenario each bad habit fails, as a table for the docs.

python -m tests.scenarios.suite_table > docs/reference/suites.md
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from scenarios.suites import CORE, features_of, suite_languages
from tests.folder import REPOSITORY

SCENARIOS = 14
ADDRESS = "wsgi:tests.bots.rule_breaker:app"


def failed(*languages: str, habit: str = "") -> list[str]:
    """Return the scenarios of the core suite that the polite bot fails with a bad habit."""
    paths = [str(path) for language in languages for path in features_of([CORE], language)]
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.json")
        command = [sys.executable, "-m", "scenarios", "run", "--bot", ADDRESS, *paths]
        environment = os.environ | {"BREAKS": habit, "PYTHONPATH": str(REPOSITORY)}
        ended = subprocess.run(
            [*command, "--json", str(report)],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert report.exists(), ended.stdout + ended.stderr
        scenarios = json.loads(report.read_text("utf-8"))["bots"][0]["scenarios"]
        assert len(scenarios) == SCENARIOS * len(languages)
        return [
            scenario["name"].partition(": ")[2]
            for scenario in scenarios
            if scenario["outcome"] != "passed"
        ]


def habits() -> list[str]:
    """Return the bad habits, in the order of the suite's scenarios."""
    text = (REPOSITORY / "tests" / "bots" / "rule_breaker.py").read_text("utf-8")
    listed = text.partition("    for habit in (\n")[2].partition("    )\n")[0]
    return [line.strip().rstrip(",") for line in listed.splitlines()]


def table() -> str:
    """Return the table as Markdown."""
    lines = [
        "# Suites, and bots that fail them",
        "",
        "The polite demo bot passes the core suite in every language. With one bad habit it fails",
        "the scenario that is about that, and no other. Made from runs:",
        "`python -m tests.scenarios.suite_table > docs/reference/suites.md`.",
        "",
        "| the bot | fails in the core suite |",
        "| --- | --- |",
    ]
    for habit in ("", *habits()):
        told = ", ".join(f"“{name}”" for name in failed("en", habit=habit)) or "nothing"
        lines.append(f"| {habit.replace('_', ' ') or 'is polite'} | {told} |")
    lines += ["", "The polite bot in each language:", "", "| language | fails |", "| --- | --- |"]
    lines += [
        f"| {language} | {', '.join(failed(language)) or 'nothing'} |"
        for language in suite_languages()
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(table())
