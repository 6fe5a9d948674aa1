"""A cell of a crowd in one world: its members meet the same bot, on one clock, at the same time."""

from collections.abc import Iterator, Sequence
from itertools import count

from faker import Faker

from simulator.chance import seed_for
from simulator.people.clerk import Clerk
from simulator.people.conversation import Conversation, play
from simulator.people.customer import Customer
from simulator.people.home import zone_of
from simulator.people.population import Member, Population
from simulator.personas import find_persona
from simulator.world import World, faker_for


def play_cell(world: World, population: Population, numbers: Sequence[int]) -> None:
    """Have the members of a cell come, talk and leave."""
    start, serials = world.clock.now(), count()
    members = [population.member(number, start) for number in numbers]
    conversations = [
        conversation
        for member in members
        for conversation in _conversations(world, population, member, serials)
    ]
    play(conversations, world.clock, world.graph.journal)


def _conversations(
    world: World, population: Population, member: Member, serials: Iterator[int]
) -> Iterator[Conversation]:
    """Return what a member does, what their companions do, and whoever of the staff watches."""
    begins = world.clock.now() + member.arrives
    persona = find_persona(member.persona)
    people = [_enter(world, population, member, place) for place in range(persona.people)]
    for place, customer in enumerate(people):
        voice = customer.voice(_fake(population, member, f"{place} talks"))
        voice.place = place
        world.note(customer, time_zone=zone_of(member.locale), **persona.facts(voice))
        yield customer.conversation(persona, voice, next(serials), begins)
    if member.staff:
        first = people[0]
        clerk = Clerk(first.psid, world.office, first.voice(_fake(population, member, "staff")))
        yield clerk.conversation(find_persona(member.staff), next(serials), begins)


def _enter(world: World, population: Population, member: Member, place: int) -> Customer:
    number = f"{member.number}.{place}" if place else f"{member.number}"
    return world.member(number, member.locale, _fake(population, member, f"{place} enters"))


def _fake(population: Population, member: Member, purpose: str) -> Faker:
    """Return a Faker for one purpose of one member, wherever in the crowd they are met."""
    fake = faker_for(member.locale)
    fake.seed_instance(seed_for(population.seed, "crowd", member.number, purpose))
    return fake
