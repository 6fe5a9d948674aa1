"""Works for half a minute before it answers its webhook, so the platform sends it again."""

import time

from tests.bots.messenger import app_for, send


def answer(psid, text):
    time.sleep(30)
    send(psid, "Your order is ready.")


app = app_for(answer)
