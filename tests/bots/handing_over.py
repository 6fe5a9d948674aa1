"""Shows buttons, hands the thread to the page's staff on request, and says when it is back."""

from tests.bots.messenger import app_for, call, send

PAGE_INBOX = "263902037430900"
FIELDS = "messages,messaging_postbacks,messaging_handovers,standby"
BUTTONS = [
    {"type": "postback", "title": "Opening hours", "payload": "HOURS"},
    {"type": "postback", "title": "Talk to us", "payload": "PERSON"},
]

call("POST", f"me/subscribed_apps?subscribed_fields={FIELDS}")


def answer(psid, text):
    template = {"template_type": "button", "text": "How can I help?", "buttons": BUTTONS}
    message = {"attachment": {"type": "template", "payload": template}}
    call("POST", "me/messages", {"recipient": {"id": psid}, "message": message})


def on_event(event):
    if "postback" in event:
        pressed(event["sender"]["id"], event["postback"]["payload"])
    elif "pass_thread_control" in event:
        send(event["sender"]["id"], "I am back. Did my colleague help you?", "Yes", "No")


def pressed(psid, payload):
    if payload == "HOURS":
        send(psid, "We are open from 9 am to 6 pm.")
    else:
        send(psid, "A colleague will be with you soon.")
        body = {"recipient": {"id": psid}, "target_app_id": PAGE_INBOX, "metadata": "asked"}
        call("POST", "me/pass_thread_control", body)


app = app_for(answer, on_event=on_event)
