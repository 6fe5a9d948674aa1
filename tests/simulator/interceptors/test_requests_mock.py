"""``requests-mock``: its mocks win over everything but the platform."""

import pytest

from simulator.interceptors.requests import INTERCEPTOR as REQUESTS
from simulator.interceptors.requests_mock import INTERCEPTOR
from tests.requirements import require
from tests.simulator.interceptors.graph import SHOP, URL

require("requests_mock")

import requests  # noqa: E402
import requests_mock  # noqa: E402
import requests_mock.mocker  # noqa: E402


@pytest.fixture
def graph(teach):
    teach(INTERCEPTOR, requests_mock.mocker, (requests_mock.mocker.MockerCore, "start"))
    return teach(REQUESTS, requests.adapters, (requests.adapters.HTTPAdapter, "send"))


def test_what_is_mocked_stays_so_and_the_platform_is_never(graph):
    with requests_mock.Mocker() as mock:
        mock.get(f"{SHOP}/a", json={"mocked": True})
        assert requests.get(f"{SHOP}/a").json() == {"mocked": True}
        assert requests.post(URL).json()["recipient_id"] == "1"
        with requests.Session() as session:
            prepared = session.prepare_request(requests.Request("GET", URL))
            assert session.send(request=prepared).status_code == 200
        with pytest.raises(requests_mock.NoMockAddress):
            requests.get(f"{SHOP}/b")
        assert mock.call_count == 2
    assert [call.url for call in graph.requests] == [URL, URL]
    assert requests.get(f"{SHOP}/a").json()["recipient_id"] == "1"


def test_one_session_may_be_mocked(graph):
    with requests.Session() as session, requests_mock.Mocker(session=session) as mock:
        mock.get(f"{SHOP}/a", text="mocked")
        assert session.get(f"{SHOP}/a").text == "mocked"
        assert session.get(URL).json()["recipient_id"] == "1"
