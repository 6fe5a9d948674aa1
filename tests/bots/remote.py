"""A bot in a process of its own, whose Graph address is a setting: ``python remote.py PORT``."""

import json
import os
import sys
import urllib.request

from flask import Flask, request
from werkzeug.serving import make_server

app = Flask(__name__)


def send(psid, text):
    url = f"{os.environ['GRAPH_URL']}/v21.0/me/messages?access_token={os.environ['PAGE_TOKEN']}"
    body = {"recipient": {"id": psid}, "message": {"text": text}}
    headers = {"Content-Type": "application/json"}
    urllib.request.urlopen(urllib.request.Request(url, json.dumps(body).encode(), headers)).close()


@app.get("/webhook")
def verify():
    return request.args["hub.challenge"]


@app.post("/webhook")
def webhook():
    for entry in request.get_json()["entry"]:
        for event in entry["messaging"]:
            if "text" in event.get("message", {}):
                send(event["sender"]["id"], "Hello! I live elsewhere.")
    return "ok"


if __name__ == "__main__":
    server = make_server("127.0.0.1", int(sys.argv[1]), app, threaded=True)
    print(server.port, flush=True)
    server.serve_forever()
