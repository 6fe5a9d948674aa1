"""Writes once more after 25 hours, when the window has closed: F01."""

import threading
import urllib.error

from tests.bots import polite
from tests.bots.messenger import app_for, send

LATER = 25 * 60 * 60  # seconds


def push(psid):
    try:
        send(psid, "Are you still there?")
    except urllib.error.HTTPError as error:
        error.close()  # the platform says no; so be it


def answer(psid, text):
    polite.answer(psid, text)
    timer = threading.Timer(LATER, push, [psid])
    timer.daemon = True
    timer.start()


app = app_for(answer)
