"""Every rule explains itself."""

import pytest

from simulator.rules import RULES
from simulator.scoring.manual import line_of, page_of, question_of, source_of

BY_CODE = [pytest.param(rule, id=rule.code) for rule in RULES]


@pytest.mark.parametrize("rule", BY_CODE)
def test_a_page_says_why_from_where_how_and_what_to_do(rule):
    page = page_of(rule)
    for part in (rule.code, rule.name, rule.why, rule.remedy, source_of(rule), "Good", "Bad"):
        assert part
        assert part in page
    assert len(page.split("How it decides")[1].split("How to mend it")[0].split()) > 5
    assert all(threshold.key in page for threshold in rule.thresholds)


@pytest.mark.parametrize("rule", BY_CODE)
def test_a_line_has_five_columns_and_the_code_first(rule):
    columns = line_of(rule).split("\t")
    assert (columns[0], len(columns)) == (rule.code, 5)
    assert question_of(rule).startswith(("Whether", "How", "By", "What", "Which", "That"))
