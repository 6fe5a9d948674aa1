"""A sentence that no step understands."""

import pytest

from scenarios.unknown_step import UnknownStep


@pytest.mark.parametrize(
    ("sentence", "meant"),
    [
        ('Ana sais "Hi!"', 'the customer says "…"'),
        ("the bot anwsers within 5 seconds", "the bot answers within 5 minutes"),
        ("the bot stays quiet for 2 hours", "the bot stays silent for 5 minutes"),
        ("the page is open from 9 to 5", "the page is open from 9:00 to 9:00"),
        ("the etiquette score is at most 80", "the etiquette score is at least 10"),
        ('there is no finding about "goodbye"', 'there is no finding for "…"'),
    ],
)
def test_the_nearest_known_step_is_named_as_one_would_write_it(sentence, meant):
    error = UnknownStep("shop.feature", 7, "when", sentence)
    assert str(error) == f"shop.feature:7: no step for When {sentence!r}; did you mean: {meant}"


def test_where_nothing_is_near_nothing_is_named():
    error = UnknownStep("shop.feature", 7, "then", "xyzzy")
    assert str(error) == "shop.feature:7: no step for Then 'xyzzy'"
