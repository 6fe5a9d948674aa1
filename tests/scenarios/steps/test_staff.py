"""The page behind the bot."""

from datetime import timedelta

import pytest

from fake_graph import ImpossibleAction
from scenarios.steps import staff, writing
from scenarios.steps.answers import has_not_said, says_next, stays_silent


def test_staff_have_the_thread_until_they_hand_it_back(staged):
    with staged() as stage:
        staff.shares_threads(stage)
        writing.says(stage, None, "Hi!")
        with pytest.raises(AssertionError, match="not the staff's"):
            staff.staff_have(stage)
        staff.staff_take(stage)
        staff.staff_have(stage)
        with pytest.raises(AssertionError, match="263902037430900, not the bot's"):
            staff.bot_has(stage)
        writing.says(stage, None, "Are you there?")
        has_not_said(stage, "You said: Are you there?")
        staff.staff_hand_back(stage)
        staff.bot_has(stage)
        writing.says(stage, None, "Still there?")
        says_next(stage, "You said: Hi!")
        says_next(stage, "You said: Still there?")


def test_what_staff_write_is_not_what_the_bot_says(staged):
    with staged(lambda send, psid, text: None) as stage:
        writing.says(stage, None, "Hi!")
        staff.staff_says(stage, "Kim here")
        assert stage.current.messages()[-1].text == "Kim here"
        has_not_said(stage, "Kim here")
        stays_silent(stage, timedelta(minutes=1))


def test_staff_cannot_write_first(staged):
    with staged() as stage, pytest.raises(ImpossibleAction, match="a page cannot write first"):
        staff.staff_says(stage, "Kim here")


@pytest.mark.parametrize("step", [staff.instant_reply, staff.away_message])
def test_the_page_answers_by_itself_and_that_is_not_the_bot(staged, step):
    with staged(lambda send, psid, text: None) as stage:
        step(stage, "We are away until Monday.")
        writing.says(stage, None, "Hi!")
        stays_silent(stage, timedelta(minutes=1))
        assert [m.text for m in stage.current.messages()] == ["We are away until Monday."]


def test_a_bot_may_hear_of_more_than_it_does_by_default(staged):
    with staged() as stage:
        staff.hears_of(stage, ("message_reactions",))
        writing.says(stage, None, "Hi!")
        writing.reacts(stage, None, "😍")
        assert "reaction" in stage.world.bot.door.deeds[-1]
        with pytest.raises(ImpossibleAction, match="possible: 'message_reactions'"):
            staff.hears_of(stage, ("mesage_reactions",))


def test_that_a_bot_gets_nothing_it_did_not_ask_for_still_holds(staged):
    with staged() as stage:
        writing.says(stage, None, "Hi!")
        writing.reacts(stage, None, "😍")
        assert "reaction" not in stage.world.bot.door.deeds[-1]


def test_staff_have_names_file_conversations_and_come_back(told):
    with told() as tell:
        tell.given('the page is away with the message "Back tomorrow"')
        tell.given("the page is no longer away")
        tell.given('a customer named "Ana"')
        tell.when('Ana says "Hi!"')
        tell.then("nobody has the thread")
        tell.then('the bot has not said "Back tomorrow"')
        tell.given("the page's staff and the bot share the threads")
        tell.when('Kim of the page\'s staff writes "Kim here"')
        assert tell.stage.current.messages()[-1].agent == "Kim"
        with pytest.raises(AssertionError, match="not nobody's"):
            tell.then("nobody has the thread")
        tell.when("the page's staff mark the conversation as done")
        tell.then("nobody has the thread")


def test_somebody_of_the_staff_writes_by_name(told):
    with told(lambda send, psid, text: None) as tell:
        with pytest.raises(ImpossibleAction, match="a page cannot write first"):
            tell.when('Kim of the page\'s staff writes "Kim here"')
        tell.when('the customer says "Hi!"')
        tell.when('Kim of the page\'s staff writes "Kim here"')
        message = tell.stage.current.messages()[-1]
        assert (message.author, message.agent, message.text) == ("staff", "Kim", "Kim here")
