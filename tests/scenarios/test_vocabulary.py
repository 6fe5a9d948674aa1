"""The files of sentences."""

from collections import Counter
from importlib import import_module
from pkgutil import iter_modules

import pytest

from scenarios import steps
from scenarios.step import GIVEN, WHEN, steps_in
from scenarios.steps import STEPS, kinds_of
from scenarios.values import TYPES
from scenarios.vocabulary import FIELD, languages, phrase, phrase_names, vocabulary

MARKS = Counter(
    mark
    for module in iter_modules(steps.__path__)
    for mark in steps_in(import_module(f"{steps.__name__}.{module.name}"))
)
"""How many modules have a step for a kind and a phrase."""


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


@pytest.mark.parametrize("name", sorted(phrase_names()))
def test_whatever_can_be_said_is_carried_out(name):
    assert kinds_of(name)


def test_no_phrase_is_carried_out_by_two_functions_under_one_keyword():
    assert not [mark for mark, count in MARKS.items() if count > 1]


def test_one_function_carries_a_phrase_out_under_given_and_when():
    for name in sorted(phrase_names()):
        kinds = [kind for kind in (GIVEN, WHEN) if (kind, name) in MARKS]
        assert len({STEPS[kind, name].function for kind in kinds}) <= 1, name
