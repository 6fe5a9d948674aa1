"""Somebody who clicks the plugin Send to Messenger on the page's site."""

from simulator.personas.plugin_visitor import PERSONA, REF
from tests.simulator.personas.talking import talk


def test_they_opt_in_and_may_be_written_to_first():
    talked = talk(PERSONA)
    opted = next(e for e in talked.journal if e.kind == "customer_acted")
    assert (opted.deed, opted.text) == ("opt-in", REF)
