"""One HTTP library taught for the length of a test."""

import pytest

from tests.simulator.interceptors.graph import Graph


@pytest.fixture
def teach(monkeypatch):
    """Call it with an interceptor, a module and what it patches; undone afterwards."""

    def install(interceptor, module, *targets, status=200):
        for owner, name in targets:
            monkeypatch.setattr(owner, name, getattr(owner, name))
        graph = Graph(status)
        interceptor.install(module, graph)
        return graph

    return install
