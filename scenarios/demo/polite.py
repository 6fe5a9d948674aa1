"""A shop's bot with manners: quick, brief, helpful, and it knows when to step back."""

import json
import os
import threading
import urllib.request
from typing import Any

from flask import Flask, request

GRAPH = "https://graph.facebook.com/v21.0"
TOKEN = os.environ["PAGE_ACCESS_TOKEN"]
VERIFY_TOKEN = os.environ["VERIFY_TOKEN"]
PHONE = "+1 555 010 0199"
STOP = "STOP"
IDLE = 23 * 60 * 60  # seconds; inside the 24-hour window

HOURS = "We are open Monday to Saturday, 9 am to 6 pm."
DELIVERY = "Delivery takes two to three working days."
RETURNS = "You can return anything within 30 days, no questions asked."
TOPICS = {"Opening hours": HOURS, "Delivery": DELIVERY, "Returns": RETURNS}
WORDS = {
    "hour": HOURS,
    "open": HOURS,
    "close": HOURS,
    "deliver": DELIVERY,
    "ship": DELIVERY,
    "order": DELIVERY,
    "return": RETURNS,
    "fit": RETURNS,
}

Json = dict[str, Any]

app = Flask(__name__)
reminders: dict[str, threading.Timer] = {}
confused: set[str] = set()
left_alone: set[str] = set()


def call(method: str, path: str, body: Json | None = None) -> Json:
    """Call the Graph API."""
    url = f"{GRAPH}/{path}{'&' if '?' in path else '?'}access_token={TOKEN}"
    data = None if body is None else json.dumps(body).encode()
    headers = {"Content-Type": "application/json"}
    with urllib.request.urlopen(
        urllib.request.Request(url, data, headers, method=method)
    ) as answer:
        found: Json = json.load(answer)
        return found


def send(psid: str, text: str, *titles: str) -> None:
    """Write to a person."""
    message: Json = {"text": text}
    if titles:
        message["quick_replies"] = [
            {"content_type": "text", "title": title, "payload": title} for title in titles
        ]
    body = {"recipient": {"id": psid}, "messaging_type": "RESPONSE", "message": message}
    call("POST", "me/messages", body)


def greet(psid: str) -> None:
    """Say hello by name and offer what people usually ask."""
    name = call("GET", f"{psid}?fields=first_name").get("first_name", "there")
    text = f"Hello {name}, thanks for your message! How can I help you?"
    send(psid, text, *TOPICS)


def remind(psid: str) -> None:
    """Follow up once, while the window is still open."""
    send(psid, "Is there anything else I can help you with?")


def answer(psid: str, text: str) -> None:
    """Answer what a person wrote."""
    words = text.lower()
    if "human" in words or "agent" in words or "person" in words:
        send(psid, f"Of course. A colleague will reply within an hour, or call us: {PHONE}.")
    elif "bye" in words or "that's all" in words:
        send(psid, "Thank you for writing to us. Goodbye, and have a nice day!")
        return
    elif found := next((reply for word, reply in WORDS.items() if word in words), None):
        confused.discard(psid)
        send(psid, f"{found} Is there anything else I can help you with?")
    elif any(word in words for word in ("hi", "hello", "hey", "good morning")):
        greet(psid)
    elif psid in confused:
        send(psid, f"I am sorry, I still do not understand. You can talk to us: {PHONE}.")
    else:
        confused.add(psid)
        send(psid, "I am sorry, I did not understand that. You can ask about:", *TOPICS)
    if psid not in left_alone:
        reminders[psid] = threading.Timer(IDLE, remind, [psid])
        reminders[psid].daemon = True
        reminders[psid].start()


def stop(psid: str) -> None:
    """Remind this person no more."""
    left_alone.add(psid)
    send(psid, "We will not write to you any more unless you ask us something.")


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
            psid = event["sender"]["id"]
            if psid in reminders and ("message" in event or "postback" in event):
                reminders.pop(psid).cancel()
            if event.get("postback", {}).get("payload") == STOP:
                stop(psid)
            elif "postback" in event:
                greet(psid)
            elif "text" in event.get("message", {}):
                answer(psid, event["message"]["text"])
    return "ok"


def set_up() -> None:
    """Give the page a greeting, a Get Started button and a menu."""
    greeting = [{"locale": "default", "text": "Hello {{user_first_name}}, ask us anything!"}]
    items = [
        {"type": "web_url", "title": "Contact us", "url": "https://shop.example/contact"},
        {"type": "postback", "title": "Stop messages", "payload": STOP},
    ]
    menu = [{"locale": "default", "composer_input_disabled": False, "call_to_actions": items}]
    profile = {"get_started": {"payload": "GET_STARTED"}, "greeting": greeting}
    call("POST", "me/messenger_profile", {**profile, "persistent_menu": menu})


set_up()
