"""Apps, tokens and pages that may not send are told so before anything else."""

from datetime import UTC, datetime, timedelta

import pytest

from fake_graph import ImpossibleAction
from fake_graph.journal import PageActivity
from fake_graph.token import ALL_PERMISSIONS
from tests.fake_graph.world import TOKEN, World


@pytest.mark.parametrize(
    ("kind", "refusal"),
    [("sending", (10, 1893063)), ("abuse", (368, None)), ("commerce", (2022, None))],
)
def test_a_restricted_page_sends_nothing_until_it_may_again(world, kind, refusal):
    world.graph.restrict_page(kind)
    assert world.send().refusal == refusal
    assert world.act().refusal == refusal
    world.graph.lift_restriction(kind)
    assert world.send().status == 200
    assert [a.what for a in world.of(PageActivity)] == ["restriction-add", "restriction-remove"]


def test_restrictions_have_their_own_error_since_25_june_2026():
    day, refusals = datetime(2026, 6, 25, tzinfo=UTC), []
    for moment in (day - timedelta(microseconds=1), day):
        world = World(moment)
        world.graph.say(world.ana, "Hi!")
        world.graph.restrict_page("sending")
        refusals.append(world.send().refusal)
    assert refusals == [(2022, None), (10, 1893063)]


def test_a_page_that_may_not_ask_for_leave_may_write(world):
    world.graph.restrict_page("opt-ins")
    assert world.send().status == 200


def test_only_known_restrictions_can_be_placed(world):
    with pytest.raises(ImpossibleAction, match="sending"):
        world.graph.restrict_page("exile")


def test_the_permission_comes_before_the_recipient(world):
    world.graph.state.tokens[TOKEN].permissions = ALL_PERMISSIONS - {"pages_messaging"}
    answer = world.send(to="1")
    assert (
        answer.error["message"] == "(#230) Requires pages_messaging permission to manage the object"
    )


def test_the_shape_comes_before_the_permission(world):
    world.graph.state.tokens[TOKEN].permissions = frozenset()
    assert world.send(to="not an id").refusal == (100, None)


def test_whoever_gave_the_token_must_have_the_task(world):
    world.graph.grant_user("EAAofAnAnalyst", tasks=["ANALYZE"])
    path, hello = f"/{world.graph.page.id}/messages", {"recipient": {"id": world.ana}}
    answer = world.call("POST", path, hello | {"message": {"text": "Hi"}}, token="EAAofAnAnalyst")
    assert answer.refusal == (10, None)
    world.graph.grant_user("EAAofAnAgent", tasks=["MESSAGING"])
    answer = world.call("POST", path, hello | {"message": {"text": "Hi"}}, token="EAAofAnAgent")
    assert answer.status == 200
