"""The verdict, and what the platform refused."""

import threading
from datetime import timedelta

import pytest

from scenarios.steps import etiquette
from simulator.errors import BadInput


def pushy(send, psid, text):
    threading.Timer(25 * 3600, send, [psid, "Sale!"]).start()


def test_a_refusal_is_found_by_code_and_subcode(staged):
    with staged(pushy) as stage:
        stage.person(None).say("Hi!")
        etiquette.refused_nothing(stage)
        with pytest.raises(AssertionError, match="it refused nothing"):
            etiquette.refused_code(stage, 10)
        stage.world.clock.advance(timedelta(hours=26))
        etiquette.refused_code(stage, 10)
        etiquette.refused_subcode(stage, 10, 2018278)
        with pytest.raises(AssertionError, match=r"it refused 10/2018278 \(#10\) This message"):
            etiquette.refused_subcode(stage, 10, 1)
        with pytest.raises(AssertionError, match="10/2018278"):
            etiquette.refused_nothing(stage)


def test_the_score_is_of_everything_so_far(staged):
    with staged() as stage:
        with pytest.raises(AssertionError, match="there is nothing to score yet"):
            etiquette.score_at_least(stage, 0)
        stage.person(None).say("Hi!")
        etiquette.score_at_least(stage, 90)


def test_a_score_that_is_too_low_is_told_with_its_findings(staged):
    with staged(lambda send, psid, text: None) as stage:
        stage.person(None).say("Hi!")
        stage.world.clock.advance(timedelta(minutes=5))
        with pytest.raises(
            AssertionError, match=r"the etiquette score is 0, below 80: .*No answer"
        ):
            etiquette.score_at_least(stage, 80)


@pytest.mark.parametrize("name", ["W02", "w02", "instant-answer", "greeting-latency"])
def test_rules_are_found_by_code_name_or_group(staged, name):
    with staged(lambda send, psid, text: None) as stage:
        stage.person(None).say("Hi!")
        etiquette.no_finding(stage, name)
        stage.world.clock.advance(timedelta(minutes=5))
        etiquette.a_finding(stage, name)
        with pytest.raises(AssertionError, match="No answer in 5 minutes"):
            etiquette.no_finding(stage, name)


def test_an_unknown_rule_is_told_with_the_nearest(staged):
    with staged() as stage, pytest.raises(BadInput, match="the nearest is 'goodbye'"):
        etiquette.no_finding(stage, "goodby")


def test_categories_audits_and_findings_are_asked_for(told):
    def rude(send, psid, text):
        send(psid, "What?")

    with told(rude) as tell:
        tell.given('a customer named "Ana"')
        tell.when('Ana says "Hi!"')
        tell.then('the audit "W02" passes')
        tell.then('the audit "G03" does not apply')
        tell.then('the score for "responsiveness" is at least 1')
        tell.then("there is no critical finding")
        with pytest.raises(AssertionError, match="below 100"):
            tell.then('the score for "welcome" is at least 100')
        with pytest.raises(BadInput, match="no category 'welcom'"):
            tell.then('the score for "welcom" is at least 1')
        with pytest.raises(AssertionError, match="does not apply"):
            tell.then('the audit "G03" passes')
        with pytest.raises(AssertionError, match="W02 applies"):
            tell.then('the audit "W02" does not apply')
        with pytest.raises(AssertionError, match="What"):
            tell.then("there is no finding")


def test_what_could_not_be_measured_is_not_what_does_not_apply(told):
    said = "Здравствуйте, чем мы можем вам сегодня помочь? Мы открыты до шести часов."
    with told(lambda send, psid, text: send(psid, said)) as tell:
        tell.when('the customer says "Привет, до которого часа вы сегодня открыты?"')
        with pytest.raises(AssertionError, match="G03 was not measured: language not known"):
            tell.then('the audit "G03" does not apply')
