"""Any version or none, ``me`` or the page's id, and slashes where nobody needs them."""

import json
from urllib.parse import urlencode

import pytest

from tests.clients.case import SENT
from tests.fake_graph.world import PAGE, TOKEN

VERSIONS = ["", "/v2.6", "/v2.11", "/v3.2", "/v6.0", "/v12.0", "/v19.0", "/v25.0"]
JSON = {"Content-Type": "application/json"}


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("node", ["me", PAGE])
@pytest.mark.parametrize("slash", ["", "/"])
def test_a_send_is_understood_under_each_path(served, version, node, slash):
    body = {"recipient": {"id": served.world.ana}, "message": {"text": "Grüße"}}
    target = f"{version}/{node}/messages{slash}?access_token={TOKEN}"
    answer = served.call("POST", target, json.dumps(body).encode(), JSON)
    assert (answer.status, answer.json) == (200, SENT)


@pytest.mark.parametrize("root", ["/", "/v6.0/", "/v6.0", "//", "/v25.0//"])
@pytest.mark.parametrize("is_form", [False, True])
def test_a_batch_is_understood_at_each_root(served, root, is_form):
    inner = urlencode(
        {
            "recipient": json.dumps({"id": served.world.ana}),
            "message": json.dumps({"text": "Grüße"}),
        }
    )
    batch = [{"method": "POST", "relative_url": "me/messages", "body": inner}]
    if is_form:
        body = urlencode({"access_token": TOKEN, "batch": json.dumps(batch)})
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
    else:
        body, headers = json.dumps({"access_token": TOKEN, "batch": batch}), JSON
    answer = served.call("POST", root, body.encode(), headers)
    (member,) = answer.json
    assert (answer.status, member["code"], json.loads(member["body"])) == (200, 200, SENT)


@pytest.mark.parametrize("version", VERSIONS)
def test_a_profile_is_read_under_each_version(served, version):
    answer = served.call("GET", f"{version}/{served.world.ana}?access_token={TOKEN}")
    assert answer.json["first_name"] == "Ana"
