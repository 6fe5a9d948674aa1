"""Answers every event, deliveries of its own answers among them, and so never comes to an end."""

from flask import Flask, request

from tests.bots.messenger import send

app = Flask(__name__)


@app.get("/webhook")
def challenge():
    return request.args.get("hub.challenge", "")


@app.post("/webhook")
def webhook():
    for entry in request.json["entry"]:
        for event in entry.get("messaging", ()):
            send(event["sender"]["id"], "What did you say?")
    return ""
