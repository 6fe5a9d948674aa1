"""The files of what customers say."""

import re

import pytest

from simulator.errors import HarnessError
from simulator.phrasing import phrased_languages, phrasing, read_phrasing
from simulator.text.act import Act
from simulator.text.reading import acts_in

FIELD = re.compile(r"\{(\w+)\}")
KNOWN = {"name", "city", "phone", "email", "order", "item", "agent"}
MEANT = {
    "greet": Act.GREET,
    "thank": Act.THANK,
    "human": Act.ASKS_HUMAN,
    "stop": Act.STOP,
    "complaint": Act.COMPLAINT,
}
"""What the lexicon has to hear in most of what is said for a purpose."""


@pytest.mark.parametrize("language", sorted(phrased_languages()))
def test_every_language_says_all_that_english_says(language):
    assert phrasing(language).says.keys() == phrasing("en").says.keys()
    assert phrasing(language).hears.keys() == phrasing("en").hears.keys()
    assert all(phrasing(language).says.values())


@pytest.mark.parametrize("language", sorted(phrased_languages()))
def test_the_only_fields_are_a_persons_own(language):
    for texts in phrasing(language).says.values():
        assert {field for text in texts for field in FIELD.findall(text)} <= KNOWN


@pytest.mark.parametrize("language", sorted(phrased_languages()))
@pytest.mark.parametrize("purpose", MEANT)
def test_customers_mean_what_the_lexicon_hears(language, purpose):
    texts = phrasing(language).says[purpose]
    heard = [text for text in texts if MEANT[purpose] in acts_in(text, language)]
    assert len(heard) >= 0.8 * len(texts), set(texts) - set(heard)


@pytest.mark.parametrize("language", sorted(phrased_languages()))
def test_there_is_variation(language):
    for purpose in ("greet", "question", "thank", "bye", "human", "complaint", "nonsense"):
        texts = phrasing(language).says[purpose]
        assert len(set(texts)) == len(texts) >= 4, purpose


def test_keys_have_the_neighbours_that_they_have_on_the_keyboard():
    assert phrasing("en").neighbours("g") == "fh"
    assert phrasing("en").neighbours("q") == "w"
    assert phrasing("en").neighbours("é") == ""


@pytest.mark.parametrize(
    ("toml", "why"),
    [("[says]\ngreet = [", "xx.toml"), ("[says]\ngreet = ['Hi']", "'keyboard'")],
)
def test_a_broken_file_is_named_with_what_is_wrong_in_it(toml, why):
    with pytest.raises(HarnessError, match=why):
        read_phrasing("xx", toml)
