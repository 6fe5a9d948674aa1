"""Sends a template, which Meta has and the fake does not."""

import urllib.error

from tests.bots.messenger import app_for, call


def answer(psid, text):
    attachment = {
        "type": "template",
        "payload": {"template_type": "generic", "elements": [{"title": "Shoes"}]},
    }
    body = {"recipient": {"id": psid}, "message": {"attachment": attachment}}
    try:
        call("POST", "me/messages", body)
    except urllib.error.HTTPError as error:
        error.close()


app = app_for(answer)
