"""What people do with messages that are there, delivery and reading included."""

import json

from tests.fake_graph.world import World


def world_of(field):
    world = World(fields=frozenset({field}))
    mid = world.graph.say(world.ana, "Hello, how much?")
    return world, mid


def last(world):
    return json.loads(world.webhooks[-1].body)


def delivery():
    world, _ = world_of("message_deliveries")
    world.send()
    return last(world)


def read():
    world, _ = world_of("message_reads")
    world.send()
    world.graph.read(world.ana)
    return last(world)


def reaction():
    world, _ = world_of("message_reactions")
    world.graph.react(world.ana, world.send().json["message_id"], "❤️")
    return last(world)


def unreaction():
    world, _ = world_of("message_reactions")
    mid = world.send().json["message_id"]
    world.graph.react(world.ana, mid, "❤️")
    world.graph.unreact(world.ana, mid)
    return last(world)


def edit():
    world, mid = world_of("message_edits")
    world.graph.edit(world.ana, mid, "Hello, how many?")
    return last(world)


def response_feedback():
    world, _ = world_of("response_feedback")
    mid = world.send().json["message_id"]
    world.graph.rate_answer(world.ana, mid, is_good=True)
    return last(world)


CASES = {
    "delivery": delivery,
    "read": read,
    "reaction": reaction,
    "unreaction": unreaction,
    "message_edit": edit,
    "response_feedback": response_feedback,
}
