"""Flask and ``threading.Timer``: a goodbye after half an hour, a reminder after 23 hours."""

import threading

from tests.bots.messenger import app_for, send

WAITS = (
    (30 * 60, "Goodbye! Write any time."),  # seconds
    (23 * 60 * 60, "Reminder: your basket is waiting."),
)
timers = {}


def answer(psid, text):
    for timer in timers.pop(psid, ()):
        timer.cancel()
    send(psid, "Hello! How can I help?")
    timers[psid] = [threading.Timer(after, send, [psid, text]) for after, text in WAITS]
    for timer in timers[psid]:
        timer.daemon = True
        timer.start()


app = app_for(answer)
