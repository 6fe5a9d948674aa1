"""What the platform allows changes on its dates, and on no other."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from fake_graph.fact import rows
from fake_graph.policy import WindowRule, policy_at, served_version

MICROSECOND = timedelta(microseconds=1)


def midnight(day):
    return datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC)


@pytest.mark.parametrize(
    ("day", "before", "after"),
    [
        ("2016-11-14", WindowRule.NONE, WindowRule.DAY_PLUS_ONE),
        ("2020-03-04", WindowRule.DAY_PLUS_ONE, WindowRule.DAY),
    ],
)
def test_the_window_rule_changes_at_midnight(day, before, after):
    assert policy_at(midnight(day) - MICROSECOND).window is before
    assert policy_at(midnight(day)).window is after


@pytest.mark.parametrize(
    ("day", "before", "after"),
    [("2017-01-01", 320, 640), ("2018-01-01", 640, 2000)],
)
def test_the_text_limit_grows(day, before, after):
    assert policy_at(midnight(day) - MICROSECOND).text_limit == before
    assert policy_at(midnight(day)).text_limit == after


@pytest.mark.parametrize(
    ("day", "before", "after"), [("2017-03-01", 10, 11), ("2019-07-01", 11, 13)]
)
def test_the_quick_reply_limit_grows(day, before, after):
    assert policy_at(midnight(day) - MICROSECOND).quick_reply_limit == before
    assert policy_at(midnight(day)).quick_reply_limit == after


@pytest.mark.parametrize("row", rows("tags"), ids=lambda row: row["tag"])
def test_a_tag_is_in_force_from_its_first_day_to_its_last(row):
    begin = midnight(row["from"])
    assert row["tag"] not in policy_at(begin - MICROSECOND).tags
    assert row["tag"] in policy_at(begin).tags
    if row["until"]:
        end = midnight(row["until"]) + timedelta(days=1)
        assert row["tag"] in policy_at(end - MICROSECOND).tags
        assert row["tag"] not in policy_at(end).tags


@pytest.mark.parametrize("row", rows("features"), ids=lambda row: row["feature"])
def test_a_feature_is_there_from_its_first_day_to_its_last(row):
    assert_in_force(row, row["feature"], lambda at: policy_at(at).features)


@pytest.mark.parametrize("row", rows("restricted"), ids=lambda row: row["what"])
def test_what_europe_lost_comes_back_on_its_day(row):
    assert_in_force(row, row["what"], lambda at: policy_at(at).restricted)


def assert_in_force(row, name, known_at):
    begin = midnight(row["from"])
    assert name not in known_at(begin - MICROSECOND)
    assert name in known_at(begin)
    if row["until"]:
        end = midnight(row["until"]) + timedelta(days=1)
        assert name in known_at(end - MICROSECOND)
        assert name not in known_at(end)


def test_a_feature_has_one_row():
    names = [row["feature"] for row in rows("features")]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("row", rows("limits"), ids=lambda row: f"{row['limit']} {row['from']}")
def test_a_limit_is_the_last_that_came_into_force(row):
    policy = policy_at(midnight(row["from"]))
    name = {"message[text]": "text_limit", "message[quick_replies]": "quick_reply_limit"}
    assert getattr(policy, name[row["limit"]]) == row["max"]


@pytest.mark.parametrize("row", rows("windows"), ids=lambda row: row["rule"])
def test_a_window_rule_holds_from_its_first_day_to_its_last(row):
    begin, rule = midnight(row["from"]), WindowRule(row["rule"])
    assert policy_at(begin).window is rule
    assert row["from"] == "2016-04-12" or policy_at(begin - MICROSECOND).window is not rule
    if row["until"]:
        end = midnight(row["until"]) + timedelta(days=1)
        assert policy_at(end - MICROSECOND).window is rule
        assert policy_at(end).window is not rule


def test_three_tags_are_deprecated_from_27_april_2026_on():
    three = {"ACCOUNT_UPDATE", "CONFIRMED_EVENT_UPDATE", "POST_PURCHASE_UPDATE"}
    assert policy_at(midnight("2026-04-27") - MICROSECOND).deprecated_tags == set()
    assert policy_at(midnight("2026-04-27")).deprecated_tags == three


def test_the_date_is_utc_whatever_zone_the_time_is_given_in():
    west = timezone(timedelta(hours=-8))
    assert policy_at(datetime(2020, 3, 3, 16, tzinfo=west)).window is WindowRule.DAY


@pytest.mark.parametrize(
    "table",
    [
        "currencies",
        "features",
        "limits",
        "not_faked",
        "regions",
        "restricted",
        "tags",
        "versions",
        "windows",
    ],
)
def test_every_fact_has_a_source(table):
    assert all(row["source"].startswith("https://") for row in rows(table))


@pytest.mark.parametrize(
    ("asked", "on", "served"),
    [
        ("v24.0", "2026-09-01", "v24.0"),
        ("v2.6", "2018-07-12", "v2.6"),
        ("v2.6", "2018-07-13", "v2.7"),
        ("v2.6", "2026-09-01", "v20.0"),
        (None, "2026-09-01", "v20.0"),
        ("v24.0", "2018-01-01", "v24.0"),
        ("v99.0", "2026-09-01", None),
    ],
)
def test_a_version_is_served_by_the_oldest_usable_one(asked, on, served):
    assert served_version(asked, date.fromisoformat(on)) == served
