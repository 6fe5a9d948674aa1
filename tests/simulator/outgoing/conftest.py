"""A real server to call."""

import pytest

from tests.simulator.outgoing.shop import open_shop


@pytest.fixture
def shop():
    """A shop on this machine."""
    with open_shop() as shop:
        yield shop
