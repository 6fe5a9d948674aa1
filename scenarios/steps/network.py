"""Other hosts: what the bot's own services answer, and when they do not."""

from dataclasses import replace
from datetime import timedelta

from fake_graph.journal import HostContacted
from scenarios.stage import Stage
from scenarios.step import given, then, when
from scenarios.vocabulary import phrase
from simulator.errors import BadInput
from simulator.outgoing.place import Place
from simulator.outgoing.stub import answer_of


@given(phrase("place-answers"))
@when(phrase("place-answers"))
def place_answers(
    stage: Stage, place: Place, status: int, body: str = "", wait: timedelta = timedelta()
) -> None:
    """Have a place on the web answer so from now on."""
    stage.world.network.answers(place, replace(answer_of(status, body), after=wait))


@given(phrase("place-answers-next"))
@when(phrase("place-answers-next"))
def place_answers_next(stage: Stage, place: Place, status: int, count: int = 1) -> None:
    """Have a place on the web answer its next calls so, and then what it did before."""
    stage.world.network.answers(place, answer_of(status), count)


@given(phrase("place-answers-with"))
@when(phrase("place-answers-with"))
def place_answers_with(
    stage: Stage, place: Place, status: int, docstring: str, wait: timedelta = timedelta()
) -> None:
    """Have a place on the web answer with what stands below the sentence."""
    place_answers(stage, place, status, docstring, wait)


@given(phrase("place-answers-late"))
@when(phrase("place-answers-late"))
def place_answers_late(stage: Stage, place: Place, wait: timedelta) -> None:
    """Have a place on the web answer what it would anyway, or nothing, but late."""
    stage.world.network.answers_late(place, wait)


@given(phrase("place-stays-silent"))
@when(phrase("place-stays-silent"))
def place_stays_silent(stage: Stage, place: Place) -> None:
    """Have a place on the web take calls and never answer."""
    stage.world.network.stays_silent(place)


@given(phrase("place-is-down"))
@when(phrase("place-is-down"))
def place_is_down(stage: Stage, place: Place) -> None:
    """Have nobody listen at a place on the web."""
    stage.world.network.goes_down(place)


@given(phrase("place-is-well"))
@when(phrase("place-is-well"))
def place_is_well(stage: Stage, place: Place) -> None:
    """Have a place on the web do again what it does by itself."""
    stage.world.network.recovers(place)


@then(phrase("bot-has-called"))
def bot_has_called(stage: Stage, place: Place) -> None:
    """Expect the bot to have called a host."""
    hosts = _called(stage, place)
    told = ", ".join(hosts) or "no other host"
    assert place.host in hosts, f"the bot has not called {place.host}; it has called {told}"


@then(phrase("bot-has-not-called"))
def bot_has_not_called(stage: Stage, place: Place) -> None:
    """Expect the bot not to have called a host."""
    assert place.host not in _called(stage, place), f"the bot has called {place.host}"


def _called(stage: Stage, place: Place) -> tuple[str, ...]:
    if place.path != "/" or place.query or place.method is not None:
        raise BadInput(
            "which paths of another host were called is not written down; "
            f"name the host alone: {place.scheme}://{place.host}"
        )
    entries = stage.world.graph.journal
    return tuple(dict.fromkeys(e.host for e in entries if isinstance(e, HostContacted)))
