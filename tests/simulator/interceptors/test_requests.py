"""``requests``."""

import pytest

from simulator.interceptors.requests import INTERCEPTOR
from tests.requirements import require
from tests.simulator.interceptors.graph import URL

require("requests")

import requests  # noqa: E402
from requests.adapters import HTTPAdapter  # noqa: E402


@pytest.fixture
def graph(teach):
    return teach(INTERCEPTOR, requests.adapters, (HTTPAdapter, "send"))


def test_json_arrives_with_its_query_and_is_answered(graph):
    answer = requests.post(URL, params={"access_token": "EAA", "a": "b c"}, json={"x": "ä"})
    assert answer.status_code == 200
    assert answer.json()["héllo"] == "wörld"
    assert answer.headers["X-A"] == "b"
    assert graph.only == (
        "POST",
        "/v21.0/me/messages",
        "access_token=EAA&a=b+c",
        b'{"x": "\\u00e4"}',
    )
    assert graph.header("content-type") == "application/json"


@pytest.mark.parametrize(
    ("data", "body"),
    [
        ({"a": "1", "b": "ü"}, b"a=1&b=%C3%BC"),
        ("text", b"text"),
        (b"bytes", b"bytes"),
        ((part for part in (b"in ", b"parts")), b"in parts"),
        (None, b""),
    ],
)
def test_a_body_may_have_any_form_that_requests_takes(graph, data, body):
    requests.post(URL, data=data)
    assert graph.only[3] == body


def test_a_file_may_be_a_body(graph, tmp_path):
    (tmp_path / "body").write_bytes(b"from a file")
    with (tmp_path / "body").open("rb") as file:
        requests.post(URL, data=file)
    assert graph.only[3] == b"from a file"


def test_sessions_hooks_and_prepared_requests_stay_the_bots_own(graph):
    seen = []
    with requests.Session() as session:
        session.params = {"access_token": "EAA"}
        session.hooks["response"].append(lambda answer, **_: seen.append(answer.status_code))
        session.delete(URL, json={"fields": ["greeting"]})
        session.send(session.prepare_request(requests.Request("GET", URL)))
    assert [request.method for request in graph.requests] == ["DELETE", "GET"]
    assert graph.requests[0].query == "access_token=EAA"
    assert seen == [200, 200]


def test_an_error_of_graphs_is_an_answer_that_can_be_raised(teach):
    teach(INTERCEPTOR, requests.adapters, (HTTPAdapter, "send"), status=400)
    answer = requests.get(URL)
    with pytest.raises(requests.HTTPError):
        answer.raise_for_status()


def test_a_streamed_answer_can_be_read_in_parts(graph):
    with requests.get(URL, stream=True) as answer:
        assert b"".join(answer.iter_content(4)).startswith(b'{"recipient_id"')


def test_other_hosts_are_left_alone(graph):
    with pytest.raises(requests.ConnectionError):
        requests.get("http://127.0.0.1:9/v21.0/me/messages")
    assert graph.requests == []
