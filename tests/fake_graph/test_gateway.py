"""Paths, versions, tokens and headers, before any endpoint is asked; and senseless calls."""

import hashlib
import hmac
import json
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fake_graph import Request
from fake_graph.fact import rows
from fake_graph.journal import CallAnswered, SendRefused
from tests.fake_graph.world import NOW, PAGE, SECRET, TOKEN, World

HELLO = {"message": {"text": "Hello!"}}


@pytest.mark.parametrize(
    ("path", "rest"),
    [
        ("/v99.0/me/messages", "/me/messages"),
        ("/v0.1/me", "/me"),
        ("/v99.0", "/v99.0"),
        ("/somewhere/else", "/else"),
        ("/me/messages/more", "/messages/more"),
    ],
)
def test_an_unknown_path_is_2500(world, path, rest):
    answer = world.call("POST", path, HELLO)
    assert (answer.status, answer.error["code"]) == (404, 2500)
    assert answer.error["message"] == f"Unknown path components: {rest}"


@pytest.mark.parametrize(("path", "code"), [("/me/messages", 2500), (f"/{PAGE}/messages", 104)])
def test_a_call_without_a_token_is_refused(world, path, code):
    answer = world.call("POST", path, HELLO, token=None)
    assert (answer.status, answer.error["code"]) == (400, code)
    assert not world.of(SendRefused)


def test_a_wrong_token_is_refused_with_a_challenge(world):
    answer = world.call("POST", "/me/messages", HELLO, token="EAAwrong")
    assert (answer.status, answer.refusal) == (401, (190, None))
    assert answer.headers["WWW-Authenticate"] == (
        'OAuth "Facebook Platform" "invalid_token" '
        '"Invalid OAuth access token - Cannot parse access token"'
    )
    assert not world.of(SendRefused)


def test_a_page_without_a_token_learns_the_first():
    world = World(token=None)
    assert world.call("GET", "/me", token="EAAfirst").status == 200
    assert world.call("GET", "/me", token="EAAother").refusal == (190, None)
    assert world.call("GET", "/me", token="EAAfirst").status == 200
    assert world.notes() == ["learned-token"]


@pytest.mark.parametrize("token", ["None", "undefined", "1|secret", "two words", "é"])
def test_what_cannot_be_a_page_token_is_not_learnt(token):
    world = World(token=None)
    assert world.call("GET", "/me", token=token).refusal == (190, None)
    assert world.call("GET", "/me", token="EAAreal").status == 200


def test_appsecret_proof_is_checked_when_given(world):
    right = hmac.new(SECRET.encode(), TOKEN.encode(), hashlib.sha256).hexdigest()
    assert world.call("GET", "/me", query={"appsecret_proof": right}).status == 200
    answer = world.call("GET", "/me", query={"appsecret_proof": right[::-1]})
    assert (answer.refusal, answer.error["type"]) == ((100, None), "GraphMethodException")
    assert answer.error["message"] == "Invalid appsecret_proof provided in the API argument"


@pytest.mark.parametrize("method", ["GET", "DELETE", "PUT"])
def test_a_method_that_an_edge_does_not_know_is_unsupported(world, method):
    answer = world.call(method, "/me/messages")
    assert (answer.status, answer.refusal) == (400, (100, 33))
    assert answer.error["message"].startswith(f"Unsupported {method.lower()} request. Object")


def test_another_page_does_not_exist(world):
    assert world.call("POST", "/100000000000001/messages", HELLO).refusal == (100, 33)


def test_an_invented_edge_does_not_exist(world):
    answer = world.call("GET", "/me/horoscope")
    assert "nonexisting field (horoscope) on node type (Page)" in answer.error["message"]


@pytest.mark.parametrize("row", rows("not_faked"), ids=lambda row: row["route"])
def test_a_route_that_meta_has_and_the_fake_has_not_is_loud(row):
    world = World(datetime(2019, 6, 1, tzinfo=UTC) if row.get("until") else NOW)
    paths = [f"/{row['route']}"]
    if "/" not in row["route"]:
        paths.append(f"/v24.0/me/{row['route']}")
    for path in paths:
        answer = world.call("POST", path, token=None)
        assert (answer.status, answer.error["type"]) == (501, "NotFaked")
        assert row["route"].split("/")[0] in answer.error["message"]
        assert world.of(CallAnswered)[-1].not_faked


@pytest.mark.parametrize("path", ["/", "/act_1/messages", "/sticker_packs/1/stickers"])
def test_other_nodes_are_not_faked(world, path):
    assert world.call("POST", path, {}).status == 501


def test_a_switch_that_is_not_faked_is_loud(world):
    assert world.call("POST", "/me/messages", HELLO, query={"appsecret_time": "1"}).status == 501


def test_a_parameter_may_name_the_method(world):
    world.call("POST", "/me/messenger_profile", {"get_started": {"payload": "GO"}})
    query = {"method": "delete", "fields": "get_started"}
    assert world.call("GET", "/me/messenger_profile", query=query).json == {"result": "success"}
    assert world.graph.profile.get_started is None


