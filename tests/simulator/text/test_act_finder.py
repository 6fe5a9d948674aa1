"""Acts told by their words: the same as if each were looked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.lexicon import lexicons
from simulator.text.act import Act
from simulator.text.act_finder import FEW_TEXTS, ActFinder
from simulator.text.matcher import Matcher

LEXICONS = {lexicon.language: lexicon for lexicon in lexicons()}
MATCHERS = {
    Act.GREET: Matcher(("hello", "<day> day"), names={"day": "good"}),
    Act.BYE: Matcher(("bye", "(?:see|hear) you"), ("see you .* did",)),
}
ENGLISH = ["hello", "thanks", "bye", "anything else", "sorry", "human", "9 am", ".", "!", "?"]
OTHERS = ["dank", "tot ziens", "halo", "terima kasih", "te\u015fekk\xfcrler", "bonjour", "grazie"]
WORDS = st.sampled_from([*ENGLISH, *OTHERS, "'", "\u0130", "\u0131", "\xe9", "\n"])


def after_many_texts(matchers, names=frozenset(), common=None):
    find = ActFinder(matchers, dict(names), common)
    for _ in range(FEW_TEXTS):
        find("")
    return find


BY_WORDS = {
    language: after_many_texts(lexicon.matchers, lexicon.names, lexicon._shares)
    for language, lexicon in LEXICONS.items()
}


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("hello", {Act.GREET}),
        ("good day", {Act.GREET}),
        ("good", set()),
        ("good day, see you", {Act.GREET, Act.BYE}),
        ("see you never did", set()),
        ("see you never did, bye", {Act.BYE}),
        ("", set()),
    ],
)
def test_few_texts_and_many_are_read_alike(text, acts):
    names = {"day": "good"}
    assert ActFinder(MATCHERS, names)(text) == acts
    assert after_many_texts(MATCHERS, names)(text) == acts


@pytest.mark.parametrize("language", LEXICONS)
@given(text=st.lists(WORDS, max_size=8).map(" ".join) | st.text())
def test_no_act_is_overlooked_for_its_words(language, text):
    lexicon = LEXICONS[language]
    tidied = lexicon.tidy(text)
    found = {act for act, matcher in lexicon.matchers.items() if matcher.finds(tidied)}
    assert BY_WORDS[language](tidied) == found


@pytest.mark.parametrize("language", LEXICONS)
def test_what_the_patterns_themselves_say_is_found(language):
    """Each word of a pattern, as it stands there: parts of what people say, and odd texts."""
    lexicon = LEXICONS[language]
    for act, matcher in lexicon.matchers.items():
        for entry in matcher.entries:
            tidied = lexicon.tidy(entry.translate(str.maketrans("|()?:[]", "       ")))
            found = {a for a, one in lexicon.matchers.items() if one.finds(tidied)}
            assert BY_WORDS[language](tidied) == found, (act, tidied)
