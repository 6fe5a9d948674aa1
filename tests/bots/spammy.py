"""Says in six messages what fits into one: F09."""

from tests.bots import polite
from tests.bots.messenger import app_for, send


def answer(psid, text):
    polite.answer(psid, text)
    if text == "Hi!":
        for line in ("I am Ada", "Our shop", "has shoes", "and hats", "for you"):
            send(psid, line)


app = app_for(answer)