@pytest.mark.parametrize(
    ("path", "served"),
    [("/v24.0/me", "v24.0"), ("/v2.6/me", "v20.0"), ("/me", "v20.0")],
)
def test_the_version_really_used_is_in_a_header(world, path, served):
    assert world.call("GET", path).headers["facebook-api-version"] == served


def test_headers_look_like_metas(world):
    headers = world.call("GET", "/me").headers
    assert headers["Content-Type"] == "application/json; charset=UTF-8"
    assert json.loads(headers["X-App-Usage"])["call_count"] == 0
    assert PAGE in json.loads(headers["X-Business-Use-Case-Usage"])


def test_errors_carry_a_trace_id(world):
    trace = world.call("GET", "/v99.0/me").error["fbtrace_id"]
    assert (trace[0], len(trace)) == ("A", 23)


def test_every_call_is_in_the_journal_without_its_query(world):
    world.send()
    world.call("GET", "/v99.0/me")
    calls = [(c.method, c.path, c.status, c.code) for c in world.of(CallAnswered)]
    assert calls == [
        ("POST", "/v24.0/me/messages", 200, None),
        ("GET", "/v99.0/me", 404, 2500),
    ]


@pytest.mark.parametrize(
    "path", ["/me/messages", f"/me/messages&access_token={TOKEN}", f"/me?access_token={TOKEN}"]
)
def test_a_token_is_never_written_down(path):
    world = World(token=None)
    body = {"access_token": TOKEN, TOKEN: 1, "recipient": {"id": "x"}}
    world.call("POST", path, body, headers={"Authorization": f"Bearer {TOKEN}"})
    world.call("POST", "/me/messages", body)
    written = json.dumps(world.graph.journal.to_json())
    assert TOKEN not in written
    assert TOKEN not in repr(world.graph.page)
    assert SECRET not in written + repr(world.graph.app)


def test_the_same_seed_gives_the_same_journal_bytes():
    def journal():
        world = World(seed="again")
        world.graph.say(world.ana, "Olá 👋")
        world.send()
        world.send(to="1")
        return json.dumps(world.graph.journal.to_json())

    assert journal() == journal()


PIECES = st.sampled_from(
    [
        "recipient",
        "message",
        "text",
        "id",
        "quick_replies",
        "sender_action",
        "tag",
        "typing_on",
        "access_token",
        "fields",
        "greeting",
        "persistent_menu",
        "locale",
        "default",
        "call_to_actions",
        "1234567890123456",
        TOKEN,
        "{'id':'1'}",
        '{"text":',
        "\0",
        "\ud800",
        "é😀",
    ]
) | st.text(max_size=20)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | PIECES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(PIECES, inner, max_size=4),
    max_leaves=12,
)
BODIES = st.binary(max_size=60) | VALUES.map(lambda v: json.dumps(v).encode())
PATHS = st.lists(
    st.sampled_from(["v24.0", "v99.0", "me", PAGE, "messages", "messenger_profile", "1"])
    | st.text(max_size=8),
    max_size=4,
).map(lambda parts: "/" + "/".join(parts))
TYPES = st.sampled_from(
    ["application/json", "application/x-www-form-urlencoded", "multipart/form-data", "", "\0"]
)


@settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    method=st.sampled_from(["GET", "POST", "DELETE", "PATCH", ""]),
    path=PATHS | st.just("/me/messages") | st.just("/me/messenger_profile"),
    query=st.builds(
        lambda end: f"access_token={TOKEN}" + end,
        st.just("") | st.text(st.characters(codec=None), max_size=30).map("&tag=".__add__),
    ),
    kind=TYPES,
    body=BODIES,
)
def test_no_call_makes_the_fake_stumble(method, path, query, kind, body):
    world = World(datetime(2026, 9, 1, tzinfo=UTC))
    request = Request(
        method=method, path=path, query=query, headers={"Content-Type": kind}, body=body
    )
    answered = world.graph.answer(request)
    assert isinstance(json.loads(answered.body), dict)
    assert answered.status in (200, 400, 401, 403, 404, 501)
    written = json.dumps(world.graph.journal.to_json(), ensure_ascii=False)
    written.encode()


@settings(max_examples=300, deadline=None)
@given(body=VALUES, extra=VALUES)
def test_no_body_of_the_right_kind_makes_it_stumble(body, extra):
    world = World()
    world.graph.say(world.ana, "Hi!")
    whole = {"recipient": {"id": world.ana}, "message": {"text": "x", "quick_replies": body}}
    for sent in (whole, whole | {"tag": extra}, whole | {"message": body, "sender_action": extra}):
        assert world.call("POST", "/me/messages", sent).status in (200, 400, 501)
    json.dumps(world.graph.journal.to_json(), ensure_ascii=False).encode()
