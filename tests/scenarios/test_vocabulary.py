"""The files of sentences."""

import pytest

from scenarios.steps import STEPS, kinds_of
from scenarios.values import TYPES
from scenarios.vocabulary import FIELD, languages, phrase, phrase_names, vocabulary


def fields_of(language):
    """Return the fields of each phrase, over all of its sentences."""
    found = {}
    for sentence in vocabulary(language).sentences:
        fields = {(field[1], field[2]) for field in FIELD.finditer(sentence.text)}
        found.setdefault(sentence.phrase, set()).update(fields)
    return found


def test_english_comes_first_of_all_languages():
    assert languages()[0] == "en"


@pytest.mark.parametrize("language", languages())
def test_every_language_says_all_that_english_says_with_the_same_fields(language):
    assert fields_of(language) == fields_of("en")


@pytest.mark.parametrize("language", languages())
def test_every_field_is_of_a_type_that_there_is(language):
    kinds = {kind for fields in fields_of(language).values() for _, kind in fields}
    assert kinds <= {None, *TYPES}


@pytest.mark.parametrize("language", languages())
def test_every_language_has_the_words_that_fields_are_written_with(language):
    words = vocabulary(language).words.table
    assert words.keys() == vocabulary("en").words.table.keys()
    assert all(words.values())


def test_a_phrase_that_nobody_wrote_is_an_error_of_ours():
    with pytest.raises(KeyError):
        phrase("flies-away")


def test_a_language_that_we_do_not_speak_is_an_error_of_ours():
    with pytest.raises(KeyError):
        vocabulary("tlh")


def test_every_step_carries_out_a_phrase_that_there_is():
    assert {name for _, name in STEPS} <= phrase_names()


def test_a_phrase_may_stand_under_several_keywords():
    assert kinds_of("fails-next") == ("given", "when")
    assert kinds_of("staff-have") == ("given", "then")
