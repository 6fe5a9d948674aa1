"""Does what each rule asks for."""

from tests.bots.messenger import app_for, call, send

HELP = "Is there anything else I can help you with?"
PERSON = "Talk to a person"


def answer(psid, text):
    words = text.lower()
    if "bye" in words:
        send(psid, "You're welcome! Goodbye, have a nice day!")
    elif "human" in words or words == PERSON.lower():
        send(psid, f"A colleague takes over now, or call us: +1 555 010 0199. {HELP}")
    elif "hours" in words:
        send(psid, f"We are open from 9 am to 6 pm. {HELP}")
    elif "choose" in words:
        send(psid, "Which one do you like?", "Red", "Blue")
    elif words in ("red", "blue"):
        send(psid, f"A good choice. {HELP}")
    elif "wug" in words:
        send(psid, lost(words), "Opening hours", PERSON)
    elif "echo" in words:
        send(psid, text)
    else:
        name = call("GET", f"{psid}?fields=first_name,last_name")["first_name"]
        call("POST", "me/messages", {"recipient": {"id": psid}, "sender_action": "typing_on"})
        greeting = f"Hello {name}, thanks for your message! How can I help you?"
        send(psid, greeting, "Opening hours", PERSON)


def lost(words):
    """Return what to say to what is not understood, in other words the second time."""
    if words.endswith("?"):
        return "Sorry, I did not understand that. Could you say it in other words?"
    return "Sorry, that is outside of what I know. Shall I connect you with a person?"


app = app_for(answer)


def make_app():
    """Return the same, for addresses that call a factory."""
    return app_for(answer)
