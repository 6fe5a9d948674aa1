"""Every recorded answer is given by an app's ordinary call."""

import json

import pytest

from tests.fake_graph.answering import CASES
from tests.fake_graph.sample import normal, samples

SAMPLES = samples("api")


def opened(value):
    """Return a value with the JSON that its texts hold read, and the scopes in one order."""
    if isinstance(value, dict):
        return {key: sorted(v) if key == "scopes" else opened(v) for key, v in value.items()}
    if isinstance(value, list):
        return [opened(inner) for inner in value]
    return json.loads(value) if isinstance(value, str) and value[:1] in ("{", "[") else value


def shown_by(sample, value):
    """Return a batch's answer with only those headers that the sample shows."""
    if not isinstance(sample, list):
        return value
    names = {header["name"] for header in sample[0]["headers"]}
    return [
        member | {"headers": [h for h in member["headers"] if h["name"] in names]}
        for member in value
    ]


@pytest.mark.parametrize("name", CASES)
def test_it_is_answered_as_it_was_recorded(name):
    sample = SAMPLES[name].get("response", SAMPLES[name])
    answered = normal(opened(shown_by(sample, CASES[name]())))
    recorded = normal(opened(sample))
    assert answered == recorded
    assert json.dumps(answered) == json.dumps(recorded), "the keys stand in another order"
