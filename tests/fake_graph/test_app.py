"""Flask adds nothing and takes nothing away."""

import io
import json
from urllib.parse import urlencode

import pytest

from fake_graph.app import create_app
from fake_graph.call import Response
from tests.fake_graph.world import TOKEN, World

CALLS = [
    ("POST", "/v2.6/me/messages", {"message": {"text": "é👋"}}),
    ("POST", "/me/messages/", {"sender_action": "typing_on"}),
    ("POST", "/me/messages", {"message": {}}),
    ("POST", "/me//messages", {"message": {"text": "slashes"}}),
    ("GET", "/v99.0/me", None),
    ("GET", "/me", None),
    ("DELETE", "/me/messenger_profile", {"fields": ["greeting"]}),
    ("PUT", "/me/messages", None),
    ("OPTIONS", "/me/messages", None),
    ("POST", "/", None),
]


@pytest.mark.parametrize("encoding", ["json", "form"])
def test_the_direct_lane_and_http_leave_the_same(encoding):
    direct, behind_http = World(), World()
    client = create_app(behind_http.graph.answer).test_client()
    for world in (direct, behind_http):
        world.graph.say(world.ana, "Hi!")
    for method, path, body in CALLS:
        said = None if body is None else body | {"recipient": {"id": direct.ana}}
        if encoding == "form" and said is not None:
            data = urlencode(
                {k: v if isinstance(v, str) else json.dumps(v) for k, v in said.items()}
            )
            kind = "application/x-www-form-urlencoded"
        else:
            data, kind = json.dumps(said) if said else "", "application/json"
        query = f"access_token={TOKEN}"
        one = direct.raw(method, path, query, data.encode(), {"Content-Type": kind})
        two = client.open(path, method=method, query_string=query, data=data, content_type=kind)
        assert (two.status_code, two.data) == (one.status, one.body)
        assert set(one.headers) <= set(two.headers.items())
    assert direct.graph.journal.to_json() == behind_http.graph.journal.to_json()


def app_that_shows(seen):
    def answer(request):
        seen.append(request)
        return Response(200, (("Content-Type", "text/plain"),), b"said")

    return create_app(answer).test_client()


@pytest.mark.parametrize(
    ("path", "seen"),
    [("/%C3%A9", "/é"), ("/%ff", "/\ufffd"), ("/a%2Fb", "/a/b"), ("/a//b/", "/a//b/")],
)
def test_paths_are_read_as_utf_8_and_otherwise_left_alone(path, seen):
    requests = []
    app_that_shows(requests).get(path)
    assert requests[0].path == seen


def test_a_head_is_answered_without_a_body():
    answer = app_that_shows([]).head("/me")
    assert (answer.status_code, answer.data, answer.headers["Content-Length"]) == (200, b"", "4")


def test_headers_and_bytes_arrive_as_they_are():
    requests = []
    client = app_that_shows(requests)
    body = bytes(range(256))
    client.put("/x?a=%20&b=é", data=body, headers={"X-Hub-Signature": "sha1=0"})
    (request,) = requests
    headers = {name.lower(): value for name, value in request.headers.items()}
    assert (request.method, request.body, headers["x-hub-signature"]) == ("PUT", body, "sha1=0")
    assert request.query.startswith("a=%20&b=")


def test_a_body_in_chunks_is_read_to_its_end_where_the_server_knows_it():
    requests = []
    client = app_that_shows(requests)
    for terminated, read in ((True, b"chunks"), (False, b"")):
        client.post(
            "/x",
            input_stream=io.BytesIO(b"chunks"),
            environ_overrides={"wsgi.input_terminated": terminated, "CONTENT_LENGTH": ""},
        )
        assert requests.pop().body == read


@pytest.mark.parametrize("status", [200, 401, 404, 422, 500, 501])
def test_every_status_has_its_words(status):
    client = create_app(lambda _: Response(status, (), b"")).test_client()
    assert client.get("/").status_code == status
