"""Offers a choice, and takes an error of the platform's without a word."""

import urllib.error

from tests.bots.messenger import app_for, send


def answer(psid, text):
    try:
        send(psid, "Which one do you like?", "Red", "Blue")
    except urllib.error.HTTPError as error:
        error.close()


app = app_for(answer)
