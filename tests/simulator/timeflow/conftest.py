"""Everything here is about a process whose time has been taken over."""

import pytest

from simulator.timeflow.face import install


@pytest.fixture(autouse=True)
def installed():
    """Take over time, at the latest now; the clock lies dormant unless a scenario runs."""
    return install()
