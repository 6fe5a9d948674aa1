"""Whatever an endpoint's own keys hold, it answers."""

import json
import re
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fake_graph.endpoints import ENDPOINTS
from tests.fake_graph.world import SECRET, TOKEN, World

APP = "8623456789012345"
PERSON = "EAAofAPerson"
KEYS = sorted({name for endpoint in ENDPOINTS for name in endpoint.body.model_fields})
TEXTS = st.sampled_from(
    ["", "default", "page", "messages", "greeting", "https://example.com", "https://[", '["a"]']
) | st.text(max_size=8)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=3)
    ),
    max_leaves=8,
)


@pytest.mark.parametrize("endpoint", ENDPOINTS, ids=lambda end: f"{end.method} {end.path}")
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_no_value_of_its_keys_makes_it_stumble(endpoint, data):
    year = data.draw(st.sampled_from([2017, 2019, 2021, 2026]))
    world = World(datetime(year, 9, 1, tzinfo=UTC))
    world.graph.say(world.ana, "Hi!")
    world.graph.grant_user(PERSON)
    nodes = {"<page_id>": "me", "<psid>": world.ana, "<app_id>": APP, "<user_id>": "me"}
    path = re.sub("<[a-z_]+>", lambda match: nodes.get(match[0], "1"), endpoint.path)
    token = data.draw(st.sampled_from([TOKEN, PERSON, f"{APP}|{SECRET}"]))
    keys = st.sampled_from(sorted(endpoint.body.model_fields) or KEYS)
    body = data.draw(st.dictionaries(keys, VALUES, max_size=6))
    answer = world.call(endpoint.method, path, body, token=token)
    assert answer.status in {200, 400, 401, 403, 404, 500, 501}
    json.dumps(world.graph.journal.to_json(), ensure_ascii=False).encode()
