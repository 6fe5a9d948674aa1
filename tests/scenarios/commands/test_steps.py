"""``courtesy steps``."""

import pytest
from click.testing import CliRunner

from scenarios.commands.steps import COMMAND
from scenarios.vocabulary import languages
from simulator.errors import BadInput


def listed(*arguments):
    ended = CliRunner().invoke(COMMAND, arguments, standalone_mode=False)
    if ended.exception is not None:
        raise ended.exception
    return ended.output


def test_all_sentences_are_listed_by_subject_with_their_keywords():
    told = listed()
    assert "\ncustomers\n  Given a customer\n" in told
    assert '  When the customer says "…"\n' in told
    assert "  Given/When webhooks arrive twice\n" in told


def test_words_are_looked_for():
    told = listed("picture", "sends")
    assert "the bot sends a picture" in told
    assert "webhooks" not in told


@pytest.mark.parametrize("language", languages())
def test_every_language_has_its_own(language):
    assert len(listed("--language", language).splitlines()) > 150


def test_what_nobody_says_is_told():
    with pytest.raises(BadInput, match="no sentence has 'xyzzy'"):
        listed("xyzzy")
    with pytest.raises(BadInput, match="no language 'de'"):
        listed("--language", "de")
