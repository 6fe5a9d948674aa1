"""The parity table says what the code does, and so does the page of the documentation."""

from pathlib import Path

import pytest

from fake_graph.calls.shape import keys
from fake_graph.endpoints import ENDPOINTS
from fake_graph.fact import rows
from fake_graph.parity import (
    BY_FAULT,
    FAKED,
    NOT_FAKED,
    as_json,
    as_markdown,
    as_text,
    parity,
)
from tests.fake_graph.producing import CASES
from tests.fake_graph.sample import samples
from tests.fake_graph.world import World

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "parity.md"
LINES = {line.what: line for line in parity()}


def test_the_page_of_the_documentation_is_what_the_command_prints():
    hint = "run: courtesy parity --markdown > docs/reference/parity.md"
    assert PAGE.read_text(encoding="utf-8") == as_markdown(parity()), hint


@pytest.mark.parametrize("endpoint", ENDPOINTS, ids=lambda one: f"{one.method} {one.path}")
def test_every_endpoint_and_each_of_its_keys_has_a_line(endpoint):
    name = f"{endpoint.method} {endpoint.path}"
    assert LINES[name].status == FAKED
    for key in keys(endpoint.body):
        if f"<{key.path}>" not in endpoint.path:
            assert LINES[f"{name} {key.path}"].status == (FAKED if key.is_faked else NOT_FAKED)


def test_a_key_that_is_not_faked_says_so_and_answers_so():
    line = LINES["POST /<page_id>/messages folder"]
    assert line.status == NOT_FAKED
    world = World()
    world.graph.say(world.ana, "Hi!")
    assert world.send(folder="PARTNERSHIP").error["type"] == "NotFaked"


@pytest.mark.parametrize("name", CASES)
def test_whatever_webhook_can_be_had_counts_as_faked(name):
    assert LINES[samples("webhooks")[name]["field"]].status == FAKED


def test_fields_without_events_count_as_not_faked():
    assert LINES["message_template_status_update"].status == FAKED
    assert LINES["calls"].status == NOT_FAKED
    fields = [{row["field"] for row in rows(table)} for table in ("fields", "webhook_fields")]
    assert fields[0] == fields[1]


@pytest.mark.parametrize("row", rows("errors"), ids=lambda row: row["error"])
def test_each_error_says_whether_state_or_only_a_fault_brings_it(row):
    line = LINES[row["error"]]
    assert line.status == (FAKED if row["arises"] == "state" else BY_FAULT)
    assert row.get("why", "") in line.detail


@pytest.mark.parametrize("row", rows("choices"), ids=lambda row: row["about"])
def test_each_choice_is_to_be_seen_with_its_confidence(row):
    assert row["confidence"] in {"inferred", "conflicting"}
    assert row["source"]
    assert LINES[row["about"]].choice == row["choice"]


def test_text_has_a_line_for_each_and_json_has_all_of_it():
    lines = parity()
    assert len(as_text(lines).splitlines()) == len(lines)
    assert [one["what"] for one in as_json(lines)] == [line.what for line in lines]
