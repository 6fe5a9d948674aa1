"""Plain calls of ``requests``, which take a lane of their own."""

import io
import json
import pickle

import pytest

from simulator.interceptors import requests as requests_adapter
from simulator.interceptors.requests_post import INTERCEPTOR
from tests.requirements import require
from tests.simulator.interceptors.graph import URL

require("requests")

import requests  # noqa: E402
from requests.adapters import HTTPAdapter  # noqa: E402

SEND = {"recipient": {"id": "1"}, "message": {"text": "Café à Élancourt"}}
JSON = {"Content-Type": "application/json"}

PLAIN = {
    "json": {"json": SEND},
    "json and params": {"json": SEND, "params": {"access_token": "EAA", "a": "b c/é~"}},
    "json with a time-out": {"json": SEND, "timeout": (3, 10)},
    "unverified": {"json": SEND, "verify": False, "allow_redirects": False},
    "an empty object": {"json": {}},
    "a list": {"json": [1, 2.5, None, True]},
    "json as text": {"data": json.dumps(SEND), "headers": JSON},
    "text that is not ASCII": {"data": "é", "headers": JSON},
    "bytes": {"data": b'{"a": 1}', "headers": {"content-type": "application/json"}},
    "a form": {"data": {"recipient": '{"id": "1"}', "ü": "a&b"}, "params": {}},
    "an empty form": {"data": {}},
    "nothing": {},
    "a bearer": {"json": SEND, "headers": {"Authorization": "Bearer EAA"}},
    "its own agent": {"json": SEND, "headers": {"user-agent": "bot/1.0", "X-A": "b"}},
    "its own length": {"headers": {"Content-Length": "0"}},
    "data before json": {"data": "x", "json": SEND},
    "none of all that is special": {"json": SEND, "files": None, "auth": None, "stream": False},
}


def look_on(answer, **_):
    """Be a hook that does nothing."""


class OwnAdapter(HTTPAdapter):
    """An adapter of the bot's own."""


SPECIAL = {
    "basic authentication": {"json": SEND, "auth": ("user", "secret")},
    "a hook": {"json": SEND, "hooks": {"response": look_on}},
    "a stream": {"json": SEND, "stream": True},
    "cookies": {"json": SEND, "cookies": {"a": "b"}},
    "params as text": {"json": SEND, "params": "a=b&c"},
    "params with a list": {"json": SEND, "params": {"a": ["1", "2"], "b": None, "c": 3}},
    "a form of pairs": {"data": [("a", "1"), ("a", "2")]},
    "a form with a list": {"data": {"a": ["1", "2"]}},
    "a header of None": {"json": SEND, "headers": {"Accept": None}},
    "a header in bytes": {"json": SEND, "headers": {"X-A": b"b"}},
}
WRONG = {
    "json that is not a number": {"json": {"a": float("nan")}},
    "json that is none": {"json": {"a": object()}},
    "a header with a line feed": {"json": SEND, "headers": {"X-A": "a\nb"}},
    "a header that is no text": {"json": SEND, "headers": {"X-A": 1}},
    "half a character": {"data": {"a": "\ud800"}},
    "half a character in text": {"data": "\ud800"},
    "a parameter that requests does not know": {"json": SEND, "json_": SEND},
    "data that cannot be sent": {"data": 5},
}
URLS = (
    URL,
    URL + "?access_token=EAA",
    URL + "?access_token=EAA&x=~a.b-c_d+e",
    "https://graph.facebook.com/me/messages",
    "https://graph.facebook.com/v2.6/104523891234567/messages",
)
ODD_URLS = (
    URL + "?access_token=a b",
    URL + "?access_token=a%7eb%2Fc",
    URL + "?access_token=123|abc",
    URL + "#fragment",
    URL + "?",
    URL + "/",
    "https://graph.facebook.com",
    "https://graph.facebook.com/v2.6/../v2.7/me/messages",
    "https://graph.facebook.com:443/v2.6/me/messages",
    "https://user:secret@graph.facebook.com/v2.6/me/messages",
    "HTTPS://GRAPH.facebook.com/v2.6/me/messages",
    "https://graph.facebook.com/v2.6/ü/messages",
    "http://graph.facebook.com/v2.6/me/messages",
    b"https://graph.facebook.com/v2.6/me/messages",
)


