"""A bot on ``fbmessenger``, after that library's own example."""

import os

from fbmessenger import BaseMessenger
from fbmessenger.elements import Text
from fbmessenger.quick_replies import QuickReplies, QuickReply
from fbmessenger.thread_settings import GreetingText, MessengerProfile
from flask import Flask, request


class Messenger(BaseMessenger):
    def message(self, message):
        self.send_action("typing_on")
        first_name = self.get_user()["first_name"]
        colours = QuickReplies([QuickReply("Red", "RED"), QuickReply("Blue", "BLUE")])
        self.send(Text(text=f"Hello {first_name}!", quick_replies=colours).to_dict(), "RESPONSE")

    def delivery(self, message):
        pass

    def read(self, message):
        pass

    def account_linking(self, message):
        pass

    def postback(self, message):
        pass

    def optin(self, message):
        pass


app = Flask(__name__)
messenger = Messenger(os.environ["FB_PAGE_TOKEN"], app_secret=os.environ["FACEBOOK_APP_SECRET"])
messenger.set_messenger_profile(
    MessengerProfile(greetings=[GreetingText("Welcome to our shop!")]).to_dict()
)


@app.route("/", methods=["GET", "POST"])
def webhook():
    if request.method == "GET":
        if request.args.get("hub.verify_token") == os.environ.get("FB_VERIFY_TOKEN"):
            return request.args.get("hub.challenge")
        raise ValueError("FB_VERIFY_TOKEN does not match.")
    messenger.handle(request.get_json(force=True))
    return ""
