"""The settings of 2016 still do, each answered in its own words."""

import pytest

from tests.fake_graph.world import World

PATH = "/v2.6/me/thread_settings"
NEW = {"setting_type": "call_to_actions", "thread_state": "new_thread"}
OLD = {"setting_type": "call_to_actions", "thread_state": "existing_thread"}
ITEM = {"type": "postback", "title": "Help", "payload": "HELP"}


@pytest.fixture
def world():
    return World()


@pytest.mark.parametrize(
    ("body", "result"),
    [
        (
            {"setting_type": "greeting", "greeting": {"text": "Olá!"}},
            "Successfully updated greeting",
        ),
        (NEW | {"call_to_actions": [{"payload": "GO"}]}, "Successfully added new_thread's CTAs"),
        (OLD | {"call_to_actions": [ITEM] * 5}, "Successfully added structured menu CTAs"),
        (OLD | {"call_to_actions": ITEM}, "Successfully added structured menu CTAs"),
        (
            {
                "setting_type": "domain_whitelisting",
                "whitelisted_domains": ["https://example.com"],
                "domain_action_type": "add",
            },
            "Successfully updated whitelisted domains",
        ),
    ],
)
def test_a_setting_is_answered_as_recorded(world, body, result):
    assert world.call("POST", PATH, body).json == {"result": result}
    assert "deprecated-path" in world.notes()


@pytest.mark.parametrize(
    ("body", "result"),
    [
        ({"setting_type": "greeting"}, "Successfully deleted greeting"),
        (NEW, "Successfully deleted all new_thread's CTAs"),
        (OLD, "Successfully deleted structured menu CTAs"),
    ],
)
def test_so_is_its_end(world, body, result):
    assert world.call("DELETE", PATH, body).json == {"result": result}


def test_people_see_what_was_set(world):
    world.call("POST", PATH, {"setting_type": "greeting", "greeting": {"text": "Hello!"}})
    world.call("POST", PATH, OLD | {"call_to_actions": [ITEM]})
    assert world.graph.open_thread(world.ana) == "Hello!"
    world.graph.press_menu(world.ana, "Help")
    world.call("DELETE", PATH, {"setting_type": "greeting"})
    assert world.graph.profile.greeting is None


def test_domains_are_added_and_removed(world):
    body = {"setting_type": "domain_whitelisting", "whitelisted_domains": ["https://a.com"]}
    world.call("POST", PATH, body)
    world.call("POST", PATH, body | {"whitelisted_domains": ["https://b.com", "https://a.com"]})
    assert world.graph.profile.whitelisted_domains == ("https://a.com", "https://b.com")
    world.call("POST", PATH, body | {"domain_action_type": "remove"})
    assert world.graph.profile.whitelisted_domains == ("https://b.com",)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 400),
        ({"setting_type": "shoes"}, 400),
        ({"setting_type": "payment"}, 501),
        ({"setting_type": "greeting"}, 400),
        ({"setting_type": "call_to_actions", "call_to_actions": [ITEM]}, 400),
        (NEW | {"call_to_actions": [{"message": {"text": "Welcome"}}]}, 501),
        (OLD | {"call_to_actions": [ITEM] * 6}, 400),
        (OLD | {"call_to_actions": [{"payload": "GO"}]}, 400),
        (OLD | {"call_to_actions": [ITEM | {"type": "nested"}]}, 400),
        (OLD | {"call_to_actions": [{"type": "postback", "payload": "GO"}]}, 400),
        ({"setting_type": "account_linking", "account_linking_url": "nowhere"}, 400),
    ],
)
def test_what_does_not_fit_is_refused(world, body, status):
    assert world.call("POST", PATH, body).status == status
