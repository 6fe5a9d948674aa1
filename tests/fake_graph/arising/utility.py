"""Refusals that come of utility templates."""

from tests.fake_graph.arising.messages import world_of_ana
from tests.fake_graph.sample_utility import made, make, send


def utility_permission_missing():
    world = world_of_ana()
    token = next(iter(world.graph.state.tokens.values()))
    token.permissions = frozenset({"pages_messaging"})
    return make(world)


def payload_missing():
    world = made(buttons=[{"type": "POSTBACK", "text": "Track", "payload": "TRACK-{{1}}"}])
    return send(world, "1234")


def with_button(**button):
    return make(world_of_ana(), buttons=[button])


CASES = {
    "utility-permission-missing": utility_permission_missing,
    "utility-template-unknown": lambda: send(world_of_ana(), "1234"),
    "utility-special-characters": lambda: send(made(), "#1234"),
    "utility-payload-missing": payload_missing,
    "utility-quick-reply-button": lambda: with_button(type="QUICK_REPLY", text="Yes"),
    "utility-postback-example": lambda: with_button(
        type="POSTBACK", text="Yes", payload="YES", example=["YES"]
    ),
    "invalid-keys": lambda: send(made(), components=[{"type": "body", "index": 0}]),
}
