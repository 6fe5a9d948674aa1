"""Threads that change hands, and what is heard of them from aside."""

import json

from tests.fake_graph.switchboard import Switchboard
from tests.fake_graph.world import World


def heard_by(world, app_id):
    return json.loads([w for w in world.webhooks if w.app_id == app_id][-1].body)


def pass_thread_control():
    world = Switchboard()
    world.move("take")
    world.give(world.helper, metadata="handoff")
    return heard_by(world, world.helper)


def take_thread_control():
    world = Switchboard()
    world.give(world.helper)
    world.move("take", metadata="take")
    return heard_by(world, world.helper)


def request_thread_control():
    world = Switchboard()
    world.move("take")
    world.move("request", token=world.helper_token, metadata="please")
    return heard_by(world, world.bot)


def app_roles():
    world = Switchboard(default=False)
    world.graph.set_default_app(world.bot)
    return heard_by(world, world.bot)


def standby_message():
    world = Switchboard()
    world.graph.say(world.ana, "hi")
    return heard_by(world, world.helper)


def standby_postback():
    world = Switchboard()
    item = {"type": "postback", "title": "Yes", "payload": "YES"}
    menu = {"locale": "default", "call_to_actions": [item]}
    profile = {"get_started": {"payload": "GO"}, "persistent_menu": [menu]}
    world.call("POST", "/v24.0/me/messenger_profile", profile)
    world.graph.press_menu(world.ana, "Yes")
    return heard_by(world, world.helper)


def standby_echo():
    world = Switchboard()
    world.send("hello")
    echoes = [w for w in world.webhooks if w.field == "message_echoes"]
    return json.loads(next(w for w in echoes if w.app_id == world.helper).body)


def echo_inbox():
    world = World()
    world.graph.say(world.ana, "Is anybody there?")
    world.graph.staff_says(world.ana, "A person answers", agent="Maria")
    return json.loads(next(w for w in world.webhooks if w.field == "message_echoes").body)


def inbox_labels():
    world = Switchboard()
    label = world.call("POST", "/v24.0/me/custom_labels", {"page_label_name": "vip"}).json["id"]
    world.call("POST", f"/v24.0/{label}/label", {"user": world.ana})
    return json.loads(world.webhooks[-1].body)


CASES = {
    "app_roles": app_roles,
    "echo_inbox": echo_inbox,
    "inbox_labels": inbox_labels,
    "pass_thread_control": pass_thread_control,
    "request_thread_control": request_thread_control,
    "standby_echo": standby_echo,
    "standby_message": standby_message,
    "standby_postback": standby_postback,
    "take_thread_control": take_thread_control,
}
