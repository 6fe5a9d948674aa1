"""Answers every message with a button that orders a hat; of errors it says nothing."""

import urllib.error

from tests.bots.messenger import app_for, call, send

BUTTON = {"type": "postback", "title": "Order", "payload": "ORDER"}


def answer(psid, text):
    template = {"template_type": "button", "text": "A hat?", "buttons": [BUTTON]}
    message = {"attachment": {"type": "template", "payload": template}}
    try:
        call("POST", "me/messages", {"recipient": {"id": psid}, "message": message})
    except urllib.error.HTTPError as error:
        error.close()


def on_event(event):
    if "postback" in event:
        send(event["sender"]["id"], "A hat is on its way.")


app = app_for(answer, on_event=on_event)
