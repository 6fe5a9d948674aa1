"""A proxy whose Graph notes what reaches it."""

from contextlib import contextmanager

import pytest

from simulator.redirect.authority import authority
from simulator.redirect.proxy import Proxy
from tests.simulator.redirect.graph import Graph


@contextmanager
def proxying(exchange, **more):
    with authority() as ours:
        proxy = Proxy(ours, exchange, **more)
        try:
            yield ours, proxy
        finally:
            proxy.close()
            assert not proxy.errors


@pytest.fixture
def graph():
    return Graph()


@pytest.fixture
def redirected(graph):
    """The authority and the proxy."""
    with proxying(graph) as both:
        yield both
