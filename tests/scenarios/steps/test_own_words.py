"""Customers say it in their own words, or in the team's."""

from datetime import date

import pytest

from simulator.scoring.configuration import parse_configuration
from simulator.text.act import Act
from simulator.text.reading import acts_in

MEANT = {
    "says hello": Act.GREET,
    "asks for a human": Act.ASKS_HUMAN,
    "asks to be left alone": Act.STOP,
    "says thanks": Act.THANK,
}


def said(tell):
    return [e.text for e in tell.world.graph.journal if e.kind == "message_received"]


@pytest.mark.parametrize("words", MEANT)
@pytest.mark.parametrize("locale", ["en_US", "id_ID", "it_IT"])
def test_everybody_says_it_in_their_own_language(told, words, locale):
    with told() as tell:
        tell.given(f'a customer named "Ana" from "{locale}"')
        tell.when(f"Ana {words}")
        assert MEANT[words] in acts_in(said(tell)[0], locale[:2])


def test_what_is_not_understood_is_said_otherwise_the_second_time(told):
    with told() as tell:
        for _ in range(2):
            tell.when("the customer says something that the bot does not understand")
        assert len(set(said(tell))) == 2


def test_all_else_can_be_said_as_well(told):
    with told() as tell:
        for words in (
            "asks for something that the bot can do",
            "asks what happens with their data",
            "complains",
            "says goodbye",
        ):
            tell.when(f"the customer {words}")
        assert len(said(tell)) == 4


def test_the_teams_words_go_before(told):
    table = {"bot": {"task": "Opening times?", "id": {"task": "Jam buka?"}}}
    decided = parse_configuration(table, "courtesy.toml", date.max)
    assert decided.said_to_bot("task", "en") == "Opening times?"
    assert decided.said_to_bot("task", "id") == "Jam buka?"
    assert decided.said_to_bot("human", "en") == ""
    with told() as tell:
        tell.world.configuration = decided
        tell.when("the customer asks for something that the bot can do")
        assert said(tell) == ["Opening times?"]
