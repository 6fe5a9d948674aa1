"""Templates are listed, read and deleted, by name and by id."""

import pytest

from tests.fake_graph.sample_utility import make


def names(world, **query):
    return [t["name"] for t in world.call("GET", "/me/message_templates", query=query).json["data"]]


def test_they_are_listed_newest_first_and_found_by_what_they_are(world):
    make(world)
    make(world, name="delivered")
    assert names(world) == ["delivered", "order_shipped"]
    assert names(world, name="delivered") == ["delivered"]
    assert names(world, status="REJECTED") == []
    assert names(world, language="nl") == []


def test_the_page_may_be_named_by_its_id(world):
    make(world)
    path = f"/v24.0/{world.graph.page.id}/message_templates"
    assert len(world.call("GET", path).json["data"]) == 1


def test_fields_are_chosen(world):
    make(world)
    query = {"fields": "name,status"}
    (chosen,) = world.call("GET", "/me/message_templates", query=query).json["data"]
    assert list(chosen) == ["name", "status", "id"]
    assert world.call("GET", "/me/message_templates", query={"fields": "mood"}).status == 400


def test_a_second_page_is_loud(world):
    make(world)
    make(world, language="nl")
    assert world.call("GET", "/me/message_templates", query={"limit": "1"}).status == 501


def test_one_is_read_by_its_id(world):
    template_id = make(world).json["id"]
    template = world.call("GET", f"/{template_id}").json
    assert (template["name"], template["id"]) == ("order_shipped", template_id)
    chosen = world.call("GET", f"/{template_id}", query={"fields": "status"}).json
    assert chosen == {"status": "APPROVED", "id": template_id}
    assert world.call("GET", f"/{template_id}", query={"fields": "mood"}).status == 400


def test_a_name_is_deleted_in_every_language(world):
    make(world)
    make(world, language="nl")
    answer = world.call("DELETE", "/me/message_templates", query={"name": "order_shipped"})
    assert answer.json == {"success": True}
    assert names(world) == []


@pytest.mark.parametrize("how", ["edge", "node"])
def test_an_id_is_deleted_alone(world, how):
    template_id = make(world).json["id"]
    make(world, language="nl")
    if how == "edge":
        answer = world.call("DELETE", "/me/message_templates", query={"hsm_id": template_id})
    else:
        answer = world.call("DELETE", f"/{template_id}")
    assert answer.json == {"success": True}
    assert len(names(world)) == 1


def test_a_deletion_must_name_something_that_is_there(world):
    assert world.call("DELETE", "/me/message_templates").refusal == (100, None)
    answer = world.call("DELETE", "/me/message_templates", query={"name": "order_lost"})
    assert answer.error["message"] == "(#100) Template cannot be found."


def test_the_library_is_searched(world):
    every = world.call("GET", "/message_template_library").json["data"]
    found = world.call("GET", "/message_template_library", query={"search": "appointment"})
    assert len(every) > len(found.json["data"]) == 1
