"""``courtesy --help`` answers at once: it loads neither the platform nor pytest."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ASKED = """
import sys
from scenarios.__main__ import cli
cli(sys.argv[1:], standalone_mode=False)
heavy = {"fake_graph.gateway", "fake_graph.graph", "faker", "flask", "freezegun", "pytest"}
sys.exit(f"loaded: {sorted(heavy & sys.modules.keys())}" if heavy & sys.modules.keys() else 0)
"""


@pytest.mark.parametrize("command", [(), ("demo",), ("parity",), ("run",), ("serve",)])
def test_help_loads_neither_the_platform_nor_pytest(command):
    asked = subprocess.run(
        [sys.executable, "-c", ASKED, *command, "--help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert asked.returncode == 0, asked.stderr
    assert "Usage:" in asked.stdout
