"""A bot on ``fbmq``, after that library's own example."""

import os

from fbmq import Page, QuickReply
from flask import Flask, request

app = Flask(__name__)
page = Page(os.environ["PAGE_ACCESS_TOKEN"])


@page.handle_message
def message_handler(event):
    page.typing_on(event.sender_id)
    profile = page.get_user_profile(event.sender_id)
    colours = [QuickReply(title="Red", payload="RED"), QuickReply(title="Blue", payload="BLUE")]
    page.send(event.sender_id, f"Hello {profile['first_name']}!", quick_replies=colours)


@page.handle_delivery
def delivery_handler(event):
    pass


@app.route("/webhook", methods=["GET"])
def validate():
    if (
        request.args.get("hub.mode") == "subscribe"
        and request.args.get("hub.verify_token") == os.environ["VERIFY_TOKEN"]
    ):
        return request.args.get("hub.challenge")
    return "failed", 403


@app.route("/webhook", methods=["POST"])
def webhook():
    page.handle_webhook(request.get_data(as_text=True))
    return "ok"
