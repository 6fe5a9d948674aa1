"""A sentence that no step understands, or several do."""

import pytest

from scenarios.unknown_step import AmbiguousStep, UnknownStep, example_of, nearest_sentences


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
def test_the_three_nearest_steps_are_named_as_one_would_write_them(sentence, meant):
    near = nearest_sentences(sentence)
    assert near[0] == meant
    assert len(near) == len(set(near)) == 3
    listed = "; or: ".join(near)
    error = UnknownStep("shop.feature", 7, "when", sentence)
    assert str(error) == f"shop.feature:7: no step for When {sentence!r}; did you mean: {listed}"


def test_where_nothing_is_near_nothing_is_named():
    error = UnknownStep("shop.feature", 7, "then", "xyzzy")
    assert str(error) == "shop.feature:7: no step for Then 'xyzzy'"


def test_a_sentence_under_the_wrong_keyword_is_told_the_right_one():
    error = UnknownStep("shop.feature", 7, "then", 'Ana says "Hi!"')
    assert str(error).endswith("""; this sentence goes with When""")
    error = UnknownStep("shop.feature", 7, "then", "webhooks arrive twice")
    assert str(error).endswith("""; this sentence goes with Given or When""")


def test_a_sentence_of_several_meanings_is_told_them_all():
    error = AmbiguousStep("it is so", ("it is {this}", "it is {that}"))
    told = "'it is so' may mean several things; write it another way: "
    assert str(error) == f"{told}it is {{this}}; or: it is {{that}}"


def test_an_example_has_something_in_each_field():
    assert example_of('{who:Who} bought "{item}" {wait:Wait} ago') == (
        'the customer bought "…" 5 minutes ago'
    )
