"""Somebody who follows an m.me link."""

from simulator.personas.link_follower import PERSONA, REF
from tests.simulator.personas.talking import talk


def test_they_come_by_a_link_with_its_ref():
    talked = talk(PERSONA)
    arrived = next(e for e in talked.journal if e.kind == "customer_acted")
    assert (arrived.deed, arrived.text) == ("arrive", REF)
