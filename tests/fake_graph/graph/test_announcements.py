"""Meta tells the page's apps of policy, and the dashboard of nothing real."""

import json
from datetime import UTC, datetime

import pytest

from fake_graph.errors import ImpossibleAction
from fake_graph.journal import PageActivity
from fake_graph.page import Callback
from tests.fake_graph.world import World

FIELD = "messaging_policy_enforcement"


@pytest.mark.parametrize(
    ("date", "key"),
    [((2019, 12, 31), "policy-enforcement"), ((2020, 1, 1), "policy_enforcement")],
)
def test_the_key_lost_its_hyphen(date, key):
    world = World(datetime(*date, tzinfo=UTC), fields=frozenset({FIELD}))
    world.graph.enforce_policy("warning", "Too much é")
    (event,) = world.events(FIELD)
    assert event[key] == {"action": "warning", "reason": "Too much é"}
    assert "sender" not in event
    assert world.of(PageActivity)[-1].what == "policy-warning"


@pytest.mark.parametrize(("action", "has_reason"), [("block", True), ("unblock", False)])
def test_an_end_has_no_reason(action, has_reason):
    world = World(fields=frozenset({FIELD}))
    world.graph.enforce_policy(action)
    assert ("reason" in world.events(FIELD)[0]["policy_enforcement"]) is has_reason


def test_only_those_who_subscribed_hear(world):
    before = len(world.webhooks)
    world.graph.enforce_policy("block")
    assert len(world.webhooks) == before
    with pytest.raises(ImpossibleAction, match="'warning', 'block', 'unblock'"):
        world.graph.enforce_policy("ban")


def test_the_dashboards_test_has_no_envelope_and_needs_no_subscription():
    world = World(fields=frozenset({"message_reads"}))
    other, _ = world.add_app(fields=frozenset({"message_reads"}))
    world.graph.press_dashboard_test()
    world.graph.press_dashboard_test(app_id=other)
    assert [webhook.app_id for webhook in world.webhooks] == [world.graph.app.id, other]
    assert json.loads(world.webhooks[0].body).keys() == {"field", "value"}


@pytest.mark.parametrize("arguments", [{"field": "feed"}, {"app_id": "1"}])
def test_other_tests_are_not_known(arguments):
    with pytest.raises(ImpossibleAction):
        World().graph.press_dashboard_test(**arguments)


def test_the_platform_too_speaks_only_to_apps_that_asked_on_both_levels():
    field = "messaging_policy_enforcement"
    world = World(fields=frozenset({field}))
    callback = Callback(
        object="page", url="https://x.example", fields=frozenset({"messages"}), verify_token="v"
    )
    world.graph.app.callbacks["page"] = callback
    world.graph.enforce_policy("warning")
    assert not world.webhooks
    callback.fields |= {field}
    world.graph.enforce_policy("warning")
    assert [webhook.field for webhook in world.webhooks] == [field]
