"""Refusals of those who call too often."""

from tests.fake_graph.world import PAGE, SECRET, World

APP_TOKEN = f"8623456789012345|{SECRET}"
PERSON = "EAAofAPerson"


def app_limit():
    world = World()
    world.graph.use_up("app")
    return world.call("GET", "/8623456789012345", token=APP_TOKEN)


def user_limit():
    world = World()
    world.graph.grant_user(PERSON)
    for _ in range(200):
        world.call("GET", "/me", token=PERSON)
    return world.call("GET", "/me", token=PERSON)


def page_limit():
    world = World()
    world.graph.grant_user(PERSON)
    world.graph.use_up("page")
    return world.call("GET", f"/{PAGE}", token=PERSON)


def page_use_case_limit():
    world = World()
    world.graph.use_up("pages")
    return world.call("GET", "/me")


def messenger_use_case_limit():
    world = World()
    world.graph.page.audience = -1  # of the two people in this world, one counts
    for _ in range(200):
        world.act()
    return world.act()


def rate_limit():
    world = World()
    body = {"get_started": {"payload": "GO"}}
    for _ in range(10):
        world.call("POST", "/me/messenger_profile", body)
    return world.call("POST", "/me/messenger_profile", body)


CASES = {
    "app-limit": app_limit,
    "user-limit": user_limit,
    "page-limit": page_limit,
    "page-use-case-limit": page_use_case_limit,
    "messenger-use-case-limit": messenger_use_case_limit,
    "rate-limit": rate_limit,
}
