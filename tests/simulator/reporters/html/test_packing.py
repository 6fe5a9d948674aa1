import gzip
import json
from base64 import b64decode

import pytest

from simulator.reporters.html.packing import packed, showable
from tests.simulator.reporters.sample import HOSTILE


def unpacked(text):
    return json.loads(gzip.decompress(b64decode(text)))


def test_values_come_back_as_they_were():
    value = {"a": [1, 2.5, None, True], "b": {"c": "Zażółć 👩‍👩‍👧 日本語\n\tहिन्दी"}}
    assert unpacked(packed(value)) == value


def test_the_same_value_gives_the_same_bytes_at_any_time(freezer_at):
    texts = set()
    for year in (2001, 2026):
        with freezer_at(year):
            texts.add(packed({"a": HOSTILE}))
    assert len(texts) == 1


@pytest.fixture
def freezer_at():
    from freezegun import freeze_time

    return lambda year: freeze_time(f"{year}-01-02")


def test_nothing_that_is_packed_looks_like_markup():
    assert not set(packed([HOSTILE] * 20)) & set("<>&\"'")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\u202eb", r"a\u202eb"),
        ("\x00", r"\u0000"),
        ("\ud800", r"\ud800"),
        ("\u2066x\u2069", r"\u2066x\u2069"),
        ("a\nb\tc", "a\nb\tc"),
        ("\u200d", "\u200d"),
        ("[a]", "[a]"),
    ],
)
def test_what_hides_or_reorders_text_is_told_by_its_number(text, shown):
    assert showable(text) == shown
    assert unpacked(packed({"x": [text]})) == {"x": [shown]}
