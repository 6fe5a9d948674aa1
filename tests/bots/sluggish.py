"""Thinks for three seconds about what is slow, inside its webhook."""

import time

from tests.bots.messenger import app_for, send


def answer(psid, text):
    if text == "slow":
        time.sleep(3)
    send(psid, f"{text} it was")


app = app_for(answer)
