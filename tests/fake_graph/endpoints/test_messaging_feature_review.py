"""A page reads what has become of its submissions."""

import pytest

from fake_graph.errors import ImpossibleAction
from tests.fake_graph.world import World

PATH = "/v24.0/me/messaging_feature_review"


def test_nothing_was_submitted_until_it_was():
    world = World()
    assert world.call("GET", PATH).json == {"data": []}
    world.graph.review_feature("subscription_messaging", "pending")
    world.graph.review_feature("subscription_messaging", "approved")
    listed = [{"feature": "subscription_messaging", "status": "approved"}]
    assert world.call("GET", PATH).json == {"data": listed}
    with pytest.raises(ImpossibleAction, match="no review is 'maybe'"):
        world.graph.review_feature("subscription_messaging", "maybe")
