"""The page."""

from datetime import time

import pytest

from scenarios.steps import customers, page, pressing, shown, writing
from simulator.errors import BadInput


def test_a_greeting_is_seen_by_who_opens_an_empty_thread(staged):
    with staged() as stage:
        page.page_greets(stage, "Hello {{user_first_name}}!")
        customers.a_named_customer(stage, "Ana")
        shown.thread_greets(stage, None, "Hello Ana!")
        with pytest.raises(AssertionError, match="the greeting says 'Hello Ana!', not 'Hi!'"):
            shown.thread_greets(stage, None, "Hi!")


@pytest.mark.parametrize("payload", ["GET_STARTED", "MINE"])
def test_get_started_carries_its_payload_to_the_bot(staged, payload):
    heard = []
    with staged(lambda send, psid, text: heard.append(text)) as stage:
        page.page_has_get_started(stage, payload)
        pressing.presses_get_started(stage, None)
    assert heard == [payload]


def test_a_tag_that_needs_approval_may_be_approved(staged):
    statuses = []

    def tagged(send, psid, text):
        statuses.append(send(psid, "Hi!", messaging_type="MESSAGE_TAG", tag="HUMAN_AGENT").status)

    with staged(tagged) as stage:
        writing.says(stage, None, "one")
        page.page_may_tag(stage, "HUMAN_AGENT")
        writing.says(stage, None, "two")
    assert statuses[-1] == 200


def test_opening_hours_are_kept(staged):
    with staged() as stage:
        page.page_is_open(stage, time(9), time(17, 30))
        assert str(stage.world.opening).startswith("Mo 09:00-17:30")


def test_what_an_answer_has_to_mention_and_whether_the_goal_is_reached_are_facts(told):
    with told() as tell:
        tell.given('a customer named "Ana"')
        tell.given('the answer to "opening hours" mentions "9" and "nine"')
        tell.given("the customer's goal is reached")
        facts = tell.world.facts(tell.stage.current)
        assert facts.expects[0].terms == ("9", "nine")
        assert facts.resolved is True


@pytest.mark.parametrize(
    ("sentence", "limit"),
    [
        (f'the page greets with "{"x" * 161}"', "from 1 to 160 characters, not 161"),
        (f'the page has a menu with "{"x" * 31}"', "from 1 to 30 characters, not 31"),
        ('the page has a menu with "Prices" and ""', "from 1 to 30 characters, not 0"),
        (f'the page offers the questions "{"x" * 81}"', "from 1 to 80 characters, not 81"),
        (
            'the page offers the questions "A", "B", "C", "D" and "E"',
            "at most 4 questions, not 5",
        ),
        (
            'the page has a menu with "X"' + ', "X"' * 20,
            "at most 20 items in its menu, not 21",
        ),
    ],
)
def test_a_profile_beyond_metas_limits_is_its_authors_mistake(told, sentence, limit):
    with told() as tell, pytest.raises(BadInput, match=limit):
        tell.given(sentence)
