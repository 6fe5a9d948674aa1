"""Answers 200 at once and replies from a daemon thread after two seconds."""

import threading
import time

from tests.bots.messenger import app_for, send


def reply(psid, text):
    time.sleep(2)
    send(psid, f"You said: {text}")


def answer(psid, text):
    threading.Thread(target=reply, args=(psid, text), daemon=True).start()


app = app_for(answer)
