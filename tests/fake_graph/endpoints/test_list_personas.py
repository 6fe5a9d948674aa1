"""Agent personas are made, listed, read and deleted."""

from datetime import UTC, datetime

import pytest

from tests.fake_graph.world import World

PATH = "/v24.0/me/personas"
FACE = "https://example.com/face.png"
SAM = {"name": "Sam ✨", "profile_picture_url": FACE}


@pytest.fixture
def world():
    return World()


def make(world, name="Sam ✨"):
    return world.call("POST", PATH, SAM | {"name": name}).json["id"]


def test_a_persona_reads_back(world):
    sam = make(world)
    assert world.call("GET", f"/{sam}").json == SAM | {"id": sam}
    assert world.call("GET", f"/{sam}", query={"fields": "id,name"}).json == {
        "name": "Sam ✨",
        "id": sam,
    }
    refused = world.call("GET", f"/{sam}", query={"fields": "shoes"})
    assert "nonexisting field (shoes) on node type (MessengerPersona)" in refused.error["message"]


def test_the_newest_comes_first_a_page_at_a_time(world):
    ids = [make(world, f"Agent {number}") for number in range(5)]
    assert [one["id"] for one in world.call("GET", PATH).json["data"]] == ids[::-1]
    first = world.call("GET", PATH, query={"limit": 2}).json
    assert [one["id"] for one in first["data"]] == [ids[4], ids[3]]
    after = first["paging"]["cursors"]["after"]
    second = world.call("GET", PATH, query={"limit": 9, "after": after}).json
    assert [one["id"] for one in second["data"]] == ids[2::-1]
    last = second["paging"]["cursors"]["after"]
    assert world.call("GET", PATH, query={"after": last}).json == {"data": []}


def test_none_is_an_empty_list_and_a_cursor_that_is_none_is_refused(world):
    assert world.call("GET", PATH).json == {"data": []}
    make(world)
    assert world.call("GET", PATH, query={"after": "é"}).refusal == (100, None)


def test_a_deleted_one_is_gone_for_apps_but_not_forgotten(world):
    sam = make(world)
    assert world.call("DELETE", f"/{sam}").json == {"success": True}
    assert world.call("GET", PATH).json == {"data": []}
    assert world.call("GET", f"/{sam}").refusal == (100, 33)
    assert world.call("DELETE", f"/{sam}").refusal == (100, 33)
    assert world.graph.page.personas[sam].name == "Sam ✨"


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"name": "x" * 51}, (100, None)),
        ({"name": ""}, (100, None)),
        ({"name": None}, (100, None)),
        ({"profile_picture_url": "face.png"}, (100, None)),
        ({"profile_picture_url": None}, (100, None)),
    ],
)
def test_what_does_not_fit_is_refused(world, change, refusal):
    assert world.call("POST", PATH, SAM | change).refusal == refusal


def test_a_picture_has_at_most_eight_megabytes(world):
    world.graph.put_picture(FACE, 8 * 1024 * 1024)
    make(world)
    world.graph.put_picture(FACE, 8 * 1024 * 1024 + 1)
    assert world.call("POST", PATH, SAM).refusal == (36000, None)


@pytest.mark.parametrize(("day", "status"), [(26, 400), (27, 200)])
def test_personas_came_on_27_september_2018(day, status):
    assert World(datetime(2018, 9, day, tzinfo=UTC)).call("POST", PATH, SAM).status == status
