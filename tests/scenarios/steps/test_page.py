"""The page."""

from datetime import time

import pytest

from scenarios.steps import customers, page


def test_a_greeting_is_seen_by_who_opens_an_empty_thread(staged):
    with staged() as stage:
        page.page_greets(stage, "Hello {{user_first_name}}!")
        customers.a_named_customer(stage, "Ana")
        page.thread_greets(stage, None, "Hello Ana!")
        with pytest.raises(AssertionError, match="the greeting says 'Hello Ana!', not 'Hi!'"):
            page.thread_greets(stage, None, "Hi!")


@pytest.mark.parametrize("payload", ["GET_STARTED", "MINE"])
def test_get_started_carries_its_payload_to_the_bot(staged, payload):
    heard = []
    with staged(lambda send, psid, text: heard.append(text)) as stage:
        page.page_has_get_started(stage, payload)
        customers.presses_get_started(stage, None)
    assert heard == [payload]


def test_a_tag_that_needs_approval_may_be_approved(staged):
    statuses = []

    def tagged(send, psid, text):
        statuses.append(send(psid, "Hi!", messaging_type="MESSAGE_TAG", tag="HUMAN_AGENT").status)

    with staged(tagged) as stage:
        customers.says(stage, None, "one")
        page.page_may_tag(stage, "HUMAN_AGENT")
        customers.says(stage, None, "two")
    assert statuses[-1] == 200


def test_opening_hours_are_kept(staged):
    with staged() as stage:
        page.page_is_open(stage, time(9), time(17, 30))
        assert (stage.opens, stage.closes) == (time(9), time(17, 30))
