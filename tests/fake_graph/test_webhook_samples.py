"""Every recorded webhook can be had by an action of a customer, an agent, the page or Meta."""

import json

import pytest

from tests.fake_graph.producing import CASES
from tests.fake_graph.sample import normal, samples

SAMPLES = samples("webhooks")


@pytest.mark.parametrize("name", SAMPLES)
def test_it_is_produced_as_it_was_recorded(name):
    produced, recorded = normal(CASES[name]()), normal(SAMPLES[name]["body"])
    assert produced == recorded
    assert json.dumps(produced) == json.dumps(recorded), "the keys stand in another order"
