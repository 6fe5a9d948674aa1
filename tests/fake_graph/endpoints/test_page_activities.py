"""What apps tell of people for their statistics is taken, with or without a token."""

import pytest

from tests.fake_graph.world import SECRET, TOKEN, World

APP = "8623456789012345"


@pytest.mark.parametrize("edge", ["activities", "page_activities"])
@pytest.mark.parametrize("token", [None, TOKEN, f"{APP}|{SECRET}"])
def test_it_is_taken(edge, token):
    world = World()
    body = {
        "event": "CUSTOM_APP_EVENTS",
        "custom_events": '[{"_eventName":"bought"}]',
        "advertiser_tracking_enabled": 0,
        "application_tracking_enabled": 0,
        "extinfo": '["mb1"]',
        "page_id": "1",
        "page_scoped_user_id": world.ana,
    }
    answer = world.call("POST", f"/{APP}/{edge}", body, token=token)
    assert answer.json == {"success": True}
    assert world.notes() == []


def test_an_app_that_is_none_takes_nothing():
    assert World().call("POST", "/1234/activities", {}, token=None).refusal == (100, 33)
