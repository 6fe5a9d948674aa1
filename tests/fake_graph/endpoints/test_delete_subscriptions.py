"""An app takes back what it asked for, and hears less or nothing."""

import pytest

from tests.fake_graph.endpoints.test_set_subscriptions import APP_TOKEN, PATH, echoing, post
from tests.fake_graph.world import World


@pytest.fixture
def world():
    world = World()
    world.graph.verify = echoing
    return world


def hears(world):
    world.webhooks.clear()
    world.graph.say(world.ana, "Hi!")
    return [webhook.field for webhook in world.webhooks] == ["messages"]


def delete(world, **query):
    answer = world.call("DELETE", PATH, query=query, token=APP_TOKEN)
    assert answer.json == {"success": True}


@pytest.mark.parametrize(
    "query", [{}, {"object": "page"}, {"object": "page", "fields": "messages,messaging_postbacks"}]
)
def test_without_a_subscription_of_the_app_nothing_arrives(world, query):
    post(world)
    assert hears(world)
    delete(world, **query)
    assert not hears(world)
    assert world.call("GET", PATH, token=APP_TOKEN).json == {"data": []}
    post(world)
    assert hears(world)


def test_fewer_fields_leave_the_others(world):
    post(world)
    delete(world, object="page", fields="messaging_postbacks")
    assert hears(world)
    (listed,) = world.call("GET", PATH, token=APP_TOKEN).json["data"]
    assert [field["name"] for field in listed["fields"]] == ["messages"]


def test_what_was_set_up_elsewhere_can_be_taken_back_as_well(world):
    delete(world, object="user")
    assert hears(world)
    delete(world, object="page")
    assert not hears(world)
