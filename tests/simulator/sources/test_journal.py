"""Journals, bare or under their name."""

import pytest

from fake_graph.journal import Journal
from simulator.sources.journal import SOURCE
from tests.simulator.reporters.sample import ANA, said, sent

ENTRIES = Journal([said("0s", "Hi!"), sent("2s", "Hello!")]).to_json()


@pytest.mark.parametrize("data", [ENTRIES, {"journal": ENTRIES}])
def test_each_person_is_told(data):
    assert SOURCE.fits(data)
    (told,) = SOURCE.read(data, "")
    assert [turn.text for turn in told.turns] == ["Hi!", "Hello!"]
    assert told.customer == ANA


@pytest.mark.parametrize("data", [None, [], {}, "x", [1], [{}], {"journal": []}])
def test_what_is_none_does_not_fit(data):
    assert not SOURCE.fits(data)
