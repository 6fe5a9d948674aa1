"""GET /me names the page."""

from tests.fake_graph.world import PAGE


def test_me_is_the_page(world):
    assert world.call("GET", "/v24.0/me").json == {"name": "Café", "id": PAGE}
    assert world.call("GET", f"/{PAGE}", query={"fields": "id, name"}).json["name"] == "Café"


def test_other_fields_are_not_faked(world):
    assert world.call("GET", "/me", query={"fields": "fan_count"}).status == 501


def test_a_page_tells_how_its_apps_share_threads(world):
    query = {"fields": "category,messaging_feature_status"}
    told = world.call("GET", "/me", query=query).json
    assert told["category"] == "Local business"
    assert told["messaging_feature_status"] == {
        "hop_v2": False,
        "msgr_multi_app": False,
        "ig_multi_app": False,
    }
    world.graph.page.default_app = world.graph.app.id
    told = world.call("GET", "/me", query=query).json
    assert told["messaging_feature_status"]["hop_v2"] is True
