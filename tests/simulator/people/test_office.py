"""The page's staff and automations."""

from datetime import timedelta

import pytest

from fake_graph import ImpossibleAction
from fake_graph.page import PAGE_INBOX
from tests.simulator.small_world import living, polite

BOTH = ("messaging_handovers", "standby")


def test_who_takes_a_thread_has_it_and_the_bot_hears_the_rest_on_standby_until_it_is_back():
    with living(polite) as world:
        ana, office = world.customer("Ana"), world.office
        office.let_hear(*BOTH)
        office.share_threads()
        ana.say("Hi!")
        office.take(ana.psid)
        assert office.has_thread(ana.psid)
        assert world.bot.door.deeds[-1]["take_thread_control"]["new_owner_app_id"] == PAGE_INBOX
        office.hand_back(ana.psid, "all settled")
        assert not office.has_thread(ana.psid)
        assert office.owner_of(ana.psid) == world.graph.app.id
        passed = world.bot.door.deeds[-1]["pass_thread_control"]
        assert passed["metadata"] == "all settled"


def test_a_thread_that_the_staff_do_not_have_cannot_be_handed_back():
    with living() as world:
        world.office.share_threads()
        ana = world.customer("Ana")
        ana.say("Hi!")
        with pytest.raises(ImpossibleAction, match="the inbox does not have the thread"):
            world.office.hand_back(ana.psid)


def test_sharing_threads_twice_changes_nothing():
    with living() as world:
        world.office.share_threads()
        before = len(world.graph.journal)
        world.office.share_threads()
        assert len(world.graph.journal) == before


def test_staff_write_by_hand_and_may_say_who_they_are():
    with living(polite) as world:
        ana = world.customer("Ana")
        ana.say("Hi!")
        world.office.say(ana.psid, "Kim here", "Kim")
        assert (ana.messages()[-1].text, ana.messages()[-1].agent) == ("Kim here", "Kim")
        world.office.mark_done(ana.psid)


def test_automations_are_set_up_one_beside_the_other():
    with living() as world:
        world.office.automate(instant_reply="Welcome!")
        world.office.automate(recommended="Thanks!")
        ana = world.customer("Ana")
        ana.say("Hi!")
        world.clock.advance(timedelta(seconds=5))
        assert [m.text for m in ana.messages()] == ["Welcome!"]
        assert world.graph.page.automations.recommended == "Thanks!"


def test_a_field_that_pages_do_not_have_is_told_with_those_that_are_near():
    with living() as world, pytest.raises(ImpossibleAction, match="'message_echoes'"):
        world.office.let_hear("mesage_echoes")
