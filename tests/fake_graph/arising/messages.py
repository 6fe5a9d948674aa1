"""Refusals that come of what a message says, templates and media apart."""

from datetime import UTC, datetime

from tests.fake_graph.world import World


def world_of_ana(*date):
    world = World(datetime(*date, 10, tzinfo=UTC)) if date else World()
    world.graph.say(world.ana, "Hi!")
    return world


def message(message, *date):
    return world_of_ana(*date).send(message=message)


def quick_reply(**reply):
    return message({"text": "Which?", "quick_replies": [reply]})


def neither_message_nor_action():
    world = world_of_ana()
    return world.call("POST", "/v24.0/me/messages", {"recipient": {"id": world.ana}})


CASES = {
    "parameter-required": lambda: world_of_ana().call("POST", "/me/messages", {}),
    "recipient-not-an-id": lambda: world_of_ana().send(to="ana"),
    "too-long": lambda: message({"text": "x" * 2001}),
    "empty-message": lambda: message({"text": ""}),
    "invalid-data": lambda: message({"text": ""}, 2017, 6, 1),
    "neither-message-nor-action": neither_message_nor_action,
    "message-and-action": lambda: world_of_ana().send(sender_action="typing_on"),
    "text-and-attachment": lambda: message(
        {
            "text": "Look",
            "attachment": {"type": "image", "payload": {"url": "https://a.example/1.png"}},
        }
    ),
    "quick-reply-type-required": lambda: quick_reply(title="Red", payload="RED"),
    "quick-reply-title-missing": lambda: quick_reply(content_type="text", payload="RED"),
    "quick-reply-payload-missing": lambda: quick_reply(content_type="text", title="Red"),
    "too-few-elements": lambda: message({"text": "Which?", "quick_replies": []}),
    "too-many-elements": lambda: message(
        {"text": "Which?", "quick_replies": [{"content_type": "user_email"}] * 14}
    ),
    "attachment-type-required": lambda: message({"attachment": {"payload": {}}}),
    "attachment-payload-required": lambda: message({"attachment": {"type": "image"}}),
}
