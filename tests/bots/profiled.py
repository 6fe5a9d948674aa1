"""Sets the page's profile when it is imported, and answers postbacks."""

from tests.bots.messenger import app_for, call, send

MENU = [
    {"type": "postback", "title": "Prices", "payload": "PRICES_PAYLOAD"},
    {"type": "web_url", "title": "Our shop", "url": "https://shop.example/"},
]

call(
    "POST",
    "me/messenger_profile",
    {
        "get_started": {"payload": "START_PAYLOAD"},
        "greeting": [{"locale": "default", "text": "Hello {{user_first_name}}, welcome!"}],
        "persistent_menu": [{"locale": "default", "call_to_actions": MENU}],
    },
)


def answer(psid, text):
    send(psid, f"You wrote {text}.")


def on_event(event):
    if "postback" in event:
        send(event["sender"]["id"], f"You pressed {event['postback']['payload']}.")
    elif "quick_reply" in event.get("message", {}):
        send(event["sender"]["id"], f"You tapped {event['message']['quick_reply']['payload']}.")


app = app_for(answer, on_event=on_event)
