"""Answers, while a thread of it wakes up every second and does nothing."""

import threading
import time

import flask

from tests.bots.messenger import app_for, send


def look() -> None:
    """Sleep, again and again."""
    while True:
        time.sleep(1)


threading.Thread(target=look, daemon=True).start()
app: flask.Flask = app_for(lambda psid, _: send(psid, "Hello!"))
