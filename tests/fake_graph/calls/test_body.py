"""Strings that hold JSON are what they say."""

import pytest

from fake_graph.calls.body import json_value, unpacked


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('{"id": "1"}', {"id": "1"}),
        ("{'id':'1'}", {"id": "1"}),
        ("{id:1, is: true, no: null}", {"id": 1, "is": True, "no": None}),
        ("[ 'a', \"b\" ]", ["a", "b"]),
        (r"""{'text':'it\'s "é" \u00e9'}""", {"text": 'it\'s "é" é'}),
        ("hello", "hello"),
        ("{broken", "{broken"),
        (5, 5),
    ],
)
def test_meta_reads_single_quotes_and_bare_words(text, value):
    assert unpacked(text) == value


@pytest.mark.parametrize("text", ["NaN", "[" * 100_000, '"\\ud83d"', "1" * 5000, ""])
def test_what_is_not_json_is_a_value_error(text):
    with pytest.raises(ValueError, match=r"."):
        json_value(text)


def test_a_whole_emoji_in_escapes_is_one_character():
    assert json_value('"\\ud83d\\udc4b"') == "👋"
