"""People who act as a kind of person does: one, several, a crowd, or somebody of the staff."""

from collections.abc import Mapping
from datetime import timedelta

from scenarios.stage import Stage
from scenarios.step import given, when
from scenarios.vocabulary import phrase
from simulator.errors import BadInput
from simulator.people.clerk import Clerk
from simulator.people.conversation import Conversation
from simulator.people.crowd import play_cell
from simulator.people.customer import Customer
from simulator.people.population import LOCALES, Mix, Population
from simulator.persona import Persona
from simulator.personas import find_persona


@when(phrase("talks-as"))
def talks_as(stage: Stage, who: str | None, persona: str) -> None:
    """Have a whole conversation the way a persona does."""
    stage.talk([_conversation(stage, stage.person(who), find_persona(persona))])


def _conversation(stage: Stage, customer: Customer, kind: Persona, number: int = 0) -> Conversation:
    voice = stage.voice(customer)
    voice.place = number % kind.people
    stage.world.note(customer, **kind.facts(voice))
    return customer.conversation(kind, voice, number)


@when(phrase("talks"))
def talks(stage: Stage, who: str | None) -> None:
    """Have a whole conversation as the persona that the scenario's tag names."""
    if stage.persona is None:
        raise BadInput("as whom? put a tag above the scenario, as in @persona:angry")
    talks_as(stage, who, stage.persona)


@when(phrase("talk-at-once"))
def talk_at_once(stage: Stage, count: int, persona: str) -> None:
    """Have several new customers talk the way a persona does, all beginning now."""
    kind = find_persona(persona)
    people = (stage.enter(stage.world.customer()) for _ in range(count))
    stage.talk([_conversation(stage, one, kind, number) for number, one in enumerate(people)])


@when(phrase("crowd-writes"))
def crowd_writes(
    stage: Stage,
    count: int,
    wait: timedelta,
    mix: Mapping[str, int] | None = None,
    locales: tuple[str, ...] = LOCALES,
    number: int = len(LOCALES),
) -> None:
    """Have a crowd write within some time, coming as on a working week; time passes meanwhile."""
    if number not in range(1, len(LOCALES) + 1):
        raise BadInput(f"from 1 to {len(LOCALES)} locales; or name them, as in {LOCALES[0]!r}")
    shares = {find_persona(name).name: share for name, share in (mix or {}).items()}
    of_whom = Mix(shares=shares, locales=locales[:number] if locales == LOCALES else locales)
    population = Population(count, wait, stage.world.seed, of_whom, cell=max(count, 1))
    play_cell(stage.world, population, range(1, count + 1))


@given(phrase("staff-behave-as"))
@when(phrase("staff-behave-as"))
def staff_behave_as(stage: Stage, persona: str) -> None:
    """Have somebody of the staff watch the customer's thread; they act whenever time passes."""
    world, customer = stage.world, stage.person(None)
    voice = customer.voice(world.fake(f"staff of {customer.name}", customer.person.locale))
    clerk = Clerk(customer.psid, world.office, voice)
    watching = clerk.conversation(find_persona(persona), len(world.customers), world.clock.now())
    stage.join(watching)
