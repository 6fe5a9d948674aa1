"""Somebody who comments on a post and is answered in private, or writes themselves."""

from simulator.personas.commenter import PERSONA
from tests.simulator.personas.talking import talk


def test_they_comment_first_and_write_when_no_private_reply_comes():
    talked = talk(PERSONA)
    assert talked.kinds[0] == "page_activity"
    assert talked.took.total_seconds() > 30 * 60
    assert talked.said
