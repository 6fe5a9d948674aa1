"""A Flask bot as tutorials write it: it verifies the signature and answers every message."""

import hashlib
import hmac
import os

import flask
import requests

app = flask.Flask("answering")

URL = "https://graph.facebook.com/v23.0/me/messages"
SECRET = os.environ["APP_SECRET"].encode()
TOKEN = os.environ["PAGE_ACCESS_TOKEN"]


def call_graph(body: dict[str, object]) -> None:
    """Call the Send API; a benchmark may replace it."""
    requests.post(URL, params={"access_token": TOKEN}, json=body, timeout=10).raise_for_status()


@app.get("/webhook")
def verify() -> str:
    """Shake hands."""
    assert flask.request.args["hub.verify_token"] == os.environ["VERIFY_TOKEN"]
    return flask.request.args["hub.challenge"]


@app.post("/webhook")
def webhook() -> str | tuple[str, int]:
    """Answer what customers said."""
    signature = "sha256=" + hmac.digest(SECRET, flask.request.get_data(), hashlib.sha256).hex()
    if not hmac.compare_digest(signature, flask.request.headers.get("X-Hub-Signature-256", "")):
        return "who are you?", 403
    for entry in flask.request.get_json()["entry"]:
        for event in entry["messaging"]:
            if "message" in event and not event["message"].get("is_echo"):
                answer(event["sender"]["id"], event["message"]["text"])
    return "EVENT_RECEIVED"


def answer(psid: str, text: str) -> None:
    """Answer ``text``."""
    call_graph(
        {
            "recipient": {"id": psid},
            "messaging_type": "RESPONSE",
            "message": {"text": f"You said: {text}"},
        }
    )
