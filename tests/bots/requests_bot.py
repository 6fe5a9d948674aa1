"""A bot on bare ``requests``, as a hundred tutorials have it."""

import os

import requests
from flask import Flask, request

app = Flask(__name__)

FB_API_URL = "https://graph.facebook.com/v2.6/me/messages"
VERIFY_TOKEN = os.environ["VERIFY_TOKEN"]
PAGE_ACCESS_TOKEN = os.environ["PAGE_ACCESS_TOKEN"]


def get_bot_response(message):
    return f"This is a dummy response to '{message}'"


def verify_webhook(req):
    if req.args.get("hub.verify_token") == VERIFY_TOKEN:
        return req.args.get("hub.challenge")
    return "incorrect"


def respond(sender, message):
    send_message(sender, get_bot_response(message))


def is_user_message(message):
    return (
        message.get("message")
        and message["message"].get("text")
        and not message["message"].get("is_echo")
    )


@app.route("/webhook", methods=["GET", "POST"])
def listen():
    if request.method == "GET":
        return verify_webhook(request)
    payload = request.json
    for x in payload["entry"][0]["messaging"]:
        if is_user_message(x):
            respond(x["sender"]["id"], x["message"]["text"])
    return "ok"


def send_message(recipient_id, text):
    payload = {
        "message": {"text": text},
        "recipient": {"id": recipient_id},
        "notification_type": "regular",
    }
    auth = {"access_token": PAGE_ACCESS_TOKEN}
    response = requests.post(FB_API_URL, params=auth, json=payload)
    return response.json()
