"""How people stand towards a page outlives being written down."""

import pytest
from pydantic import TypeAdapter

from fake_graph import ImpossibleAction
from fake_graph.state import State
from tests.fake_graph.arising.recipients import PHONE, to, world_of_phones
from tests.fake_graph.graph.test_notices import ONCE, ask, world_at
from tests.fake_graph.test_recipient import tick


def test_a_world_is_the_same_once_written_down_and_read():
    world = world_at()
    graph = world.graph
    ask(world)
    to(world, notification_messages_token=graph.accept_notification(world.ana))
    ask(world, ONCE)
    graph.accept_notification(world.ana)
    tick(world, world.bob, "box-1")
    to(world, user_ref="box-1")
    to(world, comment_id=graph.comment("Ann Lee", "price?"))
    graph.restrict_page("sending")
    graph.deactivate(world.bob)
    adapter = TypeAdapter(State)
    assert adapter.validate_json(adapter.dump_json(graph.state)) == graph.state


def test_only_a_waiting_request_can_be_accepted(world):
    with pytest.raises(ImpossibleAction):
        world.graph.accept_request(world.ana)


def test_accepting_a_private_reply_tells_the_page_nothing():
    world = world_of_phones()
    world.graph.page.subscriptions[world.graph.app.id] = frozenset({"messaging_optins"})
    psid = to(world, comment_id=world.graph.comment("Ann Lee", "price?")).json["recipient_id"]
    world.graph.accept_request(psid)
    assert not world.webhooks
    to(world, phone_number=PHONE)
    world.graph.accept_request(world.pat)
    assert len(world.webhooks) == 1


def test_whoever_left_their_account_cannot_write_before_they_are_back(world):
    world.graph.deactivate(world.ana)
    with pytest.raises(ImpossibleAction, match="reactivate"):
        world.graph.say(world.ana, "Hello?")
    world.graph.reactivate(world.ana)
    assert world.graph.say(world.ana, "Hello?")
