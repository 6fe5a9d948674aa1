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


@pytest.fixture
def lived(simulation):
    """Call it with what a bot does; returns the seconds it took, and what came of it."""

    def live(work):
        def handle():
            try:
                simulation.mark(work())
            except Exception as error:  # whatever the library raises
                simulation.mark(type(error))

        [(seconds, outcome)] = simulation.play(handle)
        return seconds, outcome

    return live
