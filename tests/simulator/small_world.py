"""A world in this process: simulated time, a fake platform, and a bot that is a function."""

import json
from contextlib import contextmanager

from fake_graph import App, FakeGraph, Mint, Page, PageId, Request
from simulator.clock import Clock
from simulator.connector import Bot
from simulator.door import Door, Reply
from simulator.transcript import DEFAULT_START
from simulator.world import World

TOKEN = "EAAofasmallworld"


NEWS = {"delivery", "read"}
"""What apps hear of their own messages."""


class FunctionDoor(Door):
    """A door to a bot that is a function of a person and what they wrote or pressed."""

    def __init__(self, answer):
        self._answer = answer
        self.events = []

    @property
    def deeds(self):
        """What people did, without the news of deliveries and reads."""
        return [event for event in self.events if not NEWS & event.keys()]

    def answer(self, asked):
        entry = json.loads(asked.body)["entry"][0]
        self.events += entry.get("standby", ())
        for event in entry.get("messaging", ()):
            self.events.append(event)
            message = event.get("message", {})
            said = message.get("text") or event.get("postback", {}).get("payload")
            if said is None and "attachments" in message:
                said = f"({message['attachments'][0]['type']})"
            if said is not None:
                self._answer(event["sender"]["id"], said)
        return Reply(200)


def new_world(
    answer=lambda send, psid, text: None,
    *,
    name="Shop: Hello",
    seed=1,
    start=DEFAULT_START,
    clock=None,
):
    """Return a world whose bot is ``answer(send, psid, text)``."""
    mint, clock = Mint(f"{seed}/{name}"), clock or Clock(start)
    page = Page(id=PageId("104523891234567"), name="Shop", access_token=TOKEN)
    app = App(secret="secret", verify_token="verify")
    graph = FakeGraph(page, app, now=clock.now, mint=mint, expects_answers=True)

    def send(psid, text, *titles, **more):
        message = {"text": text}
        if titles:
            message["quick_replies"] = [
                {"content_type": "text", "title": title, "payload": title} for title in titles
            ]
        body = {"recipient": {"id": psid}} | ({"message": message} if text else {}) | more
        return graph.answer(
            Request(
                method="POST",
                path="/v21.0/me/messages",
                query=f"access_token={TOKEN}",
                headers={"Content-Type": "application/json"},
                body=json.dumps(body).encode(),
            )
        )

    door = FunctionDoor(lambda psid, text: answer(send, psid, text))
    return World(name, seed, clock, graph, mint, Bot(address="here", door=door, path="/"))


@contextmanager
def living(*arguments, **more):
    """Live in a new world."""
    world = new_world(*arguments, **more)
    with world.living():
        yield world


def polite(send, psid, text):
    """Answer as the polite bot does."""
    if "choose" in text:
        send(psid, "Which one?", "Red", "Blue")
    elif "bye" in text.lower():
        send(psid, "Goodbye!")
    else:
        send(psid, f"You said: {text}")
