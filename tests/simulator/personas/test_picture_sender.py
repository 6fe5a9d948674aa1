"""Somebody who sends pictures and stickers rather than words."""

from simulator.personas.picture_sender import PERSONA
from tests.simulator.personas.talking import talk


def test_a_picture_and_a_sticker_say_more_than_words():
    talked = talk(PERSONA)
    sent = [e.attachments[0].type for e in talked.journal if getattr(e, "attachments", ())]
    assert len(sent) == 2
    assert talked.reached
