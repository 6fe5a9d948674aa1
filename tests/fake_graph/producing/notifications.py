"""Leave that people give, stop and accept."""

from tests.fake_graph.arising.notifications import (
    ONCE,
    asking,
    world_of_australia,
    world_with_leave,
)
from tests.fake_graph.arising.recipients import PHONE, to, world_of_phones
from tests.fake_graph.producing.feed import last

FIELDS = frozenset({"messaging_optins"})


def optin_customer_matching():
    world = world_of_phones()
    world.graph.page.subscriptions[world.graph.app.id] = FIELDS
    to(world, phone_number=PHONE)
    world.graph.accept_request(world.pat)
    return last(world)


def optin_otn():
    world = world_of_australia(fields=FIELDS)
    world.send(message=asking(ONCE))
    world.graph.accept_notification(world.ana)
    return last(world)


def optin_notification_messages():
    world, _ = world_with_leave(fields=FIELDS)
    return last(world)


def optin_notification_messages_stop():
    world, _ = world_with_leave(fields=FIELDS)
    world.graph.stop_notifications(world.ana)
    return last(world)


CASES = {
    "optin_customer_matching": optin_customer_matching,
    "optin_otn": optin_otn,
    "optin_notification_messages": optin_notification_messages,
    "optin_notification_messages_stop": optin_notification_messages_stop,
}
