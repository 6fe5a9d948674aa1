"""What Meta itself tells."""

import json
from datetime import UTC, datetime

from tests.fake_graph.world import World

FIELD = frozenset({"messaging_policy_enforcement"})


def blocked():
    world = World(fields=FIELD)
    world.graph.enforce_policy("block")
    return json.loads(world.webhooks[-1].body)


def unblocked_in_2018():
    world = World(datetime(2018, 6, 1, tzinfo=UTC), fields=FIELD)
    world.graph.enforce_policy("unblock")
    return json.loads(world.webhooks[-1].body)


def dashboard():
    world = World()
    world.graph.press_dashboard_test()
    return json.loads(world.webhooks[-1].body)


CASES = {
    "policy_enforcement_current": blocked,
    "policy_enforcement_old": unblocked_in_2018,
    "dashboard_test_messages": dashboard,
}
