"""What the bot says, and how soon."""

import threading
from datetime import timedelta

import pytest

from scenarios.steps.answers import (
    answers_within,
    has_not_said,
    has_said,
    has_said_containing,
    says_next,
    says_next_containing,
    says_next_matching,
    shows_typing,
    stays_silent,
)
from scenarios.steps.shown import offers, sends_picture, shows_button
from simulator.errors import BadInput

SECOND = timedelta(seconds=1)


def later(seconds, *texts):
    """Return a bot that says ``texts``, each ``seconds`` after the one before."""

    def answer(send, psid, text):
        for number, one in enumerate(texts, start=1):
            threading.Timer(number * seconds, send, [psid, one]).start()

    return answer


def test_the_next_message_is_each_time_the_next_one(staged):
    with staged(later(2, "one", "two", "three")) as stage:
        stage.person(None).say("Hi!")
        says_next(stage, "one")
        says_next_containing(stage, "TW")
        says_next_matching(stage, "^th.ee$")
        with pytest.raises(AssertionError, match="the bot said nothing for 30 seconds"):
            says_next(stage, "four")


def test_another_text_is_told_with_both(staged):
    with staged() as stage:
        stage.person(None).say("Hi!")
        with pytest.raises(AssertionError, match="the bot said 'You said: Hi!', not 'Hello!'"):
            says_next(stage, "Hello!")


def test_each_customer_has_messages_of_their_own(staged):
    with staged() as stage:
        stage.enter(stage.world.customer("Ana")).say("one")
        stage.enter(stage.world.customer("Ben")).say("two")
        says_next(stage, "You said: two")
        stage.person("Ana")
        says_next(stage, "You said: one")


@pytest.mark.parametrize(("seconds", "limit"), [(2, 2), (2, 3), (0.5, 0.5)])
def test_an_answer_just_in_time_is_in_time(staged, seconds, limit):
    with staged(later(seconds, "Hello!")) as stage:
        stage.person(None).say("Hi!")
        answers_within(stage, limit * SECOND)
        assert stage.world.clock.now() - stage.world.clock.start == seconds * SECOND


def test_a_late_answer_fails_and_tells_how_late_it_is(staged):
    with staged(later(2, "Hello!")) as stage:
        stage.person(None).say("Hi!")
        with pytest.raises(AssertionError, match=r"has not answered 'Hi!' within 1\.9s"):
            answers_within(stage, 1.9 * SECOND)
        stage.world.clock.advance(SECOND)
        with pytest.raises(AssertionError, match=r"the bot took 2s, not 1\.9s at most"):
            answers_within(stage, 1.9 * SECOND)


def test_an_answer_to_an_earlier_message_is_no_answer_to_this_one(staged):
    def first_only(send, psid, text):
        if text == "one":
            send(psid, "Hello!")

    with staged(first_only) as stage:
        stage.person(None).say("one")
        stage.world.clock.advance(SECOND)
        stage.person(None).say("two")
        with pytest.raises(AssertionError, match="has not answered 'two'"):
            answers_within(stage, SECOND)


def test_nobody_can_be_answered_who_has_asked_nothing(staged):
    with staged() as stage, pytest.raises(BadInput, match="nobody has asked the bot anything"):
        answers_within(stage, SECOND)


def test_what_has_been_said_is_any_message_so_far(staged):
    with staged(later(1, "Straße", "two")) as stage:
        stage.person(None).say("Hi!")
        has_not_said(stage, "Straße")
        stage.world.clock.advance(5 * SECOND)
        has_said(stage, "Straße")
        has_said_containing(stage, "STRASSE")
        with pytest.raises(AssertionError, match="it said 'Straße', 'two'"):
            has_said(stage, "three")
        with pytest.raises(AssertionError, match="the bot has said 'two'"):
            has_not_said(stage, "two")
        with pytest.raises(AssertionError, match="nothing that contains 'three'"):
            has_said_containing(stage, "three")


def test_a_broken_pattern_is_its_authors_fault(staged):
    with staged() as stage:
        stage.person(None).say("Hi!")
        with pytest.raises(BadInput, match="no pattern"):
            says_next_matching(stage, "(")


