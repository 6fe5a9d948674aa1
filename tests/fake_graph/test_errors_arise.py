"""Every error that state can bring about does arise, by an app's ordinary call."""

import re

import pytest

from fake_graph.errors import known_errors
from tests.fake_graph.arising import CASES

BY_STATE = {name: row for name, row in known_errors().items() if row["arises"] == "state"}


def pattern(message):
    """Return what an error's message must match: anything may stand for a placeholder."""
    return "".join(
        ".*" if part.startswith("{") else re.escape(part)
        for part in re.split(r"(\{\w+\})", message)
    )


@pytest.mark.parametrize("name", BY_STATE)
def test_it_arises_as_the_table_has_it(name):
    row, answer = BY_STATE[name], CASES[name]()
    error = answer.error
    assert (answer.status, answer.refusal) == (row["status"], (row["code"], row["subcode"]))
    assert error["type"] == row["type"]
    assert re.fullmatch(pattern(row["message"]), error["message"], re.DOTALL), error["message"]
    assert error["fbtrace_id"]


def test_what_only_a_fault_brings_about_is_not_claimed_to_arise():
    assert CASES.keys() == BY_STATE.keys()


def test_most_errors_arise_from_state():
    assert len(BY_STATE) >= 110
