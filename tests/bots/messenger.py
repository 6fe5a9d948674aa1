"""What the small bots share: a webhook as tutorials write it, and the Send API by ``urllib``."""

import json
import os
import urllib.request

from flask import Flask, request

GRAPH = "https://graph.facebook.com/v21.0"


def call(method, path, body=None):
    """Call the Graph API and return its answer."""
    url = f"{GRAPH}/{path}{'&' if '?' in path else '?'}access_token={os.environ['PAGE_TOKEN']}"
    data = None if body is None else json.dumps(body).encode()
    headers = {"Content-Type": "application/json"}
    with urllib.request.urlopen(
        urllib.request.Request(url, data, headers, method=method)
    ) as answer:
        return json.load(answer)


def send(psid, text, *titles, **more):
    """Write ``text`` to a person, with quick replies called ``titles``."""
    message = {"text": text}
    if titles:
        message["quick_replies"] = [
            {"content_type": "text", "title": title, "payload": f"PAYLOAD_{title}"}
            for title in titles
        ]
    body = {"recipient": {"id": psid}, "messaging_type": "RESPONSE", "message": message}
    return call("POST", "me/messages", body | more)


def app_for(answer, *, on_event=None, verify_token=None, hears_echoes=False):
    """Return a web application that has ``answer(psid, text)`` take what people write.

    One that ``hears_echoes`` has to tell them from what people write.
    """
    app = Flask("bot")

    @app.get("/webhook")
    def verify():
        expected = verify_token or os.environ["VERIFY_TOKEN"]
        if request.args.get("hub.verify_token") == expected:
            return request.args["hub.challenge"]
        return "wrong token", 403

    @app.post("/webhook")
    def webhook():
        for entry in request.get_json()["entry"]:
            for event in entry.get("messaging", ()):
                if on_event is not None:
                    on_event(event)
                message = event.get("message", {})
                if "text" in message and not (hears_echoes and message.get("is_echo")):
                    answer(event["sender"]["id"], event["message"]["text"])
        return "ok"

    return app
