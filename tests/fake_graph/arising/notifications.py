"""Refusals that come of asking for, and using, the leave to send notifications."""

from datetime import UTC, datetime

from tests.fake_graph.arising.recipients import to
from tests.fake_graph.world import World

ASKED = {
    "template_type": "notification_messages",
    "title": "Bird facts",
    "payload": "BIRDS",
    "notification_messages_timezone": "America/New_York",
}
ONCE = {"template_type": "one_time_notif_req", "title": "In stock again", "payload": "RESTOCK"}


def asking(template=ASKED, **changes):
    """Return the message that asks for leave."""
    return {"attachment": {"type": "template", "payload": template | changes}}


def world_of_australia(*date, **more):
    """Return a world whose Ana may be asked for leave at every date, and has just written."""
    world = World(datetime(*(date or (2026, 9, 1)), 10, tzinfo=UTC), **more)
    world.ana = world.add("Anna", "Young", country="AU")
    world.graph.say(world.ana, "Hi!")
    return world


def world_with_leave(*date, **more):
    world = world_of_australia(*date, **more)
    world.send(message=asking())
    return world, world.graph.accept_notification(world.ana)


def marketing_too_soon():
    world, token = world_with_leave()
    to(world, notification_messages_token=token)
    world.wait(hours=47)
    return to(world, notification_messages_token=token)


def marketing_token_invalid():
    return to(world_of_australia(), notification_messages_token="1234567890")


def marketing_token_expired():
    world, token = world_with_leave(2022, 6, 1)
    world.wait(days=184)
    return to(world, notification_messages_token=token)


def notifications_stopped():
    world, token = world_with_leave()
    world.graph.stop_notifications(world.ana)
    return to(world, notification_messages_token=token)


def topic_already_requested():
    world = world_of_australia()
    world.send(message=asking())
    return world.send(message=asking())


def too_many_opt_in_requests():
    world = world_of_australia()
    answers = [world.send(message=asking(title=f"Topic {i}")) for i in range(11)]
    return answers[-1]


def opt_ins_restricted():
    world = world_of_australia()
    world.graph.restrict_page("opt-ins")
    return world.send(message=asking())


def capability_missing():
    world = world_of_australia()
    world.graph.app.missing_features.add("one_time_notification")
    return world.send(message=asking(ONCE))


CASES = {
    "marketing-too-soon": marketing_too_soon,
    "marketing-token-invalid": marketing_token_invalid,
    "marketing-token-expired": marketing_token_expired,
    "notifications-stopped": notifications_stopped,
    "topic-already-requested": topic_already_requested,
    "too-many-opt-in-requests": too_many_opt_in_requests,
    "opt-ins-restricted": opt_ins_restricted,
    "capability-missing": capability_missing,
}
