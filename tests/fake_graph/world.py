"""A small world for the tests: one page, two people, a clock that the test moves."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

from fake_graph import App, AppId, FakeGraph, Mint, Page, PageId, Person, Request, Webhook
from fake_graph.journal import Noted

NOW = datetime(2026, 9, 1, 10, tzinfo=UTC)
PAGE = PageId("104523891234567")
SECRET = "s3cr3t-of-the-app"
TOKEN = "EAATokenOfThePage0123456789"
ALL_FIELDS = frozenset(
    {
        "messages",
        "messaging_postbacks",
        "message_deliveries",
        "message_reads",
        "message_echoes",
    }
)


@dataclass
class Answer:
    """A response, read."""

    status: int
    headers: dict
    json: dict

    @property
    def error(self):
        return self.json["error"]

    @property
    def refusal(self):
        return self.error["code"], self.error.get("error_subcode")


class World:
    """The graph, what it delivered, and short ways to call it."""

    def __init__(self, now=NOW, *, token=TOKEN, fields=None, strict=False, seed="world"):
        self.now = now
        self.webhooks: list[Webhook] = []
        self.graph = FakeGraph(
            Page(id=PAGE, name="Café", access_token=token),
            App(secret=SECRET, verify_token="verify-me", subscribed_fields=fields or ALL_FIELDS),
            now=lambda: self.now,
            mint=Mint(seed),
            deliver=self.webhooks.append,
            strict=strict,
        )
        self.ana = self.add("Ana", "Lima")
        self.bob = self.add("Bob", "Stone", locale="nl_NL", timezone=5.5, gender="male")

    def add(self, first, last, **more):
        psid = self.graph.mint.psid(first)
        self.graph.add_person(Person(psid=psid, first_name=first, last_name=last, **more))
        return psid

    def wait(self, **duration):
        """Let time pass; what the platform does by itself happens at its time."""
        end = self.now + timedelta(**duration)
        while (due := self.graph.next_due()) is not None and due <= end:
            self.now = max(due, self.now)
            self.graph.tick()
        self.now = end

    def add_app(self, app_id="7000000000000002", fields=None, **more):
        """Let a second app hear of the page; return its id and a page token of its own."""
        fields = fields or ALL_FIELDS
        app = App(
            id=AppId(app_id),
            secret=f"secret-of-{app_id}",
            verify_token="verify-me",
            subscribed_fields=fields,
            **more,
        )
        self.graph.add_app(app)
        self.graph.page.subscriptions[app.id] = fields
        token = f"EAAofApp{app_id}"
        self.graph.grant(token, self.graph.page.id, app.id)
        return app.id, token

    def raw(self, method, path, query="", body=b"", headers=None):
        return self.graph.answer(
            Request(method=method, path=path, query=query, headers=headers or {}, body=body)
        )

    def call(self, method, path, body=None, *, query=None, headers=None, token=TOKEN):
        queried = dict(query or {}) | ({"access_token": token} if token else {})
        sent = {"Content-Type": "application/json"} if body is not None else {}
        answered = self.raw(
            method,
            path,
            urlencode(queried),
            b"" if body is None else json.dumps(body).encode(),
            sent | (headers or {}),
        )
        return Answer(answered.status, dict(answered.headers), json.loads(answered.body))

    def send(self, text="Hello!", to=None, **more):
        body = {"recipient": {"id": to or self.ana}, "message": {"text": text}} | more
        return self.call("POST", "/v24.0/me/messages", body)

    def act(self, action="typing_on", to=None, **more):
        body = {"recipient": {"id": to or self.ana}, "sender_action": action} | more
        return self.call("POST", "/v24.0/me/messages", body)

    def of(self, kind):
        return [entry for entry in self.graph.journal if isinstance(entry, kind)]

    def notes(self):
        return [entry.code for entry in self.of(Noted)]

    def events(self, field, *, app_id=None, channel="messaging"):
        """Return the events of a field that one app, or any, heard in a channel."""
        heard = [w for w in self.webhooks if w.field == field and app_id in (None, w.app_id)]
        entries = [json.loads(webhook.body)["entry"][0] for webhook in heard]
        return [event for entry in entries for event in entry.get(channel, ())]
