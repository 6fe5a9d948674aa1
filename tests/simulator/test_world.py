"""One scenario's universe."""

import time
from datetime import timedelta

import pytest

from fake_graph.journal import Noted, WebhookSent
from simulator.errors import BadInput, BotRefusedWebhook
from tests.simulator.small_world import living, new_world, polite


def test_a_customer_may_be_named_and_has_a_profile_of_the_locale():
    with living() as world:
        ana = world.customer("Ana", "tr_TR")
        assert (ana.name, ana.person.first_name, ana.person.locale) == ("Ana", "Ana", "tr_TR")
        assert world.customers == [ana]


def test_two_customers_of_one_name_are_refused():
    with living() as world:
        world.customer("Ana")
        with pytest.raises(BadInput, match="there already is a customer named 'Ana'"):
            world.customer("Ana")


def test_an_unknown_locale_is_refused_with_examples():
    with living() as world, pytest.raises(BadInput, match=r"no locale 'xx_YY'; write e.g. en_US"):
        world.customer(locale="xx_YY")


def test_people_derive_from_the_worlds_name_and_seed_alone():
    def people(**how):
        with living(**how) as world:
            return [(c.name, c.psid) for c in (world.customer(), world.customer("Ana"))]

    assert people() == people()
    assert people(seed=2)[0] != people()[0]
    assert people(name="Shop: Goodbye")[1] != people()[1]


def test_one_purposes_chance_does_not_shift_anothers():
    with living() as world:
        before = world.fake("talk").pystr()
        world.fake("walk").pystr()
        assert world.fake("talk").pystr() == before


def test_only_people_who_lived_through_something_have_a_transcript():
    with living(polite) as world:
        ana, _ = world.customer("Ana"), world.customer("Ben")
        ana.say("Hi!")
        assert [t.customer for t in world.transcripts()] == ["Ana"]
        assert [turn.text for turn in world.transcript(ana).turns] == ["Hi!", "You said: Hi!"]


def test_what_happens_after_a_scenario_does_not_count_as_watched():
    world = new_world(polite)
    with world.living():
        ana = world.customer("Ana")
        ana.say("Hi!")
        during = world.transcript(ana).end
    assert world.transcript(ana).end == during


def test_the_scorecard_is_of_all_conversations():
    with living(polite) as world:
        for name in ("Ana", "Ben"):
            world.customer(name).say("Hi!")
        assert world.scorecard().result("W02").opportunities == 2


# What the platform does by itself --------------------------------------------------------------


def codes(world):
    return [entry.code for entry in world.graph.journal if isinstance(entry, Noted)]


def arrivals(world):
    began = world.clock.start
    sent = [entry for entry in world.graph.journal if isinstance(entry, WebhookSent)]
    return [round((entry.at - began).total_seconds(), 1) for entry in sent]


@pytest.mark.parametrize(("seconds", "times"), [(5, [0]), (6, [0, 6, 13, 23])])
def test_a_bot_slower_than_the_deadline_gets_the_webhook_again(seconds, times):
    with living(lambda send, psid, text: time.sleep(seconds)) as world:
        world.customer("Ana").say("Hi!")
        world.clock.advance(timedelta(seconds=31))
        assert arrivals(world) == times
        assert len(world.bot.door.events) == len(times)
        notes = set(codes(world))
    assert notes == ({"unanswered-webhook", "late-webhook-answer"} if len(times) > 1 else set())


def test_a_bot_that_is_too_slow_for_an_hour_hears_nothing_more():
    with living(lambda send, psid, text: time.sleep(6)) as world:
        ana = world.customer("Ana")
        ana.say("Hi!")
        world.clock.advance(timedelta(minutes=61))
        heard = len(world.bot.door.events)
        ana.say("Still there?")
        world.clock.advance(timedelta(hours=2))
        assert len(world.bot.door.events) == heard
        assert "webhooks-disabled" in codes(world)


def test_a_bot_that_raises_still_fails_the_scenario():
    def raises(send, psid, text):
        raise BotRefusedWebhook(500)

    with living(raises) as world, pytest.raises(BotRefusedWebhook):
        world.customer("Ana").say("Hi!")


def test_misbehaviour_happens_at_its_simulated_time():
    with living() as world:
        world.graph.misbehave("outage", seconds=3600)
        ana = world.customer("Ana")
        ana.say("one")
        ana.say("two")
        world.clock.advance(timedelta(minutes=59))
        assert world.bot.door.events == []
        world.clock.advance(timedelta(minutes=1))
        assert len(world.bot.door.events) == 2
        assert world.clock.now() == world.clock.start + timedelta(hours=1)


def test_what_the_platform_still_had_to_do_does_not_happen_in_the_next_world():
    with living() as first:
        first.graph.misbehave("delay", seconds=60)
        first.customer("Ana").say("Hi!")
    with living(name="Shop: Later") as second:
        second.clock.advance(timedelta(days=2))
        assert second.bot.door.events == []
    assert first.bot.door.events == []
    assert codes(first) == []


def test_a_webhook_that_is_open_at_the_end_is_noted():
    world = new_world(lambda send, psid, text: time.sleep(3))
    with world.living():
        ana = world.customer("Ana")
        world.graph.say(ana.psid, "Hi!")
        world.clock.advance(timedelta(seconds=1))
        world.finish()
        assert codes(world) == ["unanswered-webhook"]


def test_the_bot_gets_its_own_apps_webhooks_and_other_apps_take_theirs():
    with living(polite) as world:
        world.graph.create_app("Helper", fields=["messages"])
        world.customer("Ana").say("Hi!")
        assert len(world.bot.door.deeds) == 1
        world.clock.advance(timedelta(days=1))
        world.finish()
        assert not [e for e in world.graph.journal if isinstance(e, Noted)]
