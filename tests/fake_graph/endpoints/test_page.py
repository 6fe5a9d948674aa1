"""GET /me names the page."""

from tests.fake_graph.world import PAGE


def test_me_is_the_page(world):
    assert world.call("GET", "/v24.0/me").json == {"name": "Café", "id": PAGE}
    assert world.call("GET", f"/{PAGE}", query={"fields": "id, name"}).json["name"] == "Café"


def test_other_fields_are_not_faked(world):
    assert world.call("GET", "/me", query={"fields": "fan_count"}).status == 501
