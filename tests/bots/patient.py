"""Works for a minute inside its webhook for whoever asks something hard."""

import time

from tests.bots.messenger import app_for, send


def answer(psid, text):
    if "hard" in text:
        time.sleep(60)
        send(psid, "Hello! That was hard.")
    else:
        send(psid, "Hello! That was easy.")


app = app_for(answer)
