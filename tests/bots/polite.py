"""Does what each rule asks for."""

from tests.bots.messenger import app_for, call, send

HELP = "Is there anything else I can help you with?"


def answer(psid, text):
    words = text.lower()
    if "bye" in words:
        send(psid, "Goodbye, have a nice day!")
    elif "human" in words:
        send(psid, "A colleague will reply soon, or call us: +1 555 010 0199.")
    elif "hours" in words:
        send(psid, f"We are open from 9 am to 6 pm. {HELP}")
    elif "choose" in words:
        send(psid, "Which one do you like?", "Red", "Blue")
    elif words in ("red", "blue"):
        send(psid, f"A good choice. {HELP}")
    elif "wug" in words:
        send(psid, "I do not know that word. Shall I connect you with a person?")
    elif "echo" in words:
        send(psid, text)
    else:
        name = call("GET", f"{psid}?fields=first_name,last_name")["first_name"]
        call("POST", "me/messages", {"recipient": {"id": psid}, "sender_action": "typing_on"})
        send(psid, f"Hello {name}! How can I help you?")


app = app_for(answer)


def make_app():
    """Return the same, for addresses that call a factory."""
    return app_for(answer)
