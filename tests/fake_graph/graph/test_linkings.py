"""People log in to the page's own site, in time, and out again."""

from urllib.parse import parse_qs, urlsplit

import pytest

from fake_graph.errors import GraphError, ImpossibleAction
from tests.fake_graph.letters import buttons, send_template
from tests.fake_graph.world import ALL_FIELDS, PAGE, World

LOG_IN = {"type": "account_link", "url": "https://example.com/login?a=1"}
LOG_OUT = {"type": "account_unlink"}
FIELD = "messaging_account_linking"


@pytest.fixture
def world():
    world = World(fields=ALL_FIELDS | {FIELD})
    world.graph.say(world.ana, "Hi!")
    send_template(world, buttons(LOG_IN, LOG_OUT))
    return world


def token_of(url):
    return parse_qs(urlsplit(url).query)["account_linking_token"][0]


def statuses(world):
    return [event["account_linking"]["status"] for event in world.events(FIELD)]


def test_the_button_opens_the_site_with_a_token_and_the_way_back(world):
    query = parse_qs(urlsplit(world.graph.press_log_in(world.ana)).query)
    (token,) = query["account_linking_token"]
    assert query["a"] == ["1"]
    assert token in query["redirect_uri"][0]
    assert world.graph.person_linking(PAGE, token) == world.ana


def test_a_token_lasts_five_minutes(world):
    token = token_of(world.graph.press_log_in(world.ana))
    world.wait(minutes=5)
    assert world.graph.person_linking(PAGE, token) == world.ana
    world.wait(microseconds=1)
    with pytest.raises(GraphError) as refused:
        world.graph.person_linking(PAGE, token)
    assert refused.value.code == 10303
    with pytest.raises(ImpossibleAction, match="no log-in has begun"):
        world.graph.link_account(world.ana, "CODE")


def test_linking_and_unlinking_are_told(world):
    assert world.graph.press_button(world.ana, "Log In") is None
    world.graph.link_account(world.ana, "CODE")
    assert world.events(FIELD)[-1]["account_linking"]["authorization_code"] == "CODE"
    assert world.graph.press_button(world.ana, "Log Out") is None
    assert statuses(world) == ["linked", "unlinked"]
    with pytest.raises(ImpossibleAction, match="no account is linked"):
        world.graph.press_log_out(world.ana)


def test_a_log_in_that_failed_is_not_told_and_ends_the_token(world):
    token = token_of(world.graph.press_log_in(world.ana))
    world.graph.link_account(world.ana)
    assert statuses(world) == []
    with pytest.raises(GraphError):
        world.graph.person_linking(PAGE, token)


@pytest.mark.parametrize(("page_id", "token"), [(PAGE, "nonsense"), ("1", None), (PAGE, "")])
def test_other_tokens_are_nobodys(world, page_id, token):
    real = token_of(world.graph.press_log_in(world.ana))
    with pytest.raises(GraphError):
        world.graph.person_linking(page_id, real if token is None else token)


def test_the_page_can_unlink_without_a_webhook(world):
    world.graph.press_log_in(world.ana)
    world.graph.link_account(world.ana, "CODE")
    world.graph.unlink_account(world.ana)
    assert statuses(world) == ["linked"]
    assert not world.graph.thread_of(world.ana).account.is_linked


def test_without_a_button_nobody_logs_in(world):
    with pytest.raises(ImpossibleAction, match="no button of type account_link"):
        world.graph.press_log_in(world.bob)
