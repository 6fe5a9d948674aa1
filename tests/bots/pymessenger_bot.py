"""A bot on ``pymessenger``, after that library's own example."""

import os

from flask import Flask, request
from pymessenger.bot import Bot

app = Flask(__name__)

ACCESS_TOKEN = os.environ["ACCESS_TOKEN"]
VERIFY_TOKEN = os.environ["VERIFY_TOKEN"]
bot = Bot(ACCESS_TOKEN)


@app.route("/", methods=["GET", "POST"])
def hello():
    if request.method == "GET":
        if request.args.get("hub.verify_token") == VERIFY_TOKEN:
            return request.args.get("hub.challenge")
        return "Invalid verification token"

    output = request.get_json()
    for event in output["entry"]:
        messaging = event["messaging"]
        for x in messaging:
            if x.get("message"):
                recipient_id = x["sender"]["id"]
                if x["message"].get("text"):
                    message = x["message"]["text"]
                    bot.send_action(recipient_id, "typing_on")
                    bot.send_text_message(recipient_id, message)
    return "Success"
