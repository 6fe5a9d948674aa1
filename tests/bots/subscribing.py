"""Has its own webhook subscribed when it is imported, and goes on where that fails."""

import json
import os
import urllib.error
import urllib.parse
import urllib.request

from tests.bots.messenger import GRAPH, app_for, send


def subscribe():
    form = {
        "access_token": f"{os.environ['APP_ID']}|{os.environ['APP_SECRET']}",
        "object": "page",
        "callback_url": "https://bot.example.com/webhook?from=meta",
        "verify_token": os.environ["VERIFY_TOKEN"],
        "fields": "messages",
        "include_values": "true",
    }
    url = f"{GRAPH}/{os.environ['APP_ID']}/subscriptions"
    data = urllib.parse.urlencode(form).encode()
    try:
        with urllib.request.urlopen(url, data) as answered:
            return json.load(answered)
    except urllib.error.HTTPError as error:
        with error:
            return json.load(error)


at_import = subscribe()


def answer(psid, text):
    told = subscribe() if text == "again" else at_import
    error = told.get("error", {})
    send(psid, f"{error['code']}: {error['message']}" if error else json.dumps(told))


app = app_for(answer)
