"""The platform has a bad day."""

from datetime import timedelta

import pytest

from scenarios.steps import faults, writing
from scenarios.steps.answers import has_not_said, has_said, says_next
from scenarios.steps.etiquette import refused_code, refused_nothing, refused_subcode
from simulator.errors import BadInput
from tests.simulator.small_world import TOKEN


def test_the_next_sends_are_refused_and_those_after_them_are_not(staged):
    with staged() as stage:
        faults.fails_next(stage, "temporary-failure")
        writing.says(stage, None, "one")
        refused_subcode(stage, 1200, 2018024)
        writing.says(stage, None, "two")
        has_not_said(stage, "You said: one")
        says_next(stage, "You said: two")


def test_sends_are_refused_as_often_as_asked_by_a_code(staged):
    with staged() as stage:
        faults.fails_next(stage, "613", 2)
        for text in ("one", "two", "three"):
            writing.says(stage, None, text)
        refused_code(stage, 613)
        assert [m.text for m in stage.current.messages()] == ["You said: three"]


def test_an_unknown_error_is_its_authors_fault(staged):
    with staged() as stage, pytest.raises(BadInput, match="near ones: 'temporary-failure'"):
        faults.fails_next(stage, "temporary-failur")


def test_webhooks_come_twice_late_or_never_and_well_again(staged):
    heard = []
    with staged(lambda send, psid, text: heard.append(text)) as stage:
        faults.webhooks_twice(stage)
        writing.says(stage, None, "one")
        stage.world.clock.advance(timedelta(seconds=2))
        assert heard == ["one", "one"]
        faults.webhooks_well(stage)
        faults.webhooks_late(stage, timedelta(minutes=1))
        writing.says(stage, None, "two")
        stage.world.clock.advance(timedelta(seconds=59))
        assert heard == ["one", "one"]
        stage.world.clock.advance(timedelta(seconds=1))
        assert heard[2:] == ["two"]
        faults.webhooks_well(stage)
        faults.webhooks_lost(stage)
        writing.says(stage, None, "three")
        faults.webhooks_well(stage)
        writing.says(stage, None, "four")
        stage.world.clock.advance(timedelta(hours=1))
        assert heard[3:] == ["four"]


def test_webhooks_overtake_each_other_and_none_is_lost(staged):
    heard = []
    texts = [str(number) for number in range(12)]
    with staged(lambda send, psid, text: heard.append(text)) as stage:
        faults.webhooks_shuffled(stage)
        for text in texts:
            writing.says(stage, None, text)
        stage.world.clock.advance(faults.SHUFFLED_WITHIN)
    assert sorted(heard, key=int) == texts
    assert heard != texts


def test_what_was_kept_back_comes_at_the_end_of_the_outage(staged):
    with staged() as stage:
        faults.webhooks_kept(stage, timedelta(minutes=10))
        writing.says(stage, None, "one")
        stage.world.clock.advance(timedelta(minutes=9))
        has_not_said(stage, "You said: one")
        stage.world.clock.advance(timedelta(minutes=1))
        has_said(stage, "You said: one")
        refused_nothing(stage)


def test_webhooks_come_several_in_one(told):
    with told() as tell:
        tell.given("webhooks arrive several in one")
        tell.when('the customer says in a row "one", "two" and "three"')
        sent = [e for e in tell.world.graph.journal if e.kind == "webhook_sent"]
        assert len(sent) == 1


@pytest.mark.parametrize("known", [TOKEN, None], ids=["given", "yet-to-be-learnt"])
def test_a_token_that_has_ended_is_refused_and_may_be_taken_again(told, known):
    statuses = []

    def answer(send, psid, text):
        statuses.append(send(psid, "Hello!").status)

    with told(answer) as tell:
        tell.world.graph.page.access_token = known
        if known is None:
            tell.world.graph.state.tokens.clear()
        tell.given("the page's token expires")
        tell.when('the customer says "Hi!"')
        tell.given("the page's token is valid again")
        tell.when('the customer says "Hi!"')
        assert statuses == [401, 200]


def test_a_call_to_one_edge_fails(told):
    with told() as tell:
        tell.given('the platform answers the next call to "messages" with "temporary-failure"')
        tell.when('the customer says "Hi!"')
        tell.then("the platform refused 1 message")
        with pytest.raises(AssertionError, match="refused 1, not 2"):
            tell.then("the platform refused 2 messages")


@pytest.mark.parametrize(
    ("edge", "hint"),
    [
        ("mesages", r"did you mean 'messages'\?"),
        ("me/messages", r"did you mean 'messages'\?"),
        ("x", "write e.g. 'messages' or 'messenger_profile'"),
    ],
)
def test_an_edge_that_there_is_not_is_its_authors_mistake(told, edge, hint):
    with told() as tell, pytest.raises(BadInput, match=f"no edge '{edge}'.*{hint}"):
        tell.given(f'the platform answers the next call to "{edge}" with "temporary-failure"')
