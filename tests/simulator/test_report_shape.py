"""The documented shape of a JSON report is that of the reports."""

import json
from dataclasses import replace

import jsonschema
import pytest

from simulator.report_shape import json_schema, render
from simulator.reporters import REPORTERS
from tests.folder import REPOSITORY
from tests.simulator.reporters.sample import compared, hostile_report, polite, report, rude


def nothing():
    return replace(report(), bots=())


PAGE = REPOSITORY / "docs" / "schema" / "courtesy-report-1.json"
VALIDATOR = jsonschema.Draft202012Validator(json_schema())


@pytest.mark.parametrize(
    "told", [report(), report(polite(), strict=True), hostile_report(), compared(), nothing()]
)
def test_reports_have_it(told):
    VALIDATOR.validate(json.loads(REPORTERS["json"].render(told)))


def test_a_key_more_or_less_is_noticed():
    data = json.loads(REPORTERS["json"].render(report(rude())))
    for changed in (data | {"more": 1}, {key: data[key] for key in data if key != "seed"}):
        assert not VALIDATOR.is_valid(changed)


def test_it_is_a_schema_and_the_page_is_up_to_date():
    jsonschema.Draft202012Validator.check_schema(json_schema())
    assert PAGE.read_text("utf-8") == render()
