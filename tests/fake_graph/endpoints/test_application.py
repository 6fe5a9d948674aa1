"""An app is known by its id."""

from tests.fake_graph.world import SECRET, World

APP = "8623456789012345"


def test_an_app_says_what_it_is_called():
    world = World()
    told = {
        "category": "Business",
        "link": "https://www.example.com/",
        "name": "Courtesy Test App",
        "id": APP,
    }
    assert world.call("GET", f"/{APP}", token=f"{APP}|{SECRET}").json == told
    assert world.call("GET", f"/{APP}", query={"fields": "id,name"}).json == {
        "name": told["name"],
        "id": APP,
    }
    assert world.call("GET", f"/{APP}", query={"fields": "shoes"}).status == 501


def test_an_app_is_not_me():
    answer = World().call("GET", "/me", token=f"{APP}|{SECRET}")
    assert answer.refusal == (2500, None)
