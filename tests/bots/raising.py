"""Has a bug: it looks up a price that it does not have."""

from tests.bots.messenger import app_for, send

PRICES = {"shoes": "50 EUR"}


def answer(psid, text):
    if text == "Hi!":
        send(psid, "Hello! What would you like to know the price of?")
    else:
        send(psid, PRICES[text])


app = app_for(answer)
