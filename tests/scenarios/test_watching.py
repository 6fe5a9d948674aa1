"""``courtesy run --watch``: again whenever a file changes."""

import signal
import subprocess
import sys
import threading

import pytest

from tests.folder import environment_for

HELLO = """
    Feature: Shop
      Scenario: Hello
        When the customer says "Hi!"
"""
PATIENCE = 60  # seconds


@pytest.fixture
def watching(folder):
    """Return the lines of a run that watches a folder, as they come."""
    folder.feature(HELLO)
    command = [sys.executable, "-m", "scenarios", "run", "--watch", "--json", "report.json", "-q"]
    process = subprocess.Popen(
        [*command, "--bot", "wsgi:tests.bots.polite:app"],
        cwd=folder.path,
        env=environment_for({}),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    hung = threading.Timer(PATIENCE, process.kill)
    hung.start()
    with process:
        yield process
        process.kill()
    hung.cancel()


def wait_for(process, words):
    """Return the lines up to the one with ``words``."""
    lines = []
    for line in process.stdout:
        lines.append(line)
        if words in line:
            return lines
    raise AssertionError(f"{words!r} never came: {lines}")


def test_a_change_runs_it_again_and_ctrl_c_ends_it(watching, folder):
    wait_for(watching, "waiting for a change")
    folder.feature(HELLO.replace("Hello", "Good day"))
    assert "1 of 1 scenario passed" in "".join(wait_for(watching, "waiting for a change"))
    watching.send_signal(signal.SIGINT)
    assert watching.wait(PATIENCE) == 0
    # The report that the run wrote is no reason to run again.
    assert "changed" not in watching.stdout.read()


def test_it_is_no_option_of_pytests(folder):
    ended = folder.pytest("--courtesy-watch")
    assert ended.code == 4, ended.said
