"""The polite demo bot, written anew inside: other calls, other structures, the same manners."""

import http.client
import json
import os
from urllib.parse import urlencode

from flask import Flask, request

from scenarios.demo import polite

app = Flask(__name__)


class Graph:
    """What ``polite.call`` does, over one kind of connection, as a form where Meta takes one."""

    version = "v22.0"

    def __init__(self, token):
        self._headers = {"Authorization": f"Bearer {token}"}

    def __call__(self, method, path, body=None):
        form = None if body is None else urlencode({k: as_text(v) for k, v in body.items()})
        headers = dict(self._headers)
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection = http.client.HTTPSConnection("graph.facebook.com")
        connection.request(method, f"/{self.version}/{path}", form, headers)
        answer = connection.getresponse()
        return json.loads(answer.read())


def as_text(value):
    return value if isinstance(value, str) else json.dumps(value, sort_keys=True)


polite.call = Graph(os.environ["PAGE_ACCESS_TOKEN"])


def events(body):
    """Return what people did, oldest first."""
    return [event for entry in body["entry"] for event in entry.get("messaging", [])]


def is_new(event, seen=polite.answered):
    mid = (event.get("message") or event.get("postback") or {}).get("mid")
    return bool(mid) and not (mid in seen or seen.add(mid))


@app.route("/webhook", methods=["GET", "POST"])
def webhook():
    if request.method == "GET":
        return polite.verify()
    for event in filter(is_new, events(request.json)):
        print(f"serving {event['sender']['id']}")
        polite.receive(event)
    return {"status": "received"}
