"""Flask adds nothing and takes nothing away."""

import json
from urllib.parse import urlencode

import pytest

from fake_graph.app import create_app
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