@pytest.fixture
def adapter_alone(teach):
    """Teach the adapter only, and return what reaches it."""
    return teach(requests_adapter.INTERCEPTOR, requests.adapters, (HTTPAdapter, "send"))


@pytest.fixture
def lane(teach, adapter_alone):
    """Teach the lane as well; what the adapter gets is in ``adapter_alone``."""
    own = (requests.api, "request"), (requests.Session, "request")
    return teach(INTERCEPTOR, requests.api, *own)


def outcome(call, graph):
    """Return all that a bot can see of a call, and all that the platform saw of it."""
    graph.requests.clear()
    try:
        answer = call()
    except Exception as error:
        return type(error), str(error), list(graph.requests)
    asked = answer.request
    return {
        "seen": list(graph.requests),
        "status": (answer.status_code, answer.reason, answer.ok, answer.url, answer.encoding),
        "answer": (answer.text, answer.content, answer.json(), list(answer.iter_content(7))),
        "headers": (type(answer.headers), dict(answer.headers), answer.headers["x-a"]),
        "more": (answer.history, dict(answer.cookies), answer.links, answer.is_redirect),
        "raw": (answer.raw.status, answer.raw.read(), answer.raw.headers["X-A"]),
        "asked": (asked.method, asked.url, list(asked.headers.items()), asked.body, asked.hooks),
        "connection": type(answer.connection),
        "kept": pickle.loads(pickle.dumps(answer)).json(),
        "elapsed": answer.elapsed.total_seconds() < 60,
    }


def call_by(way, url, said):
    """Return a call of one way in which bots post."""
    if way == "requests.post":
        return lambda: requests.post(url, **said)
    if way == "requests.request":
        return lambda: requests.request("post", url, **said)

    def in_session():
        with requests.Session() as session:
            session.headers["X-Bot"] = "Ana"
            return session.post(url, **said)

    return in_session


WAYS = ("requests.post", "requests.request", "Session.post")


@pytest.fixture
def compare(teach, adapter_alone, monkeypatch):
    """Return what compares a call by both ways and says whether it took the lane."""

    def both(call):
        expected = outcome(call, adapter_alone)
        adapter_alone.requests.clear()
        with monkeypatch.context() as patches:
            for owner, name in ((requests.api, "request"), (requests.Session, "request")):
                patches.setattr(owner, name, getattr(owner, name))
            graph = type(adapter_alone)()
            INTERCEPTOR.install(requests.api, graph)
            found = outcome(call, graph)
            took_lane = not adapter_alone.requests
        if not took_lane:
            assert not graph.requests
            graph.requests.extend(adapter_alone.requests)
            found = outcome_with(found, adapter_alone.requests)
        assert found == expected
        return took_lane

    return both


