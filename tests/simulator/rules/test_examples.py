"""Every rule keeps its own examples, and every folder its order."""

from pathlib import Path

import pytest

import simulator.rules
from simulator.rules import RULES, category_of, find_rules
from simulator.transcript import Transcript

GOOD = [
    pytest.param(rule, text, id=f"{rule.code}-{n}")
    for rule in RULES
    for n, text in enumerate(rule.good)
]
BAD = [
    pytest.param(rule, text, id=f"{rule.code}-{n}")
    for rule in RULES
    for n, text in enumerate(rule.bad)
]


@pytest.mark.parametrize(("rule", "notation"), GOOD)
def test_a_good_transcript_scores_one_without_findings(rule, notation):
    for audit in rule.audits(Transcript.parse_all(notation)):
        assert audit.score == 1
        assert audit.findings == ()
        assert audit.opportunities > 0


@pytest.mark.parametrize(("rule", "notation"), BAD)
def test_a_bad_transcript_scores_below_half_with_a_finding_that_quotes_its_turn(rule, notation):
    transcripts = Transcript.parse_all(notation)
    for transcript, audit in zip(transcripts, rule.audits(transcripts), strict=True):
        assert audit.score is not None
        assert audit.score < 0.5
        assert audit.findings
        assert all(finding.turn in transcript.turns for finding in audit.findings)
        assert all(finding.message.endswith((".", "?")) for finding in audit.findings)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_nothing_happened_so_there_is_nothing_to_judge(rule):
    audit = rule.audit(Transcript(()))
    assert audit.score is None
    assert audit.opportunities == 0
    assert audit.reason


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_is_named_after_its_file_and_its_code_after_its_category(rule):
    category = category_of(rule)
    path = f"{category.name}/{rule.name}.py".replace("-", "_")
    assert (Path(simulator.rules.__file__).parent / path).is_file()
    assert rule.code[0] == category.letter
    assert rule.remedy.endswith(".")


def test_codes_and_names_are_given_once_and_in_the_order_of_the_catalogue():
    assert [rule.code for rule in RULES] == sorted(
        (rule.code for rule in RULES), key=lambda code: ("WRCTFSLBPGV".index(code[0]), code)
    )
    assert {rule.code for rule in RULES} >= {"W02", "F01", "F09", "F10", "B01", "B02", "G02", "G03"}
    assert len({rule.code for rule in RULES}) == len(RULES)
    assert len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("name", ["G03", "g03", "returns-goodbye", "Returns-Goodbye", " g03 "])
def test_a_rule_is_found_by_code_or_name_in_any_case(name):
    assert [rule.code for rule in find_rules(name)] == ["G03"]


def test_a_group_finds_all_its_rules():
    assert [rule.code for rule in find_rules("spam-frequency")] == [
        "F09",
        "F10",
        "F11",
        "F12",
        "F13",
        "F14",
    ]


def test_an_unknown_name_is_refused_with_the_nearest_known():
    with pytest.raises(LookupError, match="'returns-goodby'; the nearest is 'returns-goodbye'"):
        find_rules("returns-goodby")
