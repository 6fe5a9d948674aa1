"""Which template leftovers are found in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.text.placeholders import placeholders

LEFT = [
    ("Hi {{first_name}}!", "{{first_name}}"),
    ("Hi {{ user.first name | title }}!", "{{ user.first name | title }}"),
    ("Hi {first_name}!", "{first_name}"),
    ("Hi {0}!", "{0}"),
    ("Hi {}!", "{}"),
    ("Hi ${name}!", "${name}"),
    ("Hi #{name}!", "#{name}"),
    ("Hi %s!", "%s"),
    ("You have %d points", "%d"),
    ("Hi %(name)s!", "%(name)s"),
    ("Hi %FIRST_NAME%!", "%FIRST_NAME%"),
    ("Hi <first_name>!", "<first_name>"),
    ("Hi [Name],", "[Name]"),
    ("Hi [your name here],", "[your name here]"),
    ("{% if a %}", "{% if a %}"),
    ("Hello undefined", "undefined"),
    ("Your total is NaN euros", "NaN"),
    ("Hello [object Object]", "[object Object]"),
    ("Hello None!", "None"),
    ("your order None has left", "None"),
    ("Hello null,", "null"),
    ("Order #null is late", "null"),
    ("null", "null"),
    ("None", "None"),
    ("Hi <Customer object at 0x7f00>", "<Customer object at 0x7f00>"),
]
FINE = [
    "None of our shops is open. None.",
    "Allergies: None",
    "Second To None. All or None.",
    "null Uhr, von null auf hundert, gleich null.",
    "100% off, 20 %, %50 indirim, 10 %de",
    "https://example.com/a%20b%sc",
    "I <3 you :-{ {-: :} <- ->",
    "Press [1] or [2], see [here]",
    "Nan bakes naan. nan",
    "An e-mail to ana@example.com, 12:30",
    "The name is Ana (first name)",
    "",
]


@pytest.mark.parametrize(("text", "span"), LEFT)
def test_what_a_template_left_is_found(text, span):
    assert [found.text for found in placeholders(text)] == [span]


@pytest.mark.parametrize("text", FINE)
def test_words_prices_and_smileys_are_no_leftovers(text):
    assert placeholders(text) == ()


@given(st.text())
def test_any_text_is_read_without_error_and_spans_are_where_they_say(text):
    for span in placeholders(text):
        assert text[span.start : span.start + len(span.text)] == span.text
