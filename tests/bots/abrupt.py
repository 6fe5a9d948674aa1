"""Leaves whoever says goodbye standing: G02 and G03."""

from tests.bots import polite
from tests.bots.messenger import app_for


def answer(psid, text):
    if "bye" not in text:
        polite.answer(psid, text)


app = app_for(answer)
