"""A shop's bot without manners: slow, noisy, pushy, and nobody gets past it."""

import json
import os
import threading
import time
import urllib.error
import urllib.request

from flask import Flask, request

GRAPH = "https://graph.facebook.com/v21.0"
TOKEN = os.environ["PAGE_ACCESS_TOKEN"]
VERIFY_TOKEN = os.environ["VERIFY_TOKEN"]
THINKING = 90  # seconds
PUSHING = 25 * 60 * 60  # seconds; outside the 24-hour window

SALES_TALK = (
    "We have new arrivals.",
    "Really nice ones.",
    "And a sale: 50% off!",
    "Buy now, buy today!",
    "Did I mention the sale?",
)

app = Flask(__name__)


def send(psid: str, text: str) -> None:
    """Write to a person, whether or not the platform likes it."""
    body = {"recipient": {"id": psid}, "message": {"text": text}}
    url = f"{GRAPH}/me/messages?access_token={TOKEN}"
    headers = {"Content-Type": "application/json"}
    try:
        urllib.request.urlopen(urllib.request.Request(url, json.dumps(body).encode(), headers))
    except urllib.error.HTTPError as error:
        print(f"not sent: {error}")


def think(psid: str, text: str) -> None:
    """Take your time, then talk."""
    time.sleep(THINKING)
    words = text.lower()
    if "bye" in words:
        return
    if "human" in words or "?" in words:
        send(psid, "I did not understand.")
        return
    for line in SALES_TALK:
        send(psid, line)
    time.sleep(PUSHING)
    send(psid, "Still thinking? The sale ends today! 50% off!")


@app.get("/webhook")
def verify() -> tuple[str, int]:
    """Shake hands with the platform."""
    if request.args.get("hub.verify_token") == VERIFY_TOKEN:
        return request.args.get("hub.challenge", ""), 200
    return "wrong token", 403


@app.post("/webhook")
def webhook() -> str:
    """Take what people do."""
    for entry in request.get_json()["entry"]:
        for event in entry.get("messaging", ()):
            if "text" in event.get("message", {}):
                arguments = (event["sender"]["id"], event["message"]["text"])
                threading.Thread(target=think, args=arguments, daemon=True).start()
    return "ok"
