"""What a team may write down about its page, and what it is told when it does not fit."""

from datetime import date, timedelta

import pytest

from simulator.errors import BadInput
from simulator.scoring.configuration import NO_CONFIGURATION, THRESHOLDS, read_configuration

TODAY = date(2026, 9, 7)
WHOLE = """
opening_hours = "Mo-Fr 09:00-17:00, Sa 10:00-14:00"
time_zone = "Europe/Amsterdam"
brand_words = ["Zalora", "IKEA"]
first_party = ["api.example.com"]
[thresholds]
"F09.few" = 4
"W02.instant" = "15s"
[budgets]
total = 90
coverage = 0.5
"category.privacy" = 100
"audit.F01.failures" = 0
"p95.first_answer" = "15m"
[[suppress]]
rule = "W04"
reason = "we thank at the end"
expires = 2026-12-31
[[suppress]]
rule = "goodbye"
reason = "until the relaunch"
expires = 2026-09-06
"""


@pytest.fixture
def reading(tmp_path):
    def read(text, name="courtesy.toml"):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return read_configuration(tmp_path, TODAY)

    return read


@pytest.fixture
def refused(reading):
    def refuse(text):
        with pytest.raises(BadInput) as error:
            reading(text)
        return str(error.value)

    return refuse


def threshold(kind):
    return next(key for key, t in THRESHOLDS.items() if isinstance(t.default, kind))


def test_everything_that_is_written_down_is_read(reading):
    keys = threshold(int), threshold(timedelta)
    text = WHOLE.replace("F09.few", keys[0]).replace("W02.instant", keys[1])
    decided = reading(text)
    assert str(decided.house.opening).startswith("Mo 09:00-17:00, Tu")
    assert decided.house.page_zone == "Europe/Amsterdam"
    assert decided.house.brand_words == {"zalora", "ikea"}
    assert decided.house.first_party == {"api.example.com"}
    assert decided.house[THRESHOLDS[keys[0]]] == 4
    assert decided.house[THRESHOLDS[keys[1]]] == timedelta(seconds=15)
    assert decided.budgets["p95.first_answer"] == timedelta(minutes=15)
    assert decided.budgets["total"] == 90
    assert [s.codes for s in decided.suppressions] == [{"W04"}]
    assert [s.reason for s in decided.expired] == ["until the relaunch"]


def test_a_section_of_pyproject_does_as_well_and_the_own_file_wins(reading):
    assert reading("[tool.courtesy]\ntime_zone = 'Asia/Jakarta'", "pyproject.toml").house.page_zone
    assert reading("brand_words = []").house.page_zone == ""


def test_without_either_nothing_is_decided(reading, tmp_path):
    assert read_configuration(tmp_path, TODAY) == NO_CONFIGURATION
    assert reading("[tool.other]\nx = 1", "pyproject.toml") == NO_CONFIGURATION


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "opening_hour = 'Mo 09:00-17:00'",
            "no key 'opening_hour' (did you mean 'opening_hours'?)",
        ),
        ("[budgets]\ntotals = 9", "no budget 'totals' (did you mean 'total'?)"),
        ("[budgets]\n'category.privat' = 9", "did you mean 'category.privacy'"),
        ("[budgets]\n'audit.F99.failures' = 9", "no budget 'audit.F99.failures'"),
        ("[thresholds]\n'F09.fw' = 3", "no threshold 'F09.fw'"),
        ("[[suppress]]\nrule = 'W04'\nexpires = 2026-12-31", "reason"),
        ("[[suppress]]\nrule = 'W04'\nreason = 'x'", "expires"),
        ("[[suppress]]\nrule = 'W99'\nreason = 'x'\nexpires = 2026-12-31", "W99"),
        ("time_zone = 'Europe/Amsterdm'", "no time zone 'Europe/Amsterdm'"),
        ("time_zone = '../etc/passwd'", "no time zone"),
        ("opening_hours = 'always'", "no opening hours 'always'; write e.g. Mo-Fr 09:00-17:00"),
        ("opening_hours = 'Mo-Fr 25:00-17:00'", "hour must be in 0..23"),
        ("brand_words = 'IKEA'", "a list of texts is wanted"),
        ("[budgets]\ntotal = '90'", "a number is wanted, not '90'"),
        ("[budgets]\ntotal = true", "a number is wanted"),
        ("[budgets]\n'p95.first_answer' = 15", "a text is wanted, not 15"),
        ("[budgets]\n'p95.first_answer' = 'soon'", "soon"),
        ("budgets = 3", "budgets"),
        ("suppress = 3", "suppress"),
        ("time_zone =", "courtesy.toml: Invalid value"),
    ],
)
def test_what_does_not_fit_is_told_in_one_line_with_the_file_and_the_key(refused, text, told):
    message = refused(text)
    assert told in message
    assert message.startswith("courtesy.toml")
    assert "\n" not in message


def test_a_file_that_is_no_utf_8_is_refused(tmp_path):
    (tmp_path / "courtesy.toml").write_bytes(b"time_zone = '\xff'")
    with pytest.raises(BadInput, match=r"courtesy\.toml"):
        read_configuration(tmp_path, TODAY)
