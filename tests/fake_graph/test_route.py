"""A route that Meta took away is a gap before that day, and afterwards no route."""

from datetime import UTC, datetime, timedelta

import pytest

from fake_graph.fact import rows
from tests.fake_graph.world import World

GONE = [row for row in rows("not_faked") if row.get("until")]


@pytest.mark.parametrize("row", GONE, ids=lambda row: row["route"])
def test_it_ends_with_its_last_day(row):
    last = datetime.fromisoformat(row["until"]).replace(tzinfo=UTC)
    before, after = World(last), World(last + timedelta(days=1))
    assert before.call("POST", f"/me/{row['route']}", {}).status == 501
    assert after.call("POST", f"/me/{row['route']}", {}).refusal == (100, 33)
    assert after.call("GET", f"/me/{row['route']}").error["message"] == (
        f"(#100) Tried accessing nonexisting field ({row['route']}) on node type (Page)"
    )


def test_some_routes_are_gone():
    assert len(GONE) == 5
