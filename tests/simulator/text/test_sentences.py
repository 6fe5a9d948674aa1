"""How a text is split into sentences, and a sentence into words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.text.sentences import sentences, words

APART = [
    ["Your order is on its way.", "It arrives tomorrow.", "Anything else?"],
    ["Hi!", "how are you?", "ok. thanks"],
    ["thanks.", "it works now.", "bye"],
    ["What?!", "No!!!", "Really???"],
    ["Thanks \U0001f60a", "We will be back at 5 p.m.", "Please wait. \U0001f44d"],
    ["Bye :)", "See you"],
    ["It costs 12.50 EUR.", "See www.example.com.", "Write to ana@example.com.", "Bye"],
    ["Dr. Smith and Mrs. Jones arrive at 10.30.", "No. 5 is free.", "No.", "We are closed."],
    ["Your table is at 5.", "We look forward to it."],
    ["Wir sehen uns am 12. Oktober.", "Bis bald!"],
    ["Sorun 20. günde çözüldü.", "Üzgünüz."],
    ["« Merci ! » dit M. Dupont.", "Bonne journée !"],
    ["Su pedido llega hoy.", "¿y el mío?"],
    ["He said, \u201cGo.\u201d", "Then he left."],
    ["(See page 4.)", "Then go on."],
    ["Z. B. ab 300 n. Chr. oder so.", "Ja."],
]
ONE = [
    "Wait... Let me see\u2026",
    "We deliver to the U.S. and the U.K. e.g. by plane.",
    "Choose a size:\n- S\n- M\n- L",
    "Steps:\n1. Open the app.\n2. Press Start.\n3. Done.",
    "Hello Ana,\nyour order is on its way.",
    "Example Street 5\n1012 AB Amsterdam",
    "Version 2.0.1 of example.js costs 1.299,00 euros at 17.30",
    "https://example.com/a?b=c.d!e",
]
UGLY = ["\u0000.", "\ud800. A", "...", "\u2026", "!?!?", "\u202e. A", ".\n\n.", "\U0001f44d" * 3]


@pytest.mark.parametrize("parts", APART, ids=" ".join)
def test_sentences_are_split_where_they_end(parts):
    assert sentences(" ".join(parts)) == tuple(parts)


@pytest.mark.parametrize("text", ONE)
def test_what_only_looks_like_an_end_ends_nothing(text):
    assert sentences(text) == (text,)


def test_lines_without_full_stops_are_sentences_if_they_are_long():
    lines = ("Hello dear customer of ours", "Your order is on its way", "Have a very nice day")
    assert sentences("\n".join(lines)) == lines
    assert sentences("Hi Ana\n\nBye") == ("Hi Ana", "Bye")


def test_abbreviations_of_a_language_end_nothing():
    text = "See chap. Four of it."
    assert len(sentences(text)) == 2
    assert sentences(text, {"chap"}) == (text,)


@pytest.mark.parametrize("text", ["", " ", "\n\n"])
def test_an_empty_text_has_no_sentence(text):
    assert sentences(text) == ()


@pytest.mark.parametrize("text", UGLY)
def test_an_ugly_text_is_at_most_one_sentence_if_it_has_no_words(text):
    assert len(sentences(text)) <= 2


def test_words_keep_together_what_is_one():
    assert words("Don't pay 12.50 at www.example.com - it's well-known, Ana!") == (
        *("Don't", "pay", "12.50", "at", "www.example.com", "it's", "well-known", "Ana"),
    )


@given(
    st.text(
        alphabet=st.one_of(st.sampled_from(".!?\u2026 \n-1aA\u00bf\"'\U0001f44d"), st.characters())
    )
)
def test_nothing_but_spaces_is_lost(text):
    found = sentences(text)
    assert "".join("".join(found).split()) == "".join(text.split())
    assert all(sentence.strip() for sentence in found)
    assert all(word for sentence in found for word in words(sentence))
