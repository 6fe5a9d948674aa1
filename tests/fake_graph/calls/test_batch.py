"""A batch is many calls in one, each answered as if it had come alone."""

import hashlib
import hmac
import json
from urllib.parse import urlencode

import pytest

from fake_graph.journal import MessageSent
from tests.fake_graph.world import SECRET, TOKEN, World

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@pytest.fixture
def world():
    world = World()
    world.graph.say(world.ana, "Hi!")
    return world


def message(world, text="Hello!", **more):
    """Return a member that sends Ana a text."""
    body = {"recipient": json.dumps({"id": world.ana}), "message": json.dumps({"text": text})}
    return {"method": "POST", "relative_url": "me/messages", "body": urlencode(body)} | more


def batch(world, *members, path="/", token=TOKEN, **more):
    return world.call("POST", path, {"batch": list(members)} | more, token=token)


def codes(answer):
    return [member and member["code"] for member in answer.json]


def proof_of(token):
    return hmac.new(SECRET.encode(), token.encode(), hashlib.sha256).hexdigest()


@pytest.mark.parametrize("path", ["/", "/v24.0", "/v24.0/", "/me", "/v24.0/me/"])
def test_it_is_taken_at_the_root_and_at_the_object_of_metas_own_example(world, path):
    assert codes(batch(world, message(world), path=path)) == [200]


def test_it_may_be_a_form_and_stand_in_the_query(world):
    said = urlencode({"batch": json.dumps([message(world)]), "access_token": TOKEN})
    assert world.raw("POST", "/", said).status == 200
    assert world.raw("POST", "/", "", said.encode(), FORM).status == 200
    assert len(world.of(MessageSent)) == 2


def test_a_members_failure_is_its_own(world):
    answer = batch(world, message(world, text=""), message(world))
    assert (answer.status, codes(answer)) == (200, [400, 200])
    assert json.loads(answer.json[0]["body"])["error"]["error_subcode"] == 2018034


@pytest.mark.parametrize("no", [False, "false", "0", 0])
def test_headers_are_left_out_on_demand(world, no):
    assert list(batch(world, message(world), include_headers=no).json[0]) == ["code", "body"]


def test_success_is_left_out_on_demand_and_failure_is_not(world):
    quiet = {"omit_response_on_success": True}
    answer = batch(world, message(world, **quiet), message(world, text="", **quiet))
    assert codes(answer) == [None, 400]


def test_members_may_have_the_only_tokens(world):
    in_url = message(world) | {"relative_url": f"me/messages?access_token={TOKEN}"}
    in_body = message(world)
    in_body["body"] += f"&access_token={TOKEN}"
    assert codes(batch(world, in_url, in_body, message(world), token=None)) == [200, 200, 400]


def test_the_batchs_proof_is_for_the_batchs_token_only(world):
    _, other = world.add_app()
    world.graph.state.apps[world.graph.app.id].requires_proof = True
    theirs = {"method": "GET", "relative_url": f"me?access_token={other}"}
    answer = batch(
        world, {"method": "GET", "relative_url": "me"}, theirs, appsecret_proof=proof_of(TOKEN)
    )
    assert codes(answer) == [200, 200]


def test_a_body_may_be_an_object_with_nulls(world):
    body = {"recipient": {"id": world.ana}, "message": {"text": "It's"}, "tag": None}
    assert codes(batch(world, message(world) | {"body": body})) == [200]
    assert world.of(MessageSent)[0].text == "It's"


def test_what_another_depends_on_is_left_out_unless_it_is_asked_for(world):
    first, second = message(world, name="a"), message(world, depends_on="a")
    assert codes(batch(world, first, second)) == [None, 200]
    asked = first | {"omit_response_on_success": False}
    assert codes(batch(world, asked, second)) == [200, 200]


@pytest.mark.parametrize("name", ["a", "nobody"])
def test_what_depends_on_a_failure_or_on_nothing_is_not_sent(world, name):
    first = message(world, name="a", text="")
    answer = batch(world, first, message(world, depends_on=name))
    assert (answer.status, answer.error["type"]) == (501, "NotFaked")
    assert not world.of(MessageSent)


def test_fifty_are_the_most(world):
    look = {"method": "GET", "relative_url": "me"}
    assert len(batch(world, *[look] * 50).json) == 50
    assert batch(world, *[look] * 51).refusal == (105, None)


def test_get_and_delete_are_members_too(world):
    world.call("POST", "/me/messenger_profile", {"get_started": {"payload": "GO"}})
    profile = "me/messenger_profile?fields=get_started"
    answer = batch(
        world,
        {"relative_url": profile},
        {"method": "DELETE", "relative_url": profile},
        {"method": "GET", "relative_url": profile},
    )
    assert [json.loads(member["body"]) for member in answer.json] == [
        {"data": [{"get_started": {"payload": "GO"}}]},
        {"result": "success"},
        {"data": []},
    ]


@pytest.mark.parametrize("member", [{"attached_files": "f"}, {"body": "recipient={result=a:$.id}"}])
def test_files_and_each_others_answers_are_not_faked(world, member):
    assert batch(world, message(world) | member).status == 501
