"""Somebody who writes to the page for the first time, curious and polite."""

from datetime import timedelta

from faker import Faker

from simulator.persona import Open, Pause, Persona, Read, Say, Script, Tap, Wait

PATIENCE = timedelta(minutes=2)
HELLOS = ("Hi!", "Hello", "Good morning", "Hi there")
QUESTIONS = (
    "What are your opening hours?",
    "Do you deliver to {city}?",
    "How long does delivery take?",
    "Can I return something that does not fit?",
)
THANKS = ("Thanks!", "Thank you", "Great, thank you")
FAREWELLS = ("That's all, bye!", "That was all, goodbye", "Nothing else, thanks. Bye!")


def talk(fake: Faker) -> Script:
    """Open the thread, greet, ask one thing, follow a quick reply, say thanks and goodbye."""
    yield Open()
    yield Pause(_thinking(fake))
    yield Say(fake.random_element(HELLOS))
    yield Wait(PATIENCE)
    yield Read()
    yield Pause(_thinking(fake))
    yield Say(fake.random_element(QUESTIONS).format(city=fake.city()))
    heard = yield Wait(PATIENCE)
    yield Read()
    titles = heard[-1].quick_replies if heard else ()
    if titles:
        yield Pause(_thinking(fake))
        yield Tap(fake.random_element(titles))
        yield Wait(PATIENCE)
        yield Read()
    yield Pause(_thinking(fake))
    yield Say(f"{fake.random_element(THANKS)} {fake.random_element(FAREWELLS)}")
    yield Wait(PATIENCE)


def _thinking(fake: Faker) -> timedelta:
    return timedelta(milliseconds=fake.random_int(2_000, 12_000))


PERSONA = Persona(name="newcomer", talk=talk)
