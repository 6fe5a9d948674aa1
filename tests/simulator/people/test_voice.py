"""How one person speaks."""

import re
from datetime import timedelta

import pytest
from faker import Faker
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.people.voice import Name, Voice
from simulator.phrasing import phrased_languages, phrasing

LOCALES = {"en": "en_US", "id": "id_ID", "nl": "nl_NL", "tr": "tr_TR", "fr": "fr_FR", "it": "it_IT"}


def voice(seed=1, locale="en_US", name=None):
    fake = Faker(locale)
    fake.seed_instance(seed)
    return Voice(fake, locale, name)


@pytest.mark.parametrize("language", sorted(phrased_languages()))
def test_every_sentence_of_every_language_can_be_said(language):
    speaker = voice(locale=LOCALES[language])
    for purpose in phrasing(language).says:
        for text in speaker.ways(purpose):
            assert text.strip()
            assert not re.search(r"[{}]", text)


def test_a_person_speaks_of_themselves_with_their_own_name_and_numbers():
    ana = voice(name=Name("Ana", "Diaz"))
    assert "Ana" in ana.say("my_name")
    assert ana.own["order"] in ana.say("my_order")
    assert ana.say("my_phone").endswith(ana.own["phone"])


def test_who_speaks_a_language_that_nobody_wrote_down_speaks_english():
    speaker = voice(locale="de_DE")
    assert speaker.language == "en"
    assert speaker.say("greet") in phrasing("en").says["greet"]


def test_what_nobody_has_written_down_cannot_be_said():
    with pytest.raises(KeyError):
        voice().say("sing")


def test_the_same_seed_gives_the_same_words_however_many_others_speak_meanwhile():
    alone = voice(7)
    said = [alone.say("question") for _ in range(5)]
    again, other = voice(7), voice(8)
    together = []
    for _ in range(5):
        other.say("question")
        together.append(again.say("question"))
    assert together == said
    assert [voice(8).say("question") for _ in range(5)] != said


@settings(deadline=None)
@given(st.text(), st.integers(0, 1000))
def test_a_slip_never_loses_a_word_and_changes_little(text, seed):
    slipped = voice(seed).mistype(text)
    assert len(slipped.split(" ")) == len(text.split(" "))
    assert abs(len(slipped) - len(text)) <= len(text.split(" "))


def test_people_type_as_fast_as_people_do():
    times = [voice(seed).typing("x" * 100).total_seconds() for seed in range(20)]
    assert all(100 * 60 / 330 <= seconds <= 100 * 60 / 150 for seconds in times)
    assert len(set(times)) > 10


def test_pauses_are_of_whole_milliseconds():
    pause = voice().between(timedelta(seconds=1), timedelta(seconds=2))
    assert timedelta(seconds=1) <= pause <= timedelta(seconds=2)
    assert pause.microseconds % 1000 == 0
