"""A virtual customer does what a person can do in the real app, and no more."""

from datetime import timedelta

import pytest
from faker import Faker

from fake_graph import ImpossibleAction
from simulator.persona import Block, Open, Pause, Persona, Read, Say, Tap, Wait
from tests.simulator.small_world import living, polite


def seeded():
    fake = Faker()
    fake.seed_instance(1)
    return fake


def test_a_customer_says_reads_and_taps_and_hears_the_answers():
    with living(polite) as world:
        ana = world.customer("Ana")
        ana.say("I want to choose")
        ana.read()
        ana.tap("Blue")
        assert [m.text for m in ana.messages()] == ["Which one?", "You said: Blue"]


def test_a_quick_reply_can_be_tapped_only_while_it_is_shown():
    with living(polite) as world:
        ana = world.customer("Ana")
        ana.say("I want to choose")
        ana.say("something else")
        with pytest.raises(ImpossibleAction, match="no quick reply 'Blue' is shown"):
            ana.tap("Blue")


def test_who_blocks_the_page_hears_nothing_until_they_unblock_it():
    answers = []

    def answer(send, psid, text):
        answers.append(send(psid, "Hello!").status)

    with living(answer) as world:
        ana = world.customer("Ana")
        ana.block()
        with pytest.raises(ImpossibleAction, match="whoever blocked the page"):
            ana.say("Hi!")
        ana.unblock()
        ana.say("Hi!")
        assert answers == [200]


def test_a_script_is_sent_what_the_bot_answered_since_the_last_action():
    heard = []

    def talk(fake):
        yield Open()
        yield Say("I want to choose")
        heard.append((yield Wait(timedelta(seconds=5))))
        yield Read()
        yield Tap("Red")
        heard.append((yield Wait(timedelta(seconds=5))))
        heard.append((yield Say("bye")))
        yield Pause(timedelta(minutes=1))
        yield Block()

    with living(polite) as world:
        ana = world.customer("Ana")
        ana.converse(Persona(name="tester", talk=talk), seeded())
        assert [[h.text for h in one] for one in heard] == [
            ["Which one?"],
            ["You said: Red"],
            ["Goodbye!"],
        ]
        assert heard[0][0].quick_replies == ("Red", "Blue")


def test_a_wait_ends_when_the_bot_answers_or_after_its_limit():
    def talk(fake):
        yield Say("Hi!")
        yield Wait(timedelta(minutes=10))

    with living() as world:
        began = world.clock.now()
        world.customer("Ana").converse(Persona(name="tester", talk=talk), seeded())
        assert world.clock.now() - began == timedelta(minutes=10)
    with living(polite) as world:
        began = world.clock.now()
        world.customer("Ana").converse(Persona(name="tester", talk=talk), seeded())
        assert world.clock.now() - began < timedelta(seconds=10)


def test_a_script_that_asks_for_the_impossible_fails_and_is_not_passed_over():
    def talk(fake):
        yield Tap("Nothing")

    with living(polite) as world, pytest.raises(ImpossibleAction):
        world.customer("Ana").converse(Persona(name="tester", talk=talk), seeded())
