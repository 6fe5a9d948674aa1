"""Refusals of the small APIs: profiles, personas, subscriptions, account linking."""

from tests.fake_graph.arising.tokens import APP_TOKEN
from tests.fake_graph.log_in import linking_token
from tests.fake_graph.world import World

MENU = [
    {
        "locale": "default",
        "call_to_actions": [{"type": "postback", "title": "A", "payload": "P"}],
    }
]


def invalid_fbid():
    return World().call("GET", "/99999999999999999999")


def unsupported_request():
    return World().call("GET", "/1234567890123456")


def unknown_path():
    return World().call("GET", "/v99.0/me")


def nonexisting_field():
    world = World()
    world.graph.say(world.ana, "Hi!")
    return world.call("GET", f"/{world.ana}", query={"fields": "shoe_size"})


def menu_needs_get_started():
    return World().call("POST", "/me/messenger_profile", {"persistent_menu": MENU})


def profile_missing():
    world = World()
    world.graph.say(world.ana, "Hi!")
    world.graph.set_openness(world.ana, "missing")
    return world.call("GET", f"/{world.ana}")


def profile_field_permission():
    world = World()
    world.graph.say(world.ana, "Hi!")
    world.graph.permit_token(["pages_messaging"])
    return world.call("GET", f"/{world.ana}", query={"fields": "first_name,locale"})


def image_too_large():
    world = World()
    url = "https://example.com/face.png"
    world.graph.put_picture(url, 9_000_000)
    return world.call("POST", "/me/personas", {"name": "Sam", "profile_picture_url": url})


def account_linking_token_invalid():
    world = World()
    token = linking_token(world, world.ana)
    world.wait(minutes=5, seconds=1)
    query = {"fields": "recipient", "account_linking_token": token}
    return world.call("GET", "/me", query=query)


def callback_verification_failed():
    world = World()
    world.graph.verify = lambda _url, _query: (404, b"nothing here")
    body = {
        "object": "page",
        "callback_url": "https://bot.example.com/webhook",
        "verify_token": "verify-me",
        "fields": "messages",
    }
    return world.call("POST", "/8623456789012345/subscriptions", body, token=APP_TOKEN)


CASES = {
    "invalid-fbid": invalid_fbid,
    "unsupported-request": unsupported_request,
    "unknown-path": unknown_path,
    "nonexisting-field": nonexisting_field,
    "menu-needs-get-started": menu_needs_get_started,
    "profile-missing": profile_missing,
    "profile-field-permission": profile_field_permission,
    "image-too-large": image_too_large,
    "account-linking-token-invalid": account_linking_token_invalid,
    "callback-verification-failed": callback_verification_failed,
}
