"""Conversations that were written down."""

import pytest

from simulator.errors import BadInput


def test_a_conversation_is_compared_with_the_one_that_was_written_down(told, tmp_path):
    with told() as tell:
        tell.stage.folder = tmp_path
        tell.when('the customer says "Hi!"')
        with pytest.raises(BadInput, match=r"there is no talk\.txt; write it with --update-snap"):
            tell.then('the conversation is as in "talk.txt"')
        tell.stage.updates_snapshots = True
        tell.then('the conversation is as in "talk.txt"')
        tell.stage.updates_snapshots = False
        tell.then('the conversation is as in "talk.txt"')
        tell.when('the customer says "More"')
        with pytest.raises(AssertionError, match=r"\+0s bot: You said: More"):
            tell.then('the conversation is as in "talk.txt"')


def test_a_file_that_is_none_is_told(told, tmp_path):
    with told() as tell:
        tell.stage.folder = tmp_path
        (tmp_path / "talk.txt").write_bytes(b"\xff")
        with pytest.raises(BadInput, match=r"cannot read talk\.txt"):
            tell.then('the conversation is as in "talk.txt"')
