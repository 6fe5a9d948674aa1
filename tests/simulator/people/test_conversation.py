"""Many people at once, on one clock."""

import json
import threading
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from fake_graph.journal import Journal, MessageReceived
from fake_graph.pages.menu import Menu, MenuItem
from fake_graph.pages.profile import GetStarted, MessengerProfile
from simulator import wall_clock
from simulator.people.clerk import Clerk
from simulator.people.conversation import LULL, play
from simulator.people.customer import Customer
from simulator.persona import Block, Pause, Persona, Read, Say, Side, Wait
from simulator.personas import PERSONAS, find_persona
from simulator.transcript import DEFAULT_START
from simulator.wall_clock import WallClock
from tests.simulator.personas.talking import helpful
from tests.simulator.small_world import living

SECOND = timedelta(seconds=1)
CUSTOMERS = [persona for persona in PERSONAS if persona.side is Side.CUSTOMER]
NAMES = ("newcomer", "hurried", "chatty", "angry", "wanderer", "button-tapper", "blocker")


def crowd(numbers, seed=1, answer=helpful):
    """Return the journal of some people who talk at the same time, and who got what they wanted."""
    with living(answer, seed=seed) as world:
        talks = []
        for number in numbers:
            customer = world.customer(f"C{number}")
            voice = customer.voice(world.fake(f"{customer.name} talks"))
            persona = find_persona(NAMES[number % len(NAMES)])
            begins = world.clock.now() + number * SECOND
            one = customer.conversation(persona, voice, number, begins)
            talks.append(one)
        play(talks, world.clock, world.graph.journal)
        return world, list(world.graph.journal), [one.reached for one in talks]


def written(entries):
    journal = Journal()
    journal.replace(entries)
    return json.dumps(journal.to_json())


def said_by(world, entries, name):
    psid = next(c.psid for c in world.customers if c.name == name)
    return [e.text for e in entries if isinstance(e, MessageReceived) and e.psid == psid]


def test_people_talk_in_turn_and_not_one_after_the_other():
    _, entries, reached = crowd(range(14))
    speakers = [e.psid for e in entries if isinstance(e, MessageReceived)]
    changes = sum(a != b for a, b in pairwise(speakers))
    assert changes > len(speakers) / 2
    assert all(reached)
    assert [e.at for e in entries] == sorted(e.at for e in entries)


def test_the_same_seed_gives_the_same_bytes():
    assert written(crowd(range(14))[1]) == written(crowd(range(14))[1])
    assert written(crowd(range(14))[1]) != written(crowd(range(14), seed=2)[1])


def test_what_somebody_says_does_not_depend_on_who_else_is_there():
    everybody = crowd(range(14))
    alone = crowd([3])
    assert said_by(*everybody[:2], "C3") == said_by(*alone[:2], "C3")


def test_nobody_acts_while_the_page_is_still_writing():
    def slow(send, psid, text):
        for number in range(3):
            threading.Timer(1 + 2 * number, send, [psid, f"Part {number}"]).start()

    heard = []

    def talk(voice):
        yield Say("Hi!")
        heard.append((yield Wait(timedelta(minutes=1))))
        return True

    with living(slow) as world:
        began = world.clock.now()
        ana = world.customer("Ana")
        ana.converse(Persona(name="tester", talk=talk), world.fake("x"))
        assert [one.text for one in heard[0]] == ["Part 0", "Part 1", "Part 2"]
        assert world.clock.now() - began == 5 * SECOND + LULL


def test_a_wait_ends_only_with_what_was_not_waited_for_before():
    def later(send, psid, text):
        send(psid, "one")
        threading.Timer(3600, send, [psid, "two"]).start()

    took = []

    def talk(voice):
        yield Say("Hi!")
        for _ in range(3):
            began = world.clock.now()
            yield Wait(timedelta(hours=2))
            yield Read()
            took.append((world.clock.now() - began).total_seconds())
        return True

    with living(later) as world:
        world.customer("Ana").converse(Persona(name="tester", talk=talk), world.fake("x"))
    assert took == [3, 3600, 7200]


def test_who_waits_for_nothing_is_not_disturbed_by_others():
    def talk(voice):
        yield Pause(timedelta(hours=1))
        yield Say("Hi!")
        return True

    def chatter(voice):
        for _ in range(20):
            yield Say("la")
            yield Pause(SECOND)
        return False

    with living(helpful) as world:
        quiet, noisy = world.customer("Ana"), world.customer("Ben")
        began = world.clock.now()
        talks = [
            quiet.conversation(Persona(name="quiet", talk=talk), quiet.voice(world.fake("a")), 0),
            noisy.conversation(
                Persona(name="noisy", talk=chatter), noisy.voice(world.fake("b")), 1
            ),
        ]
        play(talks, world.clock, world.graph.journal)
        assert [one.reached for one in talks] == [True, False]
        entries = world.graph.journal.of(quiet.psid)
        assert [e.at for e in entries if e.kind == "message_received"] == [
            began + timedelta(hours=1)
        ]


