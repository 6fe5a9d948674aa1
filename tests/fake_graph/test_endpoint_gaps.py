"""What Meta does not know is ignored and noted; what Meta has and the fake has not is loud."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fake_graph.calls.shape import keys
from fake_graph.endpoints import ENDPOINTS
from tests.fake_graph.world import PAGE, SECRET, TOKEN, World

WRITES = [endpoint for endpoint in ENDPOINTS if endpoint.method != "GET"]
UNFAKED = [(one, key) for one in ENDPOINTS for key in keys(one.body) if not key.is_faked]
GAPS = [(one, key) for one, key in UNFAKED if one in WRITES and "=" not in key.path]
VALUES = [(one, key) for one, key in UNFAKED if "=" in key.path]
KNOWN = {e: {k.path for k in keys(e.body)} | e.body.not_faked for e in WRITES}
SWITCHES = {"access_token", "method", "batch", "locale", "pretty", "debug", "format", "sdk"}
QUICK = settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow], deadline=None)
words = st.text(st.characters(codec="ascii", categories=["Ll"]), min_size=1, max_size=12)
values = st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=8), st.just([]))


def name_of(endpoint):
    return f"{endpoint.method} {endpoint.path}"


def ask(endpoint, params, *, strict=False):
    """Call an endpoint for a page, or for an object that is not there, with ``params``."""
    world = World(strict=strict)
    world.graph.say(world.ana, "Hi!")
    path = endpoint.path.replace("<page_id>", PAGE).replace("<psid>", world.ana)
    path = path.replace("<app_id>", world.graph.app.id)
    answer = world.call(endpoint.method, path, params)
    if "error" in answer.json:
        answer.json["error"].pop("fbtrace_id")
    return world, answer


def nested(path, value):
    """Return the body in which ``path``, e.g. ``a[b][][c]``, is ``value``."""
    for part in reversed(path.replace("]", "").split("[")):
        value = {part: value} if part else [value]
    return value


@pytest.mark.parametrize("endpoint", WRITES, ids=name_of)
@QUICK
@given(name=words, value=values)
def test_a_key_that_nobody_knows_changes_nothing(endpoint, name, value):
    if name in KNOWN[endpoint] | SWITCHES:
        return
    _, without = ask(endpoint, {})
    world, answer = ask(endpoint, {name: value})
    assert (answer.status, answer.json) == (without.status, without.json)
    if answer.status == 200 and value is not None:
        assert "ignored-key" in world.notes()
        _, strict = ask(endpoint, {name: value}, strict=True)
        assert strict.error["message"].startswith("(#100) Invalid keys")


@pytest.mark.parametrize(("endpoint", "key"), GAPS, ids=lambda x: getattr(x, "path", ""))
@QUICK
@given(value=values.filter(lambda value: value is not None))
def test_a_key_that_is_not_faked_is_a_gap_by_name(endpoint, key, value):
    if "<" in endpoint.path.replace("<page_id>", "").replace("<psid>", "").replace("<app_id>", ""):
        pytest.skip("the object would have to exist first")
    world, answer = ask(endpoint, nested(key.path, value))
    assert (answer.status, answer.error["type"]) == (501, "NotFaked")
    assert key.path.rpartition("[")[2].rstrip("]") in answer.error["message"]
    assert len(world.graph.journal.gaps()) == 1
    assert json.loads(json.dumps(world.graph.journal.to_json()))


@pytest.mark.parametrize(("endpoint", "key"), VALUES, ids=lambda x: getattr(x, "path", ""))
@pytest.mark.parametrize("written", [str.lower, str.upper])
def test_a_value_that_is_not_faked_is_a_gap_by_name_in_either_case(endpoint, key, written):
    name, _, value = key.path.partition("=")
    world = World()
    path = endpoint.path.replace("<page_id>", PAGE).replace("<app_id>", world.graph.app.id)
    params = nested(name, written(value))
    app_token = f"{world.graph.app.id}|{SECRET}" if "<app_id>" in endpoint.path else TOKEN
    answer = world.call(endpoint.method, path, params, token=app_token)
    assert (answer.status, answer.error["type"]) == (501, "NotFaked")
    assert answer.error["message"] == f"The fake does not cover the {name} {written(value)}."
