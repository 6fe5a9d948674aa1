"""A shop's bot with manners: quick, brief, in six languages, and it knows when to step back."""

import json
import os
import threading
import tomllib
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

from flask import Flask, request

GRAPH = "https://graph.facebook.com/v21.0"
TOKEN = os.environ["PAGE_ACCESS_TOKEN"]
VERIFY_TOKEN = os.environ["VERIFY_TOKEN"]
PHONE = "+1 555 010 0199"
STOP = "STOP"
IDLE = 23 * 60 * 60  # seconds; inside the 24-hour window
LISTENING = 5  # seconds; whoever writes on meanwhile is not interrupted

Json = dict[str, Any]
SPEECH: dict[str, Json] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
ENGLISH = "en"
WHOLE_WORDS = 3
"""Words of so many letters are looked for as whole words, longer ones as the beginning of some."""

app = Flask(__name__)
people: dict[str, "Guest"] = {}
answered: set[str] = set()


class Guest:
    """Somebody who writes to the shop."""

    def __init__(self, psid: str) -> None:
        profile = call("GET", f"{psid}?fields=first_name,locale")
        self.psid = psid
        self.name = str(profile.get("first_name", ""))
        self.speech = SPEECH.get(str(profile.get("locale", ""))[:2], SPEECH[ENGLISH])
        self.timer: threading.Timer | None = None
        self.is_greeted = False
        self.is_lost = False
        self.is_left_alone = False

    def say(self, what: str, *titles: str) -> None:
        """Say one of the shop's sentences."""
        send(self.psid, self.speech[what].format(name=self.name, phone=PHONE).strip(), *titles)

    def greet(self) -> None:
        """Say hello by name, but not twice, and offer what people usually ask."""
        self.say("again" if self.is_greeted else "greeting", *self.titles())
        self.is_greeted = True

    def add_offer(self, text: str) -> None:
        """Tell something, and ask whether there is anything else."""
        send(self.psid, f"{text} {self.speech['more']}")

    def titles(self) -> tuple[str, ...]:
        """Return what people usually ask."""
        return tuple(topic["title"] for topic in self.speech["topics"])

    def later(self, seconds: int, action: Callable[[], None]) -> None:
        """Do something after a while, unless the person writes before."""
        self.timer = threading.Timer(seconds, action)
        self.timer.daemon = True
        self.timer.start()

    def wait_for_more(self) -> None:
        """Do nothing of what was planned."""
        if self.timer is not None:
            self.timer.cancel()
            self.timer = None

    def remind(self) -> None:
        """Ask once whether there is anything else, unless a colleague has the conversation."""
        try:
            self.say("remind")
        except urllib.error.HTTPError as error:
            print(f"not reminded: {error}")

    def admit(self) -> None:
        """Say that nothing was understood, and the second time who can help."""
        was_lost, self.is_lost = self.is_lost, True
        self.say(*(("still_lost",) if was_lost else ("lost", *self.titles())))


def guest_called(psid: str) -> Guest:
    """Return somebody, met for the first time or again."""
    if psid not in people:
        people[psid] = Guest(psid)
    return people[psid]


def call(method: str, path: str, body: Json | None = None) -> Json:
    """Call the Graph API."""
    url = f"{GRAPH}/{path}{'&' if '?' in path else '?'}access_token={TOKEN}"
    data = None if body is None else json.dumps(body).encode()
    headers = {"Content-Type": "application/json"}
    with urllib.request.urlopen(
        urllib.request.Request(url, data, headers, method=method)
    ) as answer:
        found: Json = json.load(answer)
        return found


def send(psid: str, text: str, *titles: str) -> None:
    """Write to a person."""
    message: Json = {"text": text}
    if titles:
        message["quick_replies"] = [
            {"content_type": "text", "title": title, "payload": title} for title in titles
        ]
    body = {"recipient": {"id": psid}, "messaging_type": "RESPONSE", "message": message}
    call("POST", "me/messages", body)


def holds(text: str, words: list[str]) -> bool:
    """Return whether a text in small letters holds one of some words."""
    tokens = text.replace("!", " ").replace("?", " ").replace(".", " ").replace(",", " ").split()
    return any(word in tokens if len(word) <= WHOLE_WORDS else word in text for word in words)


def topic_of(guest: Guest, text: str) -> Json | None:
    """Return what a text in small letters is about, by its title or its words."""
    topics: list[Json] = guest.speech["topics"]
    for topic in topics:
        if topic["title"].lower() in text:
            return topic
    return next((topic for topic in topics if holds(text, topic["words"])), None)


def answer(guest: Guest, text: str) -> None:
    """Answer what a person wrote."""
    said = text.lower()
    about = next((name for name in HEARD if holds(said, guest.speech["words"][name])), "")
    topic = topic_of(guest, said)
    if not about and topic is None:
        guest.later(LISTENING, guest.admit)
        return
    guest.is_lost = False
    if about in FIRST:
        FIRST[about](guest)
    elif topic is not None and about != "bye":
        guest.add_offer(topic["text"])
        if not guest.is_left_alone:
            guest.later(IDLE, guest.remind)
    else:
        LATER[about](guest)


def stop(guest: Guest) -> None:
    """Remind this person no more."""
    guest.is_left_alone = True
    guest.say("stopped")


FIRST: dict[str, Callable[[Guest], None]] = {
    "stop": stop,
    "bot": lambda guest: guest.say("bot"),
    "human": lambda guest: guest.say("human"),
    "data": lambda guest: guest.add_offer(guest.speech["data"]),
    "sorry": lambda guest: guest.say("sorry"),
}
"""What goes before any topic."""
LATER: dict[str, Callable[[Guest], None]] = {
    "bye": lambda guest: guest.say("bye"),
    "thanks": lambda guest: guest.say("welcome"),
    "greeting": Guest.greet,
}
HEARD = (*FIRST, *LATER)


def receive(event: Json) -> None:
    """Take what one person did."""
    guest = guest_called(event["sender"]["id"])
    guest.wait_for_more()
    if event.get("postback", {}).get("payload") == STOP:
        stop(guest)
    elif "postback" in event:
        guest.greet()
    elif "text" in event["message"]:
        answer(guest, event["message"]["text"])
    else:
        guest.say("picture", *guest.titles())


@app.get("/webhook")
def verify() -> tuple[str, int]:
    """Shake hands with the platform."""
    if request.args.get("hub.verify_token") == VERIFY_TOKEN:
        return request.args.get("hub.challenge", ""), 200
    return "wrong token", 403


@app.post("/webhook")
def webhook() -> str:
    """Take what people do, each thing once though the platform may tell it twice."""
    for entry in request.get_json()["entry"]:
        for event in entry.get("messaging", ()):
            done = event.get("message") or event.get("postback")
            if done and done.get("mid") not in answered:
                answered.add(done.get("mid"))
                receive(event)
    return "ok"


def set_up() -> None:
    """Give the page a greeting, a Get Started button and a menu."""
    greeting = [{"locale": "default", "text": "Hello {{user_first_name}}, ask us anything!"}]
    items = [
        {"type": "web_url", "title": "Contact us", "url": "https://shop.example/contact"},
        {"type": "postback", "title": "Stop messages", "payload": STOP},
    ]
    menu = [{"locale": "default", "composer_input_disabled": False, "call_to_actions": items}]
    profile = {"get_started": {"payload": "GET_STARTED"}, "greeting": greeting}
    call("POST", "me/messenger_profile", {**profile, "persistent_menu": menu})


set_up()
