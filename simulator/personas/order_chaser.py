"""Somebody who bought something earlier and waits for it."""

from collections.abc import Mapping
from typing import Any

from simulator.people.habits import farewell, is_understood, pursue
from simulator.people.voice import Voice
from simulator.persona import Persona, Script


def known(voice: Voice) -> Mapping[str, Any]:
    """Return what the page knows: that this person bought something."""
    return {"purchases": (voice.own["order"], voice.own["item"])}


def talk(voice: Voice) -> Script:
    """Ask where the order is, tell its number, thank."""
    news = yield from pursue(voice, "where_is_order")
    yield from farewell(voice)
    return is_understood(news)


PERSONA = Persona(name="order-chaser", talk=talk, facts=known)
