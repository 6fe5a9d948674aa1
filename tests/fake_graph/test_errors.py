"""Every refusal has Graph's shape, and stands in the table of facts."""

import re
from pathlib import Path

import pytest

from fake_graph.errors import GraphError, InvalidParameter, NotFaked, known_errors, quotable
from fake_graph.fact import rows

SOURCES = sorted(Path("fake_graph").rglob("*.py"))
RAISED = re.compile(r'GraphError\(\s*"([a-z0-9-]+)"')


@pytest.mark.parametrize("row", known_errors().values(), ids=known_errors())
def test_a_row_says_what_goes_over_the_wire_and_where_it_is_known_from(row):
    assert re.fullmatch(r"[a-z0-9-]+", row["error"])
    assert row["source"]
    assert row["message"]
    assert row["wording"] in {"recorded", "varies", "ours"}
    assert row["arises"] in {"state", "fault"}
    assert (row["arises"] == "fault") == bool(row.get("why"))


def test_names_are_unique():
    assert len(known_errors()) == len(rows("errors")) >= 176


@pytest.mark.parametrize("path", SOURCES, ids=str)
def test_the_code_raises_only_what_the_table_has(path):
    raised = set(RAISED.findall(path.read_text(encoding="utf-8")))
    assert raised <= known_errors().keys()


def test_the_body_has_metas_keys_in_metas_order():
    body = GraphError("outside-window").to_wire("Atrace")["error"]
    assert list(body) == ["message", "type", "code", "error_subcode", "fbtrace_id"]
    assert body["message"].startswith("(#10) ")


def test_an_error_for_people_to_read_has_a_title_and_no_prefix():
    body = GraphError("deprecated-tag").to_wire("Atrace")["error"]
    assert (body["message"], body["is_transient"]) == ("Invalid parameter", False)
    assert body["error_user_title"] == "Deprecated Message Tag Not Allowed"


def test_what_was_said_stands_in_the_message_as_it_was_said():
    error = GraphError("parameter-required", name="message[{text}]")
    assert error.message == "(#100) The parameter message[{text}] is required"


def test_a_gap_is_no_error_of_metas():
    body = NotFaked("the moon").to_wire("Atrace")["error"]
    assert body == {
        "message": "The fake does not cover the moon.",
        "type": "NotFaked",
        "code": 501,
        "fbtrace_id": "Atrace",
    }


def test_words_of_the_moment_are_a_hundred():
    body = InvalidParameter("Param x is {odd}").to_wire("Atrace")["error"]
    assert (body["code"], body["message"]) == (100, "(#100) Param x is {odd}")


def test_values_of_the_caller_are_cut_short():
    assert len(quotable("x" * 10_000)) < 100
