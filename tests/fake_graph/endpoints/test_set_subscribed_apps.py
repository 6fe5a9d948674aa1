"""A page sends webhooks to the apps that are subscribed to it, of the fields that they named."""

from datetime import UTC, datetime

import pytest

from tests.fake_graph.world import World

PATH = "/v24.0/me/subscribed_apps"


@pytest.fixture
def world():
    return World()


def heard(world):
    world.webhooks.clear()
    world.graph.say(world.ana, "Hi!")
    world.send()
    return {webhook.field for webhook in world.webhooks}


def test_the_list_replaces_the_old_one(world):
    assert heard(world) == {"messages", "message_echoes", "message_deliveries"}
    answer = world.call("POST", PATH, {"subscribed_fields": ["message_echoes"]})
    assert answer.json == {"success": True}
    assert heard(world) == {"message_echoes"}


@pytest.mark.parametrize("fields", ["messages, message_echoes", '["messages","message_echoes"]'])
def test_fields_may_be_named_in_the_query(world, fields):
    world.call("POST", PATH, query={"subscribed_fields": fields})
    listed = world.call("GET", PATH).json["data"][0]["subscribed_fields"]
    assert listed == ["message_echoes", "messages"]


def test_unsubscribing_ends_all_webhooks(world):
    assert world.call("DELETE", PATH).json == {"success": True}
    assert heard(world) == set()
    assert world.call("GET", PATH).json == {"data": []}


def test_a_second_app_changes_nothing_for_the_first(world):
    other, token = world.add_app()
    world.call("POST", PATH, {"subscribed_fields": ["messages"]}, token=token)
    listed = {app["id"]: app for app in world.call("GET", PATH).json["data"]}
    assert listed[other]["subscribed_fields"] == ["messages"]
    assert "message_echoes" in listed[world.graph.app.id]["subscribed_fields"]


def test_an_unknown_field_is_refused_and_nothing_subscribed(world):
    answer = world.call("POST", PATH, {"subscribed_fields": ["messages", "shoes"]})
    assert "Param subscribed_fields[1] must be one of {messages, " in answer.error["message"]
    assert "message_echoes" in heard(world)


def test_one_missing_permission_refuses_the_whole_call(world):
    world.graph.permit_token(["pages_manage_metadata"])
    answer = world.call("POST", PATH, {"subscribed_fields": ["feed", "messages"]})
    assert answer.status == 403
    assert answer.error["message"] == (
        "(#200) To subscribe to the messages field, one of these permissions is needed: "
        "pages_messaging"
    )
    assert world.graph.page.subscriptions[world.graph.app.id] >= {"messages", "message_echoes"}


def test_a_field_whose_events_are_not_faked_is_taken_and_noted(world):
    assert world.call("POST", PATH, {"subscribed_fields": ["live_videos"]}).status == 200
    assert world.notes() == ["event-not-faked"]


@pytest.mark.parametrize(
    ("day", "version", "status"), [(22, "v3.1", 200), (23, "v3.2", 400), (23, "v3.1", 200)]
)
def test_fields_must_be_named_since_version_3_2(day, version, status):
    world = World(datetime(2018, 10, day, 10, tzinfo=UTC))
    before = world.graph.page.subscriptions[world.graph.app.id]
    answer = world.call("POST", f"/{version}/me/subscribed_apps")
    assert answer.status == status
    assert world.graph.page.subscriptions[world.graph.app.id] == before


def test_no_fields_at_all_are_none(world):
    assert world.call("POST", PATH, {"subscribed_fields": []}).refusal == (100, None)
    assert world.call("POST", PATH, {"subscribed_fields": None}).refusal == (100, None)
