"""Postbacks, and accounts that are linked by a button."""

import json
from datetime import UTC, datetime

from fake_graph.people.arrival import Ad
from tests.fake_graph.letters import buttons, postback, send_template
from tests.fake_graph.world import World

PROFILE = "/me/messenger_profile"
LOG_IN = {"type": "account_link", "url": "https://example.com/login"}


def body(world, field):
    return json.loads([w.body for w in world.webhooks if w.field == field][-1])


def world_with_get_started(*date):
    world = World(datetime(*date, 10, tzinfo=UTC)) if date else World()
    assert world.call("POST", PROFILE, {"get_started": {"payload": "GET_STARTED"}}).status == 200
    return world


def button():
    world = World()
    world.graph.say(world.ana, "Hi!")
    send_template(world, buttons(postback("Yes")))
    world.graph.press_button(world.ana, "Yes")
    return body(world, "messaging_postbacks")


def get_started():
    world = world_with_get_started()
    world.graph.press_get_started(world.ana)
    return body(world, "messaging_postbacks")


def get_started_referral():
    world = world_with_get_started()
    world.graph.follow_link(world.ana, "spring")
    world.graph.press_get_started(world.ana)
    return body(world, "messaging_postbacks")


def get_started_ad():
    world = world_with_get_started()
    world.graph.click_ad(world.ana, Ad(ad_id="6045246247433"), "spring")
    world.graph.press_get_started(world.ana)
    return body(world, "messaging_postbacks")


def chat_plugin_guest():
    world = world_with_get_started(2020, 6, 1)
    site = "https://example.com/"
    world.graph.open_chat_plugin_as_guest("user-ref-42", "r", site)
    world.graph.press_get_started_as_guest("user-ref-42")
    return body(world, "messaging_postbacks")


def linked_world():
    world = World(fields=frozenset({"messaging_account_linking"}))
    world.graph.say(world.ana, "Hi!")
    send_template(world, buttons(LOG_IN, {"type": "account_unlink"}))
    world.graph.press_log_in(world.ana)
    world.graph.link_account(world.ana, "AUTH_CODE")
    return world


def account_linked():
    return body(linked_world(), "messaging_account_linking")


def account_unlinked():
    world = linked_world()
    world.graph.press_button(world.ana, "Log Out")
    return body(world, "messaging_account_linking")


CASES = {
    "postback_button": button,
    "postback_get_started": get_started,
    "postback_get_started_referral": get_started_referral,
    "postback_get_started_ad": get_started_ad,
    "postback_chat_plugin_guest": chat_plugin_guest,
    "account_linked": account_linked,
    "account_unlinked": account_unlinked,
}
