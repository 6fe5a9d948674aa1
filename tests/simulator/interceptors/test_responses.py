"""``responses``: its mocks win over everything but the platform."""

import pytest

from simulator.interceptors.requests import INTERCEPTOR as REQUESTS
from simulator.interceptors.responses import INTERCEPTOR
from tests.requirements import require
from tests.simulator.interceptors.graph import SHOP, URL

require("responses")

import requests  # noqa: E402
import responses  # noqa: E402


@pytest.fixture
def graph(teach, monkeypatch):
    graph = teach(REQUESTS, requests.adapters, (requests.adapters.HTTPAdapter, "send"))
    send = requests.adapters.HTTPAdapter.send
    monkeypatch.setattr(responses, "_real_send", send)  # as if it were imported after the lesson
    teach(INTERCEPTOR, responses, (responses.RequestsMock, "unbound_on_send"))
    return graph


@responses.activate
def test_what_is_mocked_stays_so_and_the_platform_is_never(graph):
    mocked = responses.get(f"{SHOP}/a", json={"mocked": True})
    assert requests.get(f"{SHOP}/a").json() == {"mocked": True}
    assert requests.post(URL).json()["recipient_id"] == "1"
    assert mocked.call_count == 1
    assert [call.url for call in graph.requests] == [URL]


@responses.activate
def test_what_is_not_mocked_is_refused_as_ever(graph):
    with pytest.raises(requests.ConnectionError, match="by Responses"):
        requests.get(f"{SHOP}/b")


def test_without_a_mock_calls_go_their_way(graph):
    assert requests.get(f"{SHOP}/a").status_code == 200
    assert len(graph.requests) == 1
