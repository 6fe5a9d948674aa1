"""Reminds four times on one day whoever falls silent: F10."""

import threading

from tests.bots import polite
from tests.bots.messenger import app_for, send

HOURS = (3, 6, 9, 12)
reminders = {}


def answer(psid, text):
    for timer in reminders.pop(psid, ()):
        timer.cancel()
    polite.answer(psid, text)
    if "bye" in text:
        return
    texts = [f"It has been {hours} hours. Can I help you?" for hours in HOURS]
    reminders[psid] = [
        threading.Timer(hours * 3600, send, [psid, text])
        for hours, text in zip(HOURS, texts, strict=True)
    ]
    for timer in reminders[psid]:
        timer.daemon = True
        timer.start()


app = app_for(answer)
