"""Many people at once, on one clock."""

import json
import threading
from datetime import timedelta
from itertools import pairwise

import pytest

from fake_graph.journal import Journal, MessageReceived
from simulator.conversation import LULL, play
from simulator.customer import Customer
from simulator.persona import Pause, Persona, Read, Say, Wait
from simulator.personas import find_persona
from tests.simulator.personas.talking import helpful
from tests.simulator.small_world import living

SECOND = timedelta(seconds=1)
NAMES = ("newcomer", "hurried", "chatty", "angry", "wanderer", "button-tapper", "blocker")


def crowd(numbers, seed=1, answer=helpful):
    """Return the journal of some people who talk at the same time, and who got what they wanted."""
    with living(answer, seed=seed) as world:
        talks = []
        for number in numbers:
            customer = world.customer(f"C{number}")
            voice = customer.voice(world.fake(f"{customer.name} talks"))
            persona = find_persona(NAMES[number % len(NAMES)])
            one = customer.conversation(persona, voice, number)
            one.starts(number, world.clock.now() + number * SECOND)
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


def test_a_customer_is_somebody_who_can_be_talked_to_as():
    assert issubclass(Customer, object)
    with living() as world, pytest.raises(Exception, match="somebody of the staff"):
        world.customer("Ana").converse(find_persona("agent-late"), world.fake("x"))
