"""The old edge of private replies."""

import pytest

from fake_graph.journal import MessageSent, SendRefused
from tests.fake_graph.world import World


@pytest.fixture
def world():
    return World()


def reply(world, item, message="10 €"):
    return world.call("POST", f"/v2.6/{item}/private_replies", {"message": message})


def test_a_comment_is_answered_with_a_text(world):
    answer = reply(world, world.graph.comment("Ann Lee", "price?"))
    (sent,) = world.of(MessageSent)
    assert answer.json == {"id": sent.mid}
    assert sent.text == "10 €"


def test_a_visitors_post_is_answered_too(world):
    assert reply(world, world.graph.visitor_post("Ann Lee", "price?")).status == 200


def test_it_counts_with_the_new_way(world):
    comment = world.graph.comment(world.ana, "price?")
    reply(world, comment)
    assert reply(world, comment).refusal == (10900, None)
    (refused,) = world.of(SendRefused)
    assert (refused.psid, refused.text) == (world.ana, "10 €")


@pytest.mark.parametrize("message", [None, "", 5])
def test_it_needs_a_text(world, message):
    assert reply(world, world.graph.comment("Ann Lee", "x"), message).status == 400


def test_an_unknown_comment_does_not_exist(world):
    assert reply(world, "99_1").refusal == (100, 33)


@pytest.mark.parametrize(
    ("method", "edge"), [("GET", ""), ("DELETE", ""), ("GET", "/private_replies")]
)
def test_what_else_a_comment_can_do_is_not_faked(world, method, edge):
    for item in (world.graph.comment("Ann", "x"), world.graph.visitor_post("Ann", "x")):
        assert world.call(method, f"/v24.0/{item}{edge}").status == 501
