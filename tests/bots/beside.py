"""Runs beside the page's automations: hears their echoes, and does not answer them."""

from tests.bots.messenger import app_for, call, send

call("POST", "me/subscribed_apps?subscribed_fields=messages,message_echoes")


def answer(psid, text):
    send(psid, f"You wrote {text}.")


app = app_for(answer, hears_echoes=True)