def test_an_error_of_the_bots_ends_all_of_it():
    def broken(send, psid, text):
        raise RuntimeError("no bot today")

    def talk(voice):
        yield Say("Hi!")
        return True

    with pytest.raises(Exception, match="no bot today"), living(broken) as world:
        world.customer("Ana").converse(Persona(name="tester", talk=talk), world.fake("x"))


def page_without_composer(world):
    item = MenuItem(type="postback", title="Prices", payload="PRICES")
    menu = Menu(locale="default", composer_input_disabled=True, call_to_actions=(item,))
    start = GetStarted(payload="START")
    world.graph.set_profile(MessengerProfile(get_started=start, persistent_menu=(menu,)))


@pytest.mark.parametrize("persona", CUSTOMERS, ids=lambda persona: persona.name)
def test_who_finds_the_composer_switched_off_leaves_without_what_they_came_for(persona):
    with living(helpful) as world:
        page_without_composer(world)
        ana = world.customer("Ana")
        one = ana.conversation(persona, ana.voice(world.fake("Ana talks")))
        play([one], world.clock, world.graph.journal)
        assert one.reached is False
        assert "switches the composer off" in one.shut_out


@pytest.mark.parametrize("persona", CUSTOMERS, ids=lambda persona: persona.name)
def test_nobody_is_shut_out_of_a_page_that_leaves_the_composer_on(persona):
    with living(helpful) as world:
        ana = world.customer("Ana")
        one = ana.conversation(persona, ana.voice(world.fake("Ana talks")))
        play([one], world.clock, world.graph.journal)
        assert one.shut_out == ""


@pytest.mark.parametrize("name", ["agent-accepts", "agent-late", "agent-goes-home"])
def test_staff_who_come_to_somebody_that_has_blocked_the_page_leave_again(name):
    def pushy(send, psid, text):
        for number in range(4):
            send(psid, f"Offer {number}")

    with living(pushy) as world:
        ana, ben = world.customer("Ana"), world.customer("Ben")
        asks = Persona(name="asks", talk=blocks_after_asking)
        ours = ana.conversation(asks, ana.voice(world.fake("a")), 0)
        other = ben.conversation(find_persona("hurried"), ben.voice(world.fake("b")), 1)
        clerk = Clerk(ana.psid, world.office, ana.voice(world.fake("staff")))
        theirs = clerk.conversation(find_persona(name), 2, world.clock.now())
        play([ours, other, theirs], world.clock, world.graph.journal)
        assert (theirs.reached, theirs.shut_out) == (False, "this person has blocked the page")
        assert other.reached


def blocks_after_asking(voice):
    yield Say("Can I talk to a human please?")
    yield Wait(timedelta(seconds=10))
    yield Block()
    return False


@pytest.mark.parametrize("persona", CUSTOMERS, ids=lambda persona: persona.name)
def test_nobody_taps_a_quick_reply_that_opens_a_map(persona):
    place = {"text": "Sorry, I did not understand that.", "quick_replies": PLACES}

    def answer(send, psid, text):
        assert send(psid, "", message=place).status == 200

    with living(answer, start=WHEN_THERE_WERE_MAPS) as world:
        ana = world.customer("Ana")
        one = ana.conversation(persona, ana.voice(world.fake("Ana talks")))
        play([one], world.clock, world.graph.journal)
        shown = {reply.title for m in ana.messages() for reply in m.quick_replies}
        assert one.reached is not None
        assert not shown & set(said_by(world, world.graph.journal, "Ana"))


PLACES = [{"content_type": "location"}]
WHEN_THERE_WERE_MAPS = datetime(2019, 6, 3, 9, tzinfo=UTC)


def test_people_talk_on_a_real_clock_as_well(monkeypatch):
    for name, seconds in (("BREATH", 0.01), ("LULL", 0.01), ("EXPECTATION", 0.02)):
        monkeypatch.setattr(wall_clock, name, seconds)
    clock = WallClock(DEFAULT_START, bot="a bot")
    with living(helpful, clock=clock) as world:
        people = [world.customer("Ana"), world.customer("Ben")]
        persona = find_persona("hurried")
        talks = [
            one.conversation(persona, one.voice(world.fake(one.name)), number)
            for number, one in enumerate(people)
        ]
        play(talks, world.clock, world.graph.journal)
        assert [one.reached for one in talks] == [True, True]
        assert all(len(one.messages()) == 2 for one in people)


def test_a_customer_is_somebody_who_can_be_talked_to_as():
    assert issubclass(Customer, object)
    with living() as world, pytest.raises(Exception, match="somebody of the staff"):
        world.customer("Ana").converse(find_persona("agent-late"), world.fake("x"))
