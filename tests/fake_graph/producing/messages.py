"""Messages that people write."""

import json

from tests.fake_graph.world import World


def message_text():
    world = World()
    world.graph.say(world.ana, "Hello, how much is it?")
    return json.loads(world.webhooks[-1].body)


CASES = {"message_text": message_text}
