"""Europe and Japan lose and regain what the calendar says."""

from datetime import UTC, datetime

import pytest

from fake_graph.fact import rows
from fake_graph.page import Page
from fake_graph.pages.region import is_impacted, is_off, lies_in
from fake_graph.person import Person
from fake_graph.policy import policy_at


def between(page_country="US", person_country="US"):
    page = Page(id="1", name="Café", access_token=None, country=page_country)
    person = Person(psid="2", first_name="A", last_name="B", country=person_country)
    return page, person


def policy_on(day):
    return policy_at(datetime.fromisoformat(day).replace(tzinfo=UTC))


@pytest.mark.parametrize(
    ("country", "day", "impacted"),
    [
        ("DE", "2020-12-15", False),
        ("DE", "2020-12-16", True),
        ("GB", "2020-12-16", True),
        ("CH", "2020-12-16", False),
        ("JP", "2021-03-29", False),
        ("JP", "2021-03-30", True),
        ("DE", "2023-10-16", True),
        ("DE", "2023-10-17", False),
        ("US", "2021-06-01", False),
    ],
)
def test_chats_are_impacted_by_either_side(country, day, impacted):
    policy = policy_on(day)
    assert is_impacted(policy, *between(page_country=country)) is impacted
    assert is_impacted(policy, *between(person_country=country)) is impacted


@pytest.mark.parametrize("row", rows("restricted"), ids=lambda row: row["what"])
def test_what_is_back_is_back_for_all(row):
    pair = between("FR")
    assert is_off(row["what"], policy_on(row["until"]), *pair)
    assert not is_off(row["what"], policy_on("2023-10-17"), *pair)
    assert not is_off(row["what"], policy_on(row["until"]), *between())


def test_marketing_messages_go_on_in_few_countries():
    assert all(lies_in("marketing", country) for country in ("AU", "DE", "JP", "KR", "GB"))
    assert not any(lies_in("marketing", country) for country in ("US", "BR", "CH", "NO"))