def test_quick_replies_are_compared_in_their_order(staged):
    with staged() as stage:
        stage.person(None).say("choose")
        offers(stage, ("Red", "Blue"))
        for titles in (("Blue", "Red"), ("Red",), ()):
            with pytest.raises(AssertionError, match="the bot offers 'Red', 'Blue', not"):
                offers(stage, titles)


def test_a_picture_is_the_next_message_or_told_for_what_else_it_is(staged):
    def picture(send, psid, text):
        if text == "picture":
            payload = {"url": "https://www.example.com/hat.png"}
            send(psid, "", message={"attachment": {"type": "image", "payload": payload}})
        else:
            send(psid, "No")

    with staged(picture) as stage:
        stage.person(None).say("picture")
        sends_picture(stage)
        stage.person(None).say("Hi!")
        with pytest.raises(AssertionError, match="the bot sent no picture but 'No'"):
            sends_picture(stage)


def test_a_button_that_is_not_there_is_told_with_those_that_are(staged):
    with staged() as stage:
        stage.person(None).say("Hi!")
        with pytest.raises(AssertionError, match="no button 'Order'; it shows nothing"):
            shows_button(stage, "Order")


def test_silence_is_from_now_on_and_passes_the_time(staged):
    with staged(later(3600, "Hello!")) as stage:
        stage.person(None).say("Hi!")
        stays_silent(stage, timedelta(minutes=59))
        with pytest.raises(AssertionError, match="the bot said 'Hello!' after 1 minute"):
            stays_silent(stage, timedelta(hours=2))
        stays_silent(stage, timedelta(weeks=4))
        assert stage.world.clock.now() - stage.world.clock.start == timedelta(weeks=4, hours=1)


def test_typing_is_seen_only_if_it_was_shown(staged):
    def typing(send, psid, text):
        send(psid, "", sender_action="typing_on")

    with staged(typing) as stage:
        with pytest.raises(AssertionError, match="has not shown that it types"):
            shows_typing(stage)
        stage.person(None).say("Hi!")
        shows_typing(stage)


def several(send, psid, text):
    for line in ("We are open from 9 to 6.", "Every day but Sunday.", "See you!"):
        send(psid, line)


def test_texts_may_be_nearly_one_of_several_in_order_or_not(told):
    with told(several) as tell:
        tell.when('the customer says "When?"')
        tell.then("the bot answers")
        tell.then('the bot says something like "we are open from 9 to 6"')
        tell.then('the bot says in any order "See you!" and "Every day but Sunday."')
        tell.when('the customer says "When?"')
        tell.then('the bot says one of "Hello" and "We are open from 9 to 6."')
        tell.then('the bot says one after the other "Every day but Sunday." and "See you!"')
        tell.when('the customer says "When?"')
        with pytest.raises(AssertionError, match=r"% like 'Good bye', below 80 %"):
            tell.then('the bot says something like "Good bye"')
        with pytest.raises(AssertionError, match=r"'Every day but Sunday\.', none of 'A', 'B'"):
            tell.then('the bot says one of "A" and "B"')


def test_an_optional_message_is_passed_over_or_not_there(told):
    with told(several) as tell:
        tell.when('the customer says "When?"')
        tell.then('the bot may say "Hello!"')
        tell.then('the bot may say "We are open from 9 to 6."')
        tell.then('the bot says "Every day but Sunday."')


def test_what_has_been_said_is_searched_by_parts_patterns_and_likeness(told):
    with told(several) as tell:
        tell.when('the customer says "When?"')
        tell.then('the bot has said something matching "[0-9] to [0-9]"')
        tell.then('the bot has said something like "every day but sundays"')
        tell.then('the bot has said nothing containing "Monday"')
        with pytest.raises(AssertionError, match="which contains 'SUNDAY'"):
            tell.then('the bot has said nothing containing "SUNDAY"')
        with pytest.raises(AssertionError, match="nothing that matches 'xyz'"):
            tell.then('the bot has said something matching "xyz"')
        with pytest.raises(AssertionError, match=r"nearest, at \d+ %, is"):
            tell.then('the bot has said something like "Something else altogether"')


