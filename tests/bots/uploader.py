"""Uploads a picture once, sends it by its id, and sends a file along with the message itself."""

import json
import os

import requests

from tests.bots.messenger import GRAPH, app_for

PICTURE = ("hat.png", b"\x89PNG\r\n\x1a\n" + bytes(64), "image/png")
PRICES = ("prices é.pdf", b"%PDF-1.4\n" + bytes(range(256)), "application/pdf")
known = {}


def post(edge, file, **fields):
    answered = requests.post(
        f"{GRAPH}/me/{edge}",
        params={"access_token": os.environ["PAGE_TOKEN"]},
        data={name: json.dumps(value) for name, value in fields.items()},
        files={"filedata": file} if file else None,
        timeout=10,
    )
    answered.raise_for_status()
    return answered.json()


def attachment(kind, **payload):
    return {"attachment": {"type": kind, "payload": payload}}


def picture():
    if "hat" not in known:
        message = attachment("image", is_reusable=True)
        known["hat"] = post("message_attachments", PICTURE, message=message)["attachment_id"]
    return known["hat"]


def answer(psid, text):
    if "prices" in text:
        post("messages", PRICES, recipient={"id": psid}, message=attachment("file"))
    else:
        message = attachment("image", attachment_id=picture())
        post("messages", None, recipient={"id": psid}, message=message)


app = app_for(answer)
