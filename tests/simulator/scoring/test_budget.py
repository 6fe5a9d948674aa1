"""Budgets, and the sentence for each that is not kept."""

from dataclasses import replace
from datetime import timedelta

import pytest

from simulator.scoring.budget import broken_budgets
from simulator.scoring.scorecard import Scorecard
from simulator.transcript import Transcript

SLOW = Transcript.parse(
    "0s customer: Hi!\n2m bot: Hello!\n3m customer: Bye!\n4m bot: We open at 9."
)


@pytest.mark.parametrize(
    ("budgets", "told"),
    [
        ({}, ()),
        ({"total": 0}, ()),
        ({"total": 100}, ("budget total: ",)),
        ({"coverage": 0.1}, ()),
        ({"coverage": 0.99}, ("budget coverage: ",)),
        ({"category.goodbye": 0}, ()),
        ({"category.goodbye": 100}, ("budget category.goodbye: ",)),
        ({"category.value": 100}, ()),
        ({"audit.W02.failures": 1}, ()),
        ({"audit.W02.failures": 0}, ("budget audit.W02.failures: 1, above 0",)),
        ({"p95.first_answer": timedelta(minutes=2)}, ()),
        (
            {"p95.first_answer": timedelta(minutes=1)},
            ("budget p95.first_answer: 2 minutes, above 1 minute",),
        ),
        ({"p50.answer": timedelta(minutes=2)}, ()),
        ({"p99.answer": timedelta(minutes=1)}, ("budget p99.answer: 2 minutes",)),
        ({"total": 100, "coverage": 0.99}, ("budget coverage: ", "budget total: ")),
    ],
)
def test_a_budget_that_is_not_kept_is_told(budgets, told):
    sentences = broken_budgets(Scorecard.of([SLOW]), [SLOW], budgets)
    assert len(sentences) == len(told)
    assert all(s.startswith(t) for s, t in zip(sentences, told, strict=True))


def test_without_conversations_no_budget_of_points_is_broken():
    assert (
        broken_budgets(Scorecard.of([]), [], {"total": 90, "p95.first_answer": timedelta()}) == ()
    )


def test_a_category_of_57_points_keeps_a_budget_of_57():
    """57 hundredths are a little less than that in a computer's own numbers."""
    card = Scorecard.of([SLOW])
    scored = tuple(replace(one, score=0.57) for one in card.categories)
    budgets = {f"category.{one.category.name}": 57 for one in scored}
    assert broken_budgets(replace(card, categories=scored), [SLOW], budgets) == ()
