"""The report as JSON."""

import json

import pytest

from simulator.errors import BadInput
from simulator.report import Report, bot_report
from simulator.reporters.json import render, report_from_json
from tests.simulator.reporters.sample import ADDRESS, START, polite, said, scenario, sent


def report():
    slow = scenario([said("0s", "Hi!"), sent("45s", "Hello!")], name="Shop: Slow", line=9)
    return Report(seed=7, as_of=START, bots=(bot_report(ADDRESS, [polite(), slow]),))


def test_it_has_the_keys_that_others_rely_on():
    data = json.loads(render(report()))
    assert data["schema"] == "courtesy-report/1"
    assert data["seed"] == 7
    assert data["as_of"] == "2026-09-07T09:00:00+00:00"
    bot = data["bots"][0]
    assert (bot["name"], bot["address"]) == ("shop_bot", ADDRESS)
    assert bot["score"] == report().bots[0].scorecard.total
    finding = next(found for found in bot["findings"] if found["rule"] == "W02")
    assert finding["severity"] == "error"
    assert finding["message"] == "First answer after 45 seconds."
    assert finding["remedy"] == "Send an instant reply before doing slow work."
    assert finding["at"] == "2026-09-07T09:00:45+00:00"


def test_it_holds_the_journal_itself_and_can_be_scored_again():
    text = render(report())
    again = report_from_json(json.loads(text))
    assert render(again) == text
    assert json.loads(text)["bots"][0]["scenarios"][0]["journal"]


def test_it_is_one_document_with_sorted_keys_that_ends_in_a_line_feed():
    text = render(report())
    assert text.endswith("}\n")
    assert json.dumps(json.loads(text), indent=1, sort_keys=True, ensure_ascii=False) + "\n" == text
    assert "👋" in text


@pytest.mark.parametrize("data", [{}, {"schema": "courtesy-report/99"}, {"schema": None}])
def test_what_is_no_report_of_this_schema_is_refused(data):
    with pytest.raises(BadInput, match="not a report of schema 'courtesy-report/1'"):
        report_from_json(data)
