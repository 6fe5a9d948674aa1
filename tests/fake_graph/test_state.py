"""A world that is written down reads back the same."""

from pydantic import TypeAdapter

from fake_graph.state import State
from tests.fake_graph.endpoints.test_messenger_profile import PATH, REST, WHOLE
from tests.fake_graph.log_in import linking_token
from tests.fake_graph.world import World


def test_accounts_survive():
    world = World()
    graph = world.graph
    graph.say(world.ana, "Hi!")
    world.call("POST", PATH, WHOLE | REST)
    menu = {"psid": world.ana, "persistent_menu": WHOLE["persistent_menu"]}
    world.call("POST", "/me/custom_user_settings", menu)
    face = {"name": "Sam", "profile_picture_url": "https://example.com/a.png"}
    world.call("POST", "/me/personas", face)
    world.call("POST", "/me/nlp_configs", {"nlp_enabled": True})
    linking_token(world, world.ana)
    graph.grant_user("EAAofAPerson")
    graph.use_up("app", 3)
    states = TypeAdapter(State)
    read = states.validate_json(states.dump_json(graph.state))
    assert read == graph.state
    graph.state = read
    query = {"fields": ",".join(WHOLE | REST)}
    assert world.call("GET", PATH, query=query).json == {"data": [WHOLE | REST]}
