"""``requests``."""

import pytest

from simulator.interceptors.requests import INTERCEPTOR
from simulator.interceptors.urllib3 import INTERCEPTOR as URLLIB3
from tests.requirements import require
from tests.simulator.interceptors.graph import SHOP, URL

require("requests")

import requests  # noqa: E402
import urllib3.connection  # noqa: E402
from requests.adapters import HTTPAdapter  # noqa: E402
from urllib3.util import Retry  # noqa: E402


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
    assert graph.requests[0].target == "/v21.0/me/messages?access_token=EAA"
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


def test_a_call_to_another_host_has_its_whole_address(graph):
    requests.get(f"{SHOP}/a?b=c")
    assert graph.requests[0].url == f"{SHOP}/a?b=c"


@pytest.mark.parametrize(
    ("path", "patience", "lived_through"),
    [
        ("late", 5, (5, requests.ReadTimeout)),
        ("late", 20, (20, 200)),
        ("late", None, (20, 200)),
        ("down", 5, (0, requests.ConnectionError)),
    ],
)
def test_the_libraries_own_errors_tell_what_is_late_and_what_is_down(
    graph, lived, path, patience, lived_through
):
    url = f"{SHOP}/{path}"
    assert lived(lambda: requests.get(url, timeout=patience).status_code) == lived_through


def test_a_pair_of_timeouts_is_one_to_connect_and_one_to_read(graph, lived):
    late = f"{SHOP}/late"
    assert lived(lambda: requests.get(late, timeout=(20, 3))) == (3, requests.ReadTimeout)


def test_an_adapter_that_retries_does_so_on_simulated_time(teach, lived):
    connection = urllib3.connection.HTTPSConnection
    patched = ((connection, "connect"), (connection, "putrequest"))
    teach(INTERCEPTOR, requests.adapters, (HTTPAdapter, "send"))
    graph = teach(URLLIB3, urllib3.connection, *patched, status=503)
    retry = Retry(3, backoff_factor=1, status_forcelist=[503], raise_on_status=False)

    def call():
        with requests.Session() as session:
            session.mount("https://", HTTPAdapter(max_retries=retry))
            return session.get(f"{SHOP}/a").status_code

    assert lived(call) == (2 + 4, 503)
    assert len(graph.requests) == 4
