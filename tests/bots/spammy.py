"""Says in six messages what fits into one: F09."""

from tests.bots import polite
from tests.bots.messenger import app_for, send


def answer(psid, text):
    if text != "Hi!":
        polite.answer(psid, text)
        return
    for line in ("Hello!", "I am Ada.", "This is our shop.", "We sell shoes.", "And hats.", "Yes?"):
        send(psid, line)


app = app_for(answer)
