"""Labels are made, put on people, read back and taken away."""

import json
from datetime import UTC, datetime

import pytest

from fake_graph import Page, PageId
from fake_graph.errors import ImpossibleAction
from fake_graph.page import PAGE_INBOX
from tests.fake_graph.switchboard import Switchboard

TERMS = (2, 2018344)


@pytest.fixture
def world():
    return Switchboard()


def make(world, name="vip", version="v24.0"):
    key = "page_label_name" if version != "v2.11" else "name"
    return world.call("POST", f"/{version}/me/custom_labels", {key: name}).json["id"]


def changes(world):
    entries = [json.loads(w.body)["entry"][0] for w in world.webhooks if w.field == "inbox_labels"]
    return [entry["changes"][0]["value"] for entry in entries]


def test_a_label_is_put_on_read_back_and_taken_off(world):
    label = make(world, "é 👋")
    put = world.call("POST", f"/v24.0/{label}/label", {"user": world.ana})
    assert put.json == {"success": True}
    query = {"fields": "page_label_name"}
    listed = world.call("GET", f"/v24.0/{world.ana}/custom_labels", query=query).json["data"]
    assert listed == [{"page_label_name": "é 👋", "id": label}]
    assert world.call("GET", f"/v24.0/{world.bob}/custom_labels").json == {"data": []}
    off = world.call("DELETE", f"/v24.0/{label}/label", query={"user": world.ana})
    assert off.json == {"success": True}
    assert world.call("GET", f"/v24.0/{world.ana}/custom_labels").json == {"data": []}


def test_both_apps_hear_of_both_changes_once(world):
    label = make(world)
    for method in ("POST", "POST", "DELETE", "DELETE"):
        assert world.call(method, f"/v24.0/{label}/label", {"user": world.ana}).status == 200
    assert [change["action"] for change in changes(world)] == ["add"] * 2 + ["remove"] * 2
    assert changes(world)[0]["label"] == {"id": label, "page_label_name": "vip"}


def test_a_label_can_be_read_and_deleted(world):
    label = make(world)
    world.call("POST", f"/v24.0/{label}/label", {"user": world.ana})
    query = {"fields": "page_label_name"}
    one = world.call("GET", f"/v24.0/{label}", query=query)
    assert one.json == {"page_label_name": "vip", "id": label}
    assert world.call("GET", f"/v24.0/{label}").json == {"id": label}
    assert world.call("DELETE", f"/v24.0/{label}").json == {"success": True}
    assert world.call("GET", f"/v24.0/{label}").refusal == (100, 33)
    assert world.call("GET", f"/v24.0/{world.ana}/custom_labels").json == {"data": []}


def test_the_list_comes_in_parts(world):
    labels = [make(world, f"label {n}") for n in range(5)]
    first = world.call("GET", "/v24.0/me/custom_labels", query={"limit": "2"}).json
    assert [one["id"] for one in first["data"]] == labels[:2]
    after = first["paging"]["cursors"]["after"]
    rest = world.call("GET", "/v24.0/me/custom_labels", query={"after": after}).json
    assert [one["id"] for one in rest["data"]] == labels[2:]
    assert "next" not in rest["paging"]


@pytest.mark.parametrize(
    ("version", "right", "wrong"),
    [("v24.0", "page_label_name", "name"), ("v2.11", "name", "page_label_name")],
)
def test_the_name_is_called_otherwise_before_version_12(version, right, wrong):
    world = Switchboard(datetime(2018, 6, 1, tzinfo=UTC))
    path = f"/{version}/me/custom_labels"
    refused = world.call("POST", path, {wrong: "vip"})
    assert refused.error["code"] == 100
    assert right in refused.error["message"]
    label = world.call("POST", path, {right: "vip"}).json["id"]
    query = {"fields": right}
    assert world.call("GET", f"/{version}/{label}", query=query).json == {right: "vip", "id": label}
    assert world.call("GET", f"/{version}/{label}", query={"fields": wrong}).error["code"] == 100


@pytest.mark.parametrize("name", [None, "", [], {}])
def test_a_label_needs_a_name(world, name):
    answer = world.call("POST", "/v24.0/me/custom_labels", {"page_label_name": name})
    assert (answer.status, answer.error["code"]) == (400, 100)


def test_a_name_is_given_once(world):
    make(world)
    again = world.call("POST", "/v24.0/me/custom_labels", {"page_label_name": "vip"})
    assert (again.status, again.error["code"]) == (400, 100)


@pytest.mark.parametrize("user", ["1", 104523891234567])
def test_a_label_sticks_to_people_only(world, user):
    label = make(world)
    answer = world.call("POST", f"/v24.0/{label}/label", {"user": user})
    assert answer.refusal == (100, 2018001)


def test_a_user_may_be_a_number(world):
    label = make(world)
    assert world.call("POST", f"/v24.0/{label}/label", {"user": int(world.ana)}).status == 200


def test_without_the_terms_no_label_is_had(world):
    label = make(world)
    world.graph.accept_contact_terms(accepted=False)
    refused = [
        world.call("POST", "/v24.0/me/custom_labels", {"page_label_name": "x"}),
        world.call("GET", "/v24.0/me/custom_labels"),
        world.call("GET", f"/v24.0/{world.ana}/custom_labels"),
        world.call("GET", f"/v24.0/{label}"),
        world.call("DELETE", f"/v24.0/{label}"),
        world.call("POST", f"/v24.0/{label}/label", {"user": world.ana}),
        world.call("DELETE", f"/v24.0/{label}/label", {"user": world.ana}),
    ]
    assert {answer.refusal for answer in refused} == {TERMS}
    assert "page_contact_tos" in refused[0].error["error_user_msg"]
    world.graph.accept_contact_terms()
    assert world.call("GET", f"/v24.0/{label}").status == 200


def test_staff_labels_by_hand(world):
    label = world.graph.staff_labels(world.ana, "angry")
    assert world.graph.staff_labels(world.bob, "angry") == label
    assert len(changes(world)) == 4
    world.graph.staff_unlabels(world.ana, "angry")
    with pytest.raises(ImpossibleAction, match="no label 'angry'"):
        world.graph.staff_unlabels(world.ana, "angry")


def test_labels_of_another_page_are_not_seen(world):
    label = make(world)
    other = PageId("104523891234568")
    world.graph.add_page(Page(id=other, name="Other", access_token="EAAother"), world.bot)
    assert world.call("GET", f"/v24.0/{label}", token="EAAother").refusal == (100, 33)
    assert world.call("GET", "/v24.0/me/custom_labels", token="EAAother").json == {"data": []}


def test_the_inbox_is_no_app_that_hears(world):
    world.graph.staff_labels(world.ana, "vip")
    assert PAGE_INBOX not in {w.app_id for w in world.webhooks}
