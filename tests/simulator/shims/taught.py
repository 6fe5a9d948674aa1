"""A program that has taken over time and taught its libraries, in a Python of its own."""

import textwrap

from tests.requirements import require
from tests.simulator.simulation import in_new_process

ONE_DAY = """
from datetime import UTC, date, datetime, timedelta
from simulator.clock import Clock
from simulator.shims import install_shims
from simulator.timeflow.face import install
clock = Clock(datetime(2024, 1, 15, 9, tzinfo=UTC))
install_shims(install())
"""


def in_scenario(program, *libraries, zone="Asia/Jakarta", warnings="error"):
    """Return the lines that ``program`` prints inside a scenario, 9 o'clock UTC on 2024-01-15."""
    require(*libraries)
    body = textwrap.indent(textwrap.dedent(program).strip(), "    ")
    whole = f"{ONE_DAY}with clock.running():\n{body}\n"
    return in_new_process(whole, zone=zone, warnings=warnings).splitlines()
