"""Other hosts: what the bot's own services answer, and when they do not."""

from dataclasses import replace
from datetime import timedelta
from urllib.parse import urlencode

from fake_graph.journal import HostContacted
from scenarios.stage import Stage
from scenarios.step import Unmet, given, then, when
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
    """Expect the bot to have called a host, or a place on it that the harness answers for."""
    if not _was_called(stage, place):
        raise Unmet(f"the bot has not called {_spelled(place)}; {_told(stage)}")


@then(phrase("bot-has-not-called"))
def bot_has_not_called(stage: Stage, place: Place) -> None:
    """Expect the bot not to have called a host, or a place on it that the harness answers for."""
    if _was_called(stage, place):
        raise Unmet(f"the bot has called {_spelled(place)}")


def _was_called(stage: Stage, place: Place) -> bool:
    """Return whether the bot called a place.

    Raises:
        BadInput: nobody could see that.
    """
    world = stage.world
    if world.network.why_out_of_reach:
        raise BadInput(
            f"cannot tell whether {place.host} was called: {world.network.why_out_of_reach}; "
            "attach the bot in process (wsgi:module:app)"
        )
    contacts = [contact for contact in _contacts(stage) if contact.host == place.host]
    if _is_whole_host(place):
        return bool(contacts)
    is_known = any(place.covers(call) for call in world.calls)
    if not is_known and any(contact.status is None for contact in contacts):
        raise BadInput(
            f"of {place.host} only the host is known; write: {place.scheme}://{place.host}, "
            f"or first: Given {place.scheme}://{place.host} answers 200"
        )
    return is_known


def _is_whole_host(place: Place) -> bool:
    """Return whether a place is a host and all on it, which is known of every call."""
    return place.path == "/" and not (place.query or place.method or place.port)


def _spelled(place: Place) -> str:
    method = f"{place.method} " if place.method else ""
    port = f":{place.port}" if place.port else ""
    query = f"?{urlencode(sorted(place.query))}" if place.query else ""
    return f"{method}{place.scheme}://{place.host}{port}{place.path}{query}"


def _told(stage: Stage) -> str:
    """Return what the bot has called: addresses where they are known, else hosts."""
    addresses = (f"{call.method} {call.url}" for call in stage.world.calls)
    hosts = (contact.host for contact in _contacts(stage) if contact.status is None)
    return f"it has called {', '.join(dict.fromkeys((*addresses, *hosts))) or 'no other host'}"


def _contacts(stage: Stage) -> tuple[HostContacted, ...]:
    return tuple(e for e in stage.world.graph.journal if isinstance(e, HostContacted))
