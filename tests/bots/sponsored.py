"""Sends the words of a sponsored message, which Meta has and the fake does not."""

import urllib.error

from tests.bots.messenger import app_for, call


def answer(psid, text):
    words = {"text": "Hi {{first_name}}", "fallback_text": "Hi"}
    body = {"recipient": {"id": psid}, "message": {"dynamic_text": words}}
    try:
        call("POST", "me/messages", body)
    except urllib.error.HTTPError as error:
        error.close()


app = app_for(answer)
