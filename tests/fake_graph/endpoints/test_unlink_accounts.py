"""Accounts are linked with a token of five minutes, and unlinked again."""

import pytest

from tests.fake_graph.log_in import linking_token
from tests.fake_graph.world import PAGE, World

LINK = {"fields": "recipient"}


@pytest.fixture
def world():
    return World()


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_the_token_tells_who_is_linking(world, method):
    query = LINK | {"account_linking_token": linking_token(world, world.ana)}
    assert world.call(method, "/me", query=query).json == {"id": PAGE, "recipient": world.ana}


def test_it_lasts_five_minutes_and_for_its_page_only(world):
    query = LINK | {"account_linking_token": linking_token(world, world.ana)}
    world.wait(minutes=5)
    assert world.call("GET", "/me", query=query).status == 200
    world.wait(seconds=1)
    assert world.call("GET", "/me", query=query).refusal == (10303, None)
    assert world.call("GET", "/me", query=LINK).refusal == (100, None)
    assert world.call("POST", "/me", query={"fields": "name"}).status == 501


def test_unlinking_forgets_the_account(world):
    linking_token(world, world.ana)
    world.graph.link_account(world.ana, "code")
    body = {"psid": world.ana}
    for _ in range(2):
        answer = world.call("POST", "/me/unlink_accounts", body)
        assert answer.json == {"result": "unlink account success"}
    assert not world.graph.thread_of(world.ana).account.is_linked
    assert world.call("POST", "/me/unlink_accounts", {"psid": "1"}).refusal == (100, 2018001)
