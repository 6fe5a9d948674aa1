"""Refuses webhooks whose two signatures do not fit the raw bytes."""

import hashlib
import hmac
import os

from flask import abort, request

from tests.bots.messenger import app_for, send

SECRET = os.environ["APP_SECRET"].encode()


def answer(psid, text):
    send(psid, "Hello! Your message was signed.")


app = app_for(answer)


@app.before_request
def check_signatures():
    if request.method != "POST":
        return
    body = request.get_data()
    for header, name, digest in (
        ("X-Hub-Signature", "sha1", hashlib.sha1),
        ("X-Hub-Signature-256", "sha256", hashlib.sha256),
    ):
        right = f"{name}={hmac.new(SECRET, body, digest).hexdigest()}"
        if not hmac.compare_digest(request.headers.get(header, ""), right):
            abort(403)
