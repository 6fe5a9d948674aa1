"""Reminds after 23 hours with ``threading.Timer``, unless the person wrote again."""

import threading

from tests.bots.messenger import app_for, send

AFTER = 23 * 60 * 60  # seconds
timers = {}


def answer(psid, text):
    if psid in timers:
        timers.pop(psid).cancel()
    send(psid, "Hello! How can I help?")
    timers[psid] = threading.Timer(AFTER, send, [psid, "Can I still help you?"])
    timers[psid].daemon = True
    timers[psid].start()


app = app_for(answer)
