"""Somebody who presses the send button where others put a comma."""

from simulator.personas.chatty import LINES, PERSONA
from tests.simulator.personas.talking import talk


def test_a_burst_of_lines_comes_faster_than_anybody_answers_them():
    talked = talk(PERSONA)
    written = [e.at for e in talked.journal if e.kind == "message_received"]
    assert len(written) >= LINES + 2
    assert (written[LINES - 1] - written[0]).total_seconds() < 4 * LINES
