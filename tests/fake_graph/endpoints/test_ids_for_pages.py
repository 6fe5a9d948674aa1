"""One person has an id on every page and one in every app, and apps may match them."""

import pytest

from fake_graph import Page, PageId, Person
from tests.fake_graph.world import PAGE, SECRET, World

SECOND = PageId("104523891234568")
APP = "8623456789012345"


@pytest.fixture
def world():
    world = World()
    page = Page(id=SECOND, name="Second", access_token="EAAofTheSecond")
    world.graph.add_page(page, world.graph.app.id)
    names = {"first_name": "Eva", "last_name": "Berg", "user_id": "4242"}
    world.eva = [world.graph.mint.psid(f"Eva at {page}") for page in (PAGE, SECOND)]
    for psid, page_id in zip(world.eva, (PAGE, SECOND), strict=True):
        world.graph.add_person(Person(psid=psid, **names), page_id)
    return world


def test_a_person_of_one_page_is_found_on_the_other(world):
    answer = world.call("GET", f"/{world.eva[0]}/ids_for_pages")
    assert answer.json["data"] == [
        {"id": world.eva[0], "page": {"name": "Café", "id": PAGE}},
        {"id": world.eva[1], "page": {"name": "Second", "id": SECOND}},
    ]
    query = {"page": SECOND}
    [one] = world.call("GET", f"/{world.eva[0]}/ids_for_pages", query=query).json["data"]
    assert one["id"] == world.eva[1]


def test_an_app_knows_them_by_one_id_on_every_page(world):
    known = [
        world.call("GET", f"/{psid}/ids_for_apps", token=token).json["data"][0]
        for psid, token in zip(
            world.eva, ("EAATokenOfThePage0123456789", "EAAofTheSecond"), strict=True
        )
    ]
    assert known[0]["id"] == known[1]["id"]
    assert known[0]["app"]["id"] == APP
    path = f"/{known[0]['id']}/ids_for_pages"
    found = world.call("GET", path, token=f"{APP}|{SECRET}").json["data"]
    assert [one["id"] for one in found] == world.eva


def test_another_app_knows_them_by_another(world):
    other, token = world.add_app()
    answer = world.call("GET", f"/{world.eva[0]}/ids_for_apps", token=token).json
    ids = {one["app"]["id"]: one["id"] for one in answer["data"]}
    assert len(set(ids.values())) == 2
    refused = world.call("GET", f"/{ids[other]}/ids_for_pages", token=f"{APP}|{SECRET}")
    assert refused.status == 400


def test_somebody_on_one_page_only_has_one_id(world):
    found = world.call("GET", f"/{world.ana}/ids_for_pages").json["data"]
    assert [one["id"] for one in found] == [world.ana]
