"""A Flask bot as a program of its own; ``GRAPH`` names another Graph API than Meta's."""

import os

import flask
import requests

URL = f"{os.environ.get('GRAPH', 'https://graph.facebook.com')}/v23.0/me/messages"
TOKEN = os.environ["PAGE_ACCESS_TOKEN"]

app = flask.Flask("child")


@app.get("/webhook")
def verify() -> str:
    """Shake hands."""
    return flask.request.args["hub.challenge"]


@app.post("/webhook")
def webhook() -> str:
    """Answer what customers said."""
    for entry in flask.request.get_json()["entry"]:
        for event in entry["messaging"]:
            if "message" in event:
                body = {"recipient": event["sender"], "message": {"text": "Hello!"}}
                params = {"access_token": TOKEN}
                requests.post(URL, params=params, json=body, timeout=10).raise_for_status()
    return "EVENT_RECEIVED"


if __name__ == "__main__":
    app.run(port=int(os.environ["PORT"]))
