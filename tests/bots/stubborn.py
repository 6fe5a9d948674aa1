"""Answers who asks for a person as if it were a question: B01."""

from tests.bots import polite
from tests.bots.messenger import app_for, send


def answer(psid, text):
    if "human" in text:
        send(psid, f"We are open from 9 am to 6 pm. {polite.HELP}")
    else:
        polite.answer(psid, text)


app = app_for(answer)
