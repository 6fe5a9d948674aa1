"""Leave to notify lives as long, and is used as often, as the rules of its date say."""

from datetime import UTC, datetime, timedelta

import pytest

from fake_graph.pages.notification import (
    MARKETING,
    NEVER,
    ONE_TIME,
    MarketingToken,
    OneTimeToken,
    Topic,
    expiry,
    months_after,
    templates_in,
    topics_in,
)
from fake_graph.policy import policy_at

INSTANT = timedelta(microseconds=1)


def at(*date):
    return datetime(*date, tzinfo=UTC)


def token(frequency=None):
    topic = Topic(kind=MARKETING, title="Birds", payload="B", frequency=frequency)
    return MarketingToken(
        token="1", psid="2", topic=topic, mid="m", given_at=at(2022, 6, 1), expires_at=NEVER
    )


@pytest.mark.parametrize(
    ("frequency", "until"),
    [("DAILY", at(2023, 1, 31)), ("WEEKLY", at(2023, 4, 30)), ("MONTHLY", at(2023, 7, 31))],
)
def test_leave_lasts_six_nine_or_twelve_months_until_february_2023(frequency, until):
    given = at(2022, 7, 31)
    topic = Topic(kind=MARKETING, title="Birds", payload="B", frequency=frequency)
    assert expiry(topic, policy_at(given), given) == until
    assert expiry(topic, policy_at(at(2023, 2, 1)), given) == until
    assert expiry(topic, policy_at(at(2023, 2, 2)), given) == NEVER


def test_months_end_where_they_must():
    assert months_after(at(2023, 8, 31), 6) == at(2024, 2, 29)
    assert months_after(at(2022, 12, 15), 12) == at(2023, 12, 15)


@pytest.mark.parametrize(
    ("frequency", "date", "gap"),
    [
        ("DAILY", (2022, 7, 1), timedelta(days=1)),
        ("WEEKLY", (2022, 7, 1), timedelta(days=7)),
        ("MONTHLY", (2022, 7, 1), timedelta(days=30)),
        ("MONTHLY", (2023, 2, 2), timedelta(days=1)),
        (None, (2025, 8, 28), timedelta(days=1)),
        (None, (2025, 9, 1), timedelta(hours=48)),
        ("DAILY", (2025, 9, 1), timedelta(hours=48)),
    ],
)
def test_the_gap_between_two_messages_is_that_of_the_date(frequency, date, gap):
    now, leave = at(*date), token(frequency)
    policy = policy_at(now)
    assert leave.allows(policy, now)
    leave.use(policy, now)
    assert not leave.allows(policy, now + gap - INSTANT)
    assert leave.allows(policy, now + gap)


def test_three_messages_may_follow_within_two_minutes():
    now, leave = at(2024, 1, 1), token()
    policy = policy_at(now)
    leave.use(policy, now)
    for _ in range(3):
        assert leave.allows(policy, now + timedelta(minutes=2))
        leave.use(policy, now + timedelta(minutes=2))
    assert not leave.allows(policy, now + timedelta(minutes=2))
    assert leave.next_at(policy) == now + timedelta(days=1)


def test_after_two_minutes_none_may_follow():
    now, leave = at(2024, 1, 1), token()
    leave.use(policy_at(now), now)
    assert not leave.allows(policy_at(now), now + timedelta(minutes=2) + INSTANT)


def test_one_time_leave_is_good_once_and_for_a_year():
    leave = OneTimeToken(token="1", psid="2", payload="P", mid="m", given_at=at(2024, 1, 1))
    assert leave.is_good(leave.given_at + timedelta(days=365))
    assert not leave.is_good(leave.given_at + timedelta(days=365) + INSTANT)
    leave.is_used = True
    assert not leave.is_good(leave.given_at)


def test_topics_are_read_from_templates_carousels_included():
    cards = [{"title": "A", "payload": "1"}, {"title": "B"}]
    payloads = [
        {"template_type": "button", "text": "x"},
        {"template_type": ONE_TIME, "title": "Stock", "payload": "S"},
        {"template_type": MARKETING, "payload": "P"},
        {"template_type": MARKETING, "elements": cards},
    ]
    content = {"attachments": [{"type": "template", "payload": p} for p in payloads]}
    topics = topics_in(templates_in(content))
    assert [(t.kind, t.title, t.payload) for t in topics] == [
        (ONE_TIME, "Stock", "S"),
        (MARKETING, "Updates and promotions", "P"),
        (MARKETING, "A", "1"),
        (MARKETING, "B", ""),
    ]
    assert templates_in({"text": "x"}) == ()
    assert templates_in({"attachments": [{"type": "image", "payload": {"url": "u"}}]}) == ()