def outcome_with(found, seen):
    if isinstance(found, dict):
        return {**found, "seen": list(seen)}
    return (*found[:2], list(seen))


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("said", PLAIN.values(), ids=PLAIN)
def test_a_plain_call_is_the_same_by_the_lane_as_by_the_adapter(compare, way, said):
    assert compare(call_by(way, URL, said))


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("said", SPECIAL.values(), ids=SPECIAL)
def test_what_is_special_goes_to_the_adapter(compare, way, said):
    assert not compare(call_by(way, URL, said))


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    "body",
    [
        lambda: {"files": {"filedata": ("a.txt", b"text", "text/plain")}},
        lambda: {"data": io.BytesIO(b"text")},
        lambda: {"data": (part for part in (b"te", b"xt"))},
    ],
    ids=["files", "a file", "parts"],
)
def test_what_is_read_while_it_is_sent_goes_to_the_adapter(lane, adapter_alone, way, body):
    assert call_by(way, URL, body())().ok
    assert not lane.requests
    assert b"text" in adapter_alone.only[3]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("said", WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_raised_where_requests_raises_it(compare, way, said):
    compare(call_by(way, URL, said))


@pytest.mark.parametrize("url", URLS)
def test_an_address_that_is_sent_as_it_is_written_takes_the_lane(compare, url):
    assert compare(lambda: requests.post(url, params={"b": "c d"}, json=SEND))


@pytest.mark.parametrize("url", ODD_URLS)
def test_an_address_that_requests_writes_anew_goes_to_the_adapter(compare, url):
    assert not compare(lambda: requests.post(url, params={"b": "c d"}, json=SEND))


@pytest.mark.parametrize("method", ["get", "delete", "put"])
def test_other_methods_go_to_the_adapter(compare, method):
    assert not compare(lambda: getattr(requests, method)(URL, params={"fields": "id"}))


def set_params(session):
    session.params = {"access_token": "EAA"}


def set_authentication(session):
    session.auth = ("user", "secret")


def add_hook(session):
    session.hooks["response"].append(look_on)


def set_cookie(session):
    session.cookies.set("a", "b")


def mount(session):
    session.mount("https://graph.facebook.com", HTTPAdapter())


def own_adapter(session):
    session.mount("https://", OwnAdapter())


def set_stream(session):
    session.stream = True


def no_agent(session):
    session.headers["User-Agent"] = None


@pytest.mark.parametrize(
    "change",
    [
        *(set_params, set_authentication, add_hook, set_cookie, mount, own_adapter, set_stream),
        no_agent,
    ],
)
def test_a_session_with_something_of_its_own_goes_to_the_adapter(compare, change):
    def call():
        session = requests.Session()
        change(session)
        return session.post(URL, json=SEND)

    assert not compare(call)


class OwnSession(requests.Session):
    def prepare_request(self, request):
        request.headers = {"X-Own": "yes"}
        return super().prepare_request(request)


def test_a_session_of_the_bots_own_class_goes_to_the_adapter(compare):
    assert not compare(lambda: OwnSession().post(URL, json=SEND))


@pytest.mark.parametrize(
    ("owner", "name"),
    [
        (HTTPAdapter, "send"),
        (HTTPAdapter, "build_response"),
        *((requests.Session, name) for name in ("request", "send", "get_adapter")),
    ],
)
def test_a_tool_that_replaces_a_part_of_requests_sees_every_call(lane, monkeypatch, owner, name):
    seen, real = [], getattr(owner, name)

    def watched(*args, **kwargs):
        seen.append(name)
        return real(*args, **kwargs)

    monkeypatch.setattr(owner, name, watched)
    requests.post(URL, json=SEND)
    assert seen
    monkeypatch.undo()


def test_a_netrc_file_that_names_the_graph_closes_the_lane(
    teach, adapter_alone, monkeypatch, tmp_path
):
    netrc = tmp_path / "netrc"
    netrc.write_text("machine graph.facebook.com login a password b")
    monkeypatch.setenv("NETRC", str(netrc))
    own = (requests.api, "request"), (requests.Session, "request")
    graph = teach(INTERCEPTOR, requests.api, *own)
    requests.post(URL, json=SEND)
    assert not graph.requests
    assert adapter_alone.header("authorization").startswith("Basic ")


def test_an_error_of_graphs_is_raised_with_its_answer(teach, adapter_alone):
    own = (requests.api, "request"), (requests.Session, "request")
    teach(INTERCEPTOR, requests.api, *own, status=400)
    with pytest.raises(requests.HTTPError) as caught:
        requests.post(URL, json=SEND).raise_for_status()
    assert caught.value.response.status_code == 400
    assert json.loads(caught.value.request.body) == SEND


def test_an_answer_knows_no_more_than_requests_own(lane):
    answer = requests.post(URL, json=SEND)
    with pytest.raises(AttributeError):
        _ = answer.nonsense


def test_what_is_changed_after_the_call_changes_nothing_of_it(lane):
    said = {"message": {"text": "Hi"}}
    answer = requests.post(URL, json=said)
    said["message"]["text"] = "Bye"
    assert json.loads(answer.request.body) == {"message": {"text": "Hi"}}
