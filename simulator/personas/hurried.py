"""Somebody short of time: no greeting to speak of, asks again, leaves."""

from datetime import timedelta

from faker import Faker

from simulator.persona import Pause, Persona, Say, Script, Wait

PATIENCE = timedelta(seconds=30)
QUESTIONS = (
    "hi quick q, when do u close",
    "hey where's my order",
    "hi do you have this in blue",
    "quick question: do you ship today",
)
NUDGES = ("hello??", "anyone there?", "?")
FAREWELLS = ("ok thx bye", "k bye", "ok bye, thanks")


def talk(fake: Faker) -> Script:
    """Ask, ask again if nobody answers, then leave."""
    yield Say(fake.random_element(QUESTIONS))
    heard = yield Wait(PATIENCE)
    if not heard:
        yield Say(fake.random_element(NUDGES))
        heard = yield Wait(PATIENCE)
    yield Pause(timedelta(milliseconds=fake.random_int(500, 3_000)))
    if heard:
        yield Say(fake.random_element(FAREWELLS))
        yield Wait(PATIENCE)


PERSONA = Persona(name="hurried", talk=talk)
