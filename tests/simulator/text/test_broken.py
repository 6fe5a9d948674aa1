"""What is found broken in a text, and what is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.text.broken import broken

BROKEN = [
    ("Votre commande a Ã©tÃ© envoyÃ©e", "Ã©tÃ©"),
    ("Lâ€™adresse", "Lâ€™adresse"),
    ("caf\ufffd", "\ufffd"),
    ("a\x00b", "\x00"),
    ("Fish &amp; chips", "&amp;"),
    ("5&nbsp;euros", "&nbsp;"),
    ("It&#39;s here", "&#39;"),
    ("Hello<br>Ana", "<br>"),
    ("Hello<br/>Ana", "<br/>"),
    ('<a href="https://example.com">here</a>', '<a href="https://example.com">'),
    ("Your **order** is late", "**order**"),
    ("See [our page](https://example.com).", "[our page](https://example.com)"),
    ("# Welcome\nHello", "# Welcome"),
    ("Type `help` now", "`help`"),
]
FINE = [
    "I <3 you, 5 < 6 and 7 > 6",
    "2 ** 3 * 4, or f*** it",
    "#1 in sales, #courtesy, # 4711",
    "R&D; Q&A; Tom&Jerry; AT&T",
    "https://example.com/?a=1&copy=2&b=%20_x_",
    "snake_case_name and __init",
    "Déjà vu à Noël, œuvre, naïve, 12 €, « oui », ça va ?",
    "Şğıİ çöü ÇÖÜ \u2013 „Südsee“ … ½ °C",
    "¿Qué? ¡Sí! ñandú ª º",
    "\U0001f469\u200d\U0001f4bb\ufe0f \U0001f44d\U0001f3fd",
    "- one\n- two\n* three",
    "Line one\r\nline\ttwo",
    "[see below] (or not)",
    "",
]


@pytest.mark.parametrize(("text", "span"), BROKEN)
def test_what_is_broken_is_found(text, span):
    found = broken(text)
    assert span in [one.text for one in found]
    assert all(text[one.start :].startswith(one.text) for one in found)


@pytest.mark.parametrize("text", FINE)
def test_what_only_looks_odd_is_not_broken(text):
    assert broken(text) == ()


@given(st.text())
def test_any_text_is_read_without_error_and_spans_are_where_they_say(text):
    for span in broken(text):
        assert text[span.start : span.start + len(span.text)] == span.text
