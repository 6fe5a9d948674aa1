"""Messages that apps send, as the echo has them."""

import json

from tests.fake_graph.sample_templates import button, template
from tests.fake_graph.world import World


def echo_of(message):
    world = World(fields=frozenset({"message_echoes"}))
    world.graph.say(world.ana, "Hi!")
    assert world.send(message=message).status == 200
    (webhook,) = world.webhooks
    return json.loads(webhook.body)


def echo_attachment():
    payload = {"url": "https://cdn.example/a.jpg"}
    return echo_of({"attachment": {"type": "image", "payload": payload}})


CASES = {
    "echo_text": lambda: echo_of({"text": "Here you go", "metadata": "order-7"}),
    "echo_attachment": echo_attachment,
    "echo_button_template": lambda: echo_of(template(button())),
}
