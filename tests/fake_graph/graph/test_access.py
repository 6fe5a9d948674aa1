"""Tokens open what they permit, as long as they are good."""

from datetime import UTC, datetime

import pytest

from fake_graph.errors import ImpossibleAction
from fake_graph.journal import PageActivity
from tests.fake_graph.world import NOW, PAGE, SECRET, TOKEN, World

APP_TOKEN = f"8623456789012345|{SECRET}"
PERSON = "EAAofAPerson"


@pytest.fixture
def world():
    return World()


def test_a_revoked_token_is_refused_until_it_is_restored(world):
    world.graph.revoke_token(fault="token-app-removed")
    answer = world.call("GET", "/me")
    assert (answer.status, answer.refusal) == (401, (190, 458))
    assert answer.error["message"].endswith("not authorized application 8623456789012345.")
    assert "invalid_token" in answer.headers["WWW-Authenticate"]
    world.graph.restore_token()
    assert world.call("GET", "/me").status == 200
    assert [entry.what for entry in world.of(PageActivity)] == ["token-revoked", "token-restored"]


def test_the_journal_names_no_token(world):
    world.graph.revoke_token(TOKEN)
    world.graph.expire_token(NOW, TOKEN)
    world.graph.permit_token(["pages_messaging"], TOKEN)
    assert TOKEN not in str(world.graph.journal.to_json())


@pytest.mark.parametrize("fault", ["token-expired", "shoes"])
def test_a_token_has_only_faults_that_there_are(world, fault):
    with pytest.raises(ImpossibleAction, match="token-app-removed"):
        world.graph.revoke_token(fault=fault)


def test_what_is_no_token_cannot_be_revoked(world):
    with pytest.raises(ImpossibleAction):
        world.graph.revoke_token("EAAnobodys")
    with pytest.raises(ImpossibleAction):
        World(token=None).graph.revoke_token()


@pytest.mark.parametrize(("year", "status"), [(2023, 400), (2024, 401)])
def test_faults_were_answered_with_400_before(year, status):
    world = World(datetime(year, 6, 1, tzinfo=UTC))
    world.graph.revoke_token()
    assert world.call("GET", "/me").status == status


def test_an_expired_token_says_when_in_californian_time(world):
    world.graph.expire_token(datetime(2026, 9, 1, 11, tzinfo=UTC))
    world.wait(minutes=59, seconds=59)
    assert world.call("GET", "/me").status == 200
    world.wait(seconds=3)
    answer = world.call("GET", "/me")
    assert answer.refusal == (190, 463)
    assert answer.error["message"] == (
        "Error validating access token: Session has expired on Tuesday, 01-Sep-26 04:00:00 PDT. "
        "The current time is Tuesday, 01-Sep-26 04:00:02 PDT."
    )


def test_a_persons_token_ends_after_90_days_without_use_and_a_pages_does_not(world):
    world.graph.grant_user(PERSON)
    world.wait(days=60)
    assert world.call("GET", "/me", token=PERSON).status == 200
    world.wait(days=90)
    assert world.call("GET", "/me", token=PERSON).status == 200
    world.wait(days=90, seconds=1)
    assert world.call("GET", "/me", token=PERSON).refusal == (190, 493)
    assert world.call("GET", "/me").status == 200


def test_shape_comes_before_permission(world):
    world.graph.permit_token([])
    world.graph.say(world.ana, "Hi!")
    body = {"recipient": {"id": world.ana}, "message": {"text": ["no", "text"]}}
    assert world.call("POST", "/me/messages", body).refusal == (100, None)
    answer = world.send()
    assert (answer.status, answer.refusal) == (403, (230, None))
    assert answer.error["message"] == (
        "(#230) Requires pages_messaging permission to manage the object"
    )


def test_an_apps_own_token_may_not_speak_for_a_page(world):
    world.graph.say(world.ana, "Hi!")
    body = {"recipient": {"id": world.ana}, "message": {"text": "Hi!"}}
    assert world.call("POST", f"/{PAGE}/messages", body, token=APP_TOKEN).refusal == (230, None)


def test_a_persons_token_may_speak_for_a_page_by_its_id(world):
    world.graph.grant_user(PERSON)
    world.graph.say(world.ana, "Hi!")
    body = {"recipient": {"id": world.ana}, "message": {"text": "Hi!"}}
    assert world.call("POST", f"/{PAGE}/messages", body, token=PERSON).status == 200


@pytest.mark.parametrize(
    ("node", "refusal"),
    [
        ("9223372036854775807", (100, 33)),
        ("9223372036854775808", (100, None)),
        ("9" * 5000, (100, None)),
    ],
)
def test_an_id_beyond_64_bits_is_none(world, node, refusal):
    assert world.call("GET", f"/{node}").refusal == refusal


def test_a_token_that_is_yet_to_be_learnt_may_have_ended_already():
    world = World(token=None)
    world.graph.expire_token(NOW)
    assert world.call("GET", "/me").refusal == (190, 463)
    world.graph.expire_token(None)
    assert world.call("GET", "/me").status == 200