def test_messages_since_the_customer_last_acted_are_counted(told):
    with told(several) as tell:
        with pytest.raises(BadInput, match="nobody has asked"):
            tell.then("the bot has sent 3 messages")
        tell.when('the customer says "When?"')
        tell.when('the customer says "When?"')
        tell.then("the bot has sent 3 messages")
        tell.then("the bot has sent at most 3 messages")
        with pytest.raises(AssertionError, match="has sent 3 messages: 'We are open"):
            tell.then("the bot has sent at most 2 messages")
        with pytest.raises(AssertionError, match="has sent 3 messages"):
            tell.then("the bot has sent 1 message")


def test_the_language_of_answers_is_told(told):
    with told(several) as tell:
        tell.when('the customer says "When?"')
        tell.then('the bot answers in the language "en"')
        with pytest.raises(AssertionError, match="answered in en, not in id_ID"):
            tell.then('the bot answers in the language "id_ID"')


def test_marks_of_reading_are_asked_for(told):
    def reading(send, psid, text):
        send(psid, "", sender_action="mark_seen")

    with told(reading) as tell:
        with pytest.raises(AssertionError, match="has not marked"):
            tell.then("the bot has marked the message as seen")
        tell.when('the customer says "When?"')
        tell.then("the bot has marked the message as seen")


def test_a_message_that_is_another_is_shown_beside_the_expected_and_the_nearest(told):
    with told(several) as tell:
        tell.when('the customer says "When?"')
        with pytest.raises(AssertionError) as failed:
            tell.then('the bot says "Every day but Monday."')
        assert str(failed.value).splitlines() == [
            "the bot said 'We are open from 9 to 6.', not 'Every day but Monday.'",
            "  expected: Every day but Monday.",
            "  actual:   We are open from 9 to 6.",
            failed.value.args[0].splitlines()[3],
            "  nearest:  Every day but Sunday.",
        ]
        with pytest.raises(AssertionError, match=r"actual:   Every day but Sunday\.\n +\^"):
            tell.then('the bot has said "Every day but Monday."')


def test_a_mark_of_reading_is_for_the_messages_before_it(told):
    def reading_once(send, psid, text):
        if text == "one":
            send(psid, "", sender_action="mark_seen")

    with told(reading_once) as tell:
        tell.when('the customer says "one"')
        tell.then("the bot has marked the message as seen")
        tell.when('the customer says "two"')
        with pytest.raises(AssertionError, match="has not marked"):
            tell.then("the bot has marked the message as seen")


@pytest.mark.parametrize(
    ("answer", "expected"), [("!!!", "👍"), ("👎", "👍"), ("Hello!", "👍"), ("👍", "Hello!")]
)
def test_texts_without_words_are_not_all_alike(told, answer, expected):
    with told(lambda send, psid, text: send(psid, answer)) as tell:
        tell.when('the customer says "Hi!"')
        with pytest.raises(AssertionError, match="below 80 %"):
            tell.then(f'the bot says something like "{expected}"')
        with pytest.raises(AssertionError, match="has said nothing like"):
            tell.then(f'the bot has said something like "{expected}"')


def test_whoever_said_nothing_said_nothing_alike(told):
    with told(lambda send, psid, text: None) as tell:
        tell.when('the customer says "Hi!"')
        with pytest.raises(AssertionError, match="has said nothing like"):
            tell.then('the bot has said something like "👍"')


@pytest.mark.parametrize("language", ["Indonesian", "xx", "EN", "english", ""])
def test_a_language_that_is_none_of_ours_is_its_authors_mistake(told, language):
    with told(several) as tell:
        tell.when('the customer says "When?"')
        with pytest.raises(BadInput, match=f"no language '{language}'; write one of en, id, nl"):
            tell.then(f'the bot answers in the language "{language}"')


def test_an_answer_too_short_to_tell_its_language_is_not_the_bots_fault(told):
    with told(lambda send, psid, text: send(psid, "Halo!")) as tell:
        tell.when('the customer says "Hi!"')
        with pytest.raises(BadInput, match="20 letters tell a language; the bot said 'Halo!'"):
            tell.then('the bot answers in the language "id"')
