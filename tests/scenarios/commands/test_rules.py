"""``courtesy rules`` lists the rules and explains each."""

import pytest

from simulator.rules import RULES


def test_off_a_terminal_a_rule_is_a_line_and_its_code_comes_first(folder):
    ended = folder.courtesy("rules")
    assert ended.code == 0, ended.said
    assert [line.split("\t")[0] for line in ended.out.splitlines()] == [r.code for r in RULES]


@pytest.mark.parametrize("name", ["W08", "w08", "by-name"])
def test_one_is_explained_by_its_code_or_its_name(folder, name):
    ended = folder.courtesy("rules", name)
    assert ended.code == 0, ended.said
    assert ended.out.startswith("W08 by-name")
    assert "How to mend it" in ended.out


def test_an_unknown_one_gets_a_line_with_the_nearest_and_code_2(folder):
    ended = folder.courtesy("rules", "by-nam")
    assert (ended.code, ended.out) == (2, "")
    assert "by-name" in ended.err
    assert len(ended.err.strip().splitlines()) == 1
