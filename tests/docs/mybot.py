"""A polite shop bot for the pages of the documentation."""

import os

import requests
from flask import Flask, request

app = Flask(__name__)
GRAPH = "https://graph.facebook.com/v23.0"
TOKEN = {"access_token": os.environ["PAGE_ACCESS_TOKEN"]}
MORE = "Is there anything else I can help you with?"
names = {}


def send(psid, text, *choices):
    message = {"text": text}
    if choices:
        message["quick_replies"] = [
            {"content_type": "text", "title": title, "payload": title} for title in choices
        ]
    body = {"recipient": {"id": psid}, "messaging_type": "RESPONSE", "message": message}
    requests.post(f"{GRAPH}/me/messages", params=TOKEN, json=body)


def greet(psid):
    profile = requests.get(f"{GRAPH}/{psid}", params={"fields": "first_name", **TOKEN}).json()
    names[psid] = profile["first_name"]
    return f"Hello {names[psid]}, thanks for your message! "


def answer(psid, text):
    hello = "" if psid in names else greet(psid)
    said = text.lower()
    if any(word in said for word in ("unacceptable", "complain", "charged", "angry", "terrible")):
        send(psid, f"{hello}I am sorry about that! Please call our staff: +1 555 010 0199.")
    elif "bye" in said:
        send(psid, "You're welcome. Goodbye, and have a nice day!")
    elif "human" in said or "person" in said:
        send(psid, f"{hello}Please call our staff: +1 555 010 0199. {MORE}")
    elif "open" in said or "hours" in said:
        send(psid, f"{hello}We are open from 9 am to 6 pm. {MORE}", "Talk to a person", "No, bye")
    else:
        send(psid, f"{hello}How can I help you?", "Opening hours", "Talk to a person")


@app.get("/webhook")
def verify():
    if request.args.get("hub.verify_token") == os.environ["VERIFY_TOKEN"]:
        return request.args["hub.challenge"]
    return "wrong token", 403


@app.post("/webhook")
def receive():
    for entry in request.json["entry"]:
        for event in entry["messaging"]:
            message = event.get("message", {})
            if "text" in message:
                answer(event["sender"]["id"], message["text"])
            elif "attachments" in message:
                words = "I cannot look at pictures yet, but I can help you with these:"
                send(event["sender"]["id"], words, "Opening hours", "Talk to a person")
    return "ok"
