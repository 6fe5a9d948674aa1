"""What all personas have in common."""

import json
from collections import Counter

import pytest

from fake_graph.journal import Journal
from simulator.errors import UnknownPersona
from simulator.persona import Side
from simulator.personas import PERSONAS, find_persona
from tests.simulator.personas.talking import LONGEST, helpful, silent, talk

CUSTOMERS = [persona for persona in PERSONAS if persona.side is Side.CUSTOMER]
SEEDS = range(1, 6)


@pytest.mark.parametrize("persona", CUSTOMERS, ids=lambda persona: persona.name)
def test_everybody_gets_what_they_came_for_from_a_bot_that_helps(persona):
    assert [talk(persona, helpful, seed=seed).reached for seed in SEEDS] == [True] * len(SEEDS)


@pytest.mark.parametrize("persona", CUSTOMERS, ids=lambda persona: persona.name)
def test_nobody_gets_it_from_a_silent_bot_and_all_leave_in_the_end(persona):
    for seed in SEEDS:
        talked = talk(persona, silent, seed=seed)
        assert talked.reached is False
        assert talked.took < LONGEST


@pytest.mark.parametrize("persona", CUSTOMERS, ids=lambda persona: persona.name)
@pytest.mark.parametrize("locale", ["id_ID", "nl_NL", "tr_TR", "fr_FR", "it_IT", "de_DE"])
def test_everybody_talks_in_every_language(persona, locale):
    talked = talk(persona, helpful, locale=locale)
    assert all("{" not in text for text in talked.said)
    assert talked.took < LONGEST


@pytest.mark.parametrize("persona", CUSTOMERS, ids=lambda persona: persona.name)
def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(persona):
    def written(seed):
        journal = Journal()
        journal.replace(talk(persona, helpful, seed=seed).journal)
        return json.dumps(journal.to_json())

    assert written(1) == written(1)
    assert len({written(seed) for seed in SEEDS}) == len(SEEDS)


def test_every_persona_says_in_one_line_what_makes_it_different():
    summaries = Counter(persona.summary for persona in PERSONAS)
    assert max(summaries.values()) == 1
    assert all(summaries)


def test_a_persona_is_called_by_its_name_in_any_case_and_with_spaces():
    assert find_persona("Silent Reader").name == "silent-reader"


def test_a_persona_that_nobody_wrote_is_named_with_those_there_are():
    with pytest.raises(UnknownPersona, match="hurried"):
        find_persona("hasty")
