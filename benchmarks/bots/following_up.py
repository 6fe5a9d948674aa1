"""The answering bot, which writes once more 20 hours after a customer's goodbye."""

import threading

from bots import answering
from bots.answering import app

__all__ = ["app"]

FOLLOW_UP_AFTER = 20 * 3600
"""Seconds."""

_answer = answering.answer


def follow_up(psid: str) -> None:
    """Write first."""
    message = {"text": "Can I do anything else for you?"}
    answering.call_graph(
        {"recipient": {"id": psid}, "messaging_type": "UPDATE", "message": message}
    )


def answer(psid: str, text: str) -> None:
    """Answer, and think of the customer tomorrow if this was a goodbye."""
    _answer(psid, text)
    if text == "Bye!":
        timer = threading.Timer(FOLLOW_UP_AFTER, follow_up, (psid,))
        timer.daemon = True
        timer.start()


answering.answer = answer
