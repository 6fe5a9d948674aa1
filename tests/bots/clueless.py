"""Does not understand and never gives up: B02."""

from tests.bots import polite
from tests.bots.messenger import app_for, send


def answer(psid, text):
    if "wug" in text:
        send(psid, "Sorry, I did not understand that.")
    else:
        polite.answer(psid, text)


app = app_for(answer)
