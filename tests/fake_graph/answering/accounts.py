"""Answers of profiles, tokens, subscriptions and the other small APIs."""

from urllib.parse import urlencode

from tests.fake_graph.log_in import linking_token
from tests.fake_graph.world import SECRET, TOKEN, World

GET_STARTED = {"payload": "GET_STARTED"}
GREETING = [{"locale": "default", "text": "Hi {{user_first_name}}"}]
MENU = [
    {
        "locale": "default",
        "composer_input_disabled": False,
        "call_to_actions": [{"type": "postback", "title": "Help", "payload": "HELP"}],
    }
]
PERSONA = {"name": "Sam", "profile_picture_url": "https://example.com/sam.png"}


def world_of_ann():
    world = World()
    world.graph.app.name = "My bot"
    world.ann = world.add("Ann", "Lee")
    world.graph.say(world.ann, "Hi!")
    return world


def profile_get():
    world = World()
    profile = {"greeting": GREETING, "get_started": GET_STARTED}
    world.call("POST", "/v24.0/me/messenger_profile", profile)
    query = {"fields": "get_started,greeting"}
    return world.call("GET", "/v24.0/me/messenger_profile", query=query).json


def profile_set():
    return World().call("POST", "/me/messenger_profile", {"get_started": GET_STARTED}).json


def user_profile():
    world = world_of_ann()
    query = {"fields": "first_name,last_name,profile_pic"}
    return world.call("GET", f"/v24.0/{world.ann}", query=query).json


def subscribed_apps_get():
    world = world_of_ann()
    query = {"subscribed_fields": "messages,messaging_postbacks"}
    world.call("POST", "/me/subscribed_apps", query=query)
    return world.call("GET", "/me/subscribed_apps").json


def success():
    query = {"subscribed_fields": "messages"}
    return World().call("POST", "/me/subscribed_apps", query=query).json


def persona_create():
    return World().call("POST", "/me/personas", PERSONA).json


def persona_list():
    world = World()
    world.call("POST", "/me/personas", PERSONA)
    return world.call("GET", "/me/personas").json


def custom_user_settings_get():
    world = world_of_ann()
    world.call("POST", "/me/custom_user_settings", {"psid": world.ann, "persistent_menu": MENU})
    return world.call("GET", "/me/custom_user_settings", query={"psid": world.ann}).json


def unlink_accounts():
    world = world_of_ann()
    return world.call("POST", "/me/unlink_accounts", {"psid": world.ann}).json


def account_linking_psid():
    world = world_of_ann()
    token = linking_token(world, world.ann)
    query = {"fields": "recipient", "account_linking_token": token}
    return world.call("GET", "/v24.0/me", query=query).json


def debug_token():
    world = world_of_ann()
    world.graph.permit_token(["pages_messaging", "pages_manage_metadata"])
    query = {"input_token": TOKEN}
    return world.call("GET", "/debug_token", query=query, token=f"8623456789012345|{SECRET}").json


def headers():
    world = World()
    world.graph.use_up("app", 28, total_time=25, total_cputime=25)
    world.graph.use_up("messenger", 12, total_time=5, total_cputime=3)
    headers = world.call("GET", "/me/messenger_profile", query={"fields": "greeting"}).headers
    return {name: value for name, value in headers.items() if name.endswith("-Usage")}


def error():
    world = world_of_ann()
    world.wait(hours=25)
    return world.send(to=world.ann).json


def batch():
    world = world_of_ann()
    body = urlencode({"recipient": f'{{"id":"{world.ann}"}}', "message": '{"text":"hi"}'})
    member = {"method": "POST", "relative_url": "me/messages", "body": body}
    return world.call("POST", "/", {"batch": [member]}).json


CASES = {
    "profile_get": profile_get,
    "profile_set": profile_set,
    "user_profile": user_profile,
    "subscribed_apps_get": subscribed_apps_get,
    "success": success,
    "persona_create": persona_create,
    "persona_list": persona_list,
    "custom_user_settings_get": custom_user_settings_get,
    "unlink_accounts": unlink_accounts,
    "account_linking_psid": account_linking_psid,
    "debug_token": debug_token,
    "headers": headers,
    "error": error,
    "batch": batch,
}
