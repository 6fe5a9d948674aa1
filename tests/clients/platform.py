"""The platform as a client finds it: a world of several apps, and all that crossed the wire."""

import json

from fake_graph.page import DEFAULT_APP
from tests.fake_graph.world import ALL_FIELDS, NOW, PAGE, SECRET, TOKEN, World

TEXT = "Grüße 👋🏽 é"
"""Accents and an emoji of two code points: what a careless signature check stumbles over."""

FIELDS = ALL_FIELDS | {
    *("messaging_optins", "messaging_referrals", "messaging_account_linking"),
    *("messaging_handovers", "message_reactions", "message_edits", "standby"),
    *("messaging_policy_enforcement", "messaging_optouts", "inbox_labels"),
}


class Platform:
    """A world, and every answer that it gave.

    Attributes:
        answers: The bodies of the answers, read.
    """

    token, secret, page_id, app_id, text = TOKEN, SECRET, PAGE, DEFAULT_APP, TEXT

    def __init__(self, now=NOW):
        self.world = World(now, fields=FIELDS)
        self.graph = self.world.graph
        self.other_app, self.other_token = self.world.add_app(fields=FIELDS)
        self.ana, self.bob = self.world.ana, self.world.bob
        self.answers = []
        self.statuses = []
        self.graph.say(self.ana, "Hi!")

    def exchange(self, request):
        """Answer a call and keep the answer."""
        response = self.graph.answer(request)
        self.statuses.append(response.status)
        self.answers.append(json.loads(response.body))
        return response

    def route(self):
        """Let the page's apps share threads: the client's own app is the default one."""
        self.graph.page.default_app = self.app_id
        return self

    def call(self, method, path, body=None):
        """Prepare something by a call of our own, and return the answer."""
        return self.world.call(method, path, body).json

    @property
    def delivered(self):
        """The webhooks of the client's own app, oldest first."""
        return [w for w in self.world.webhooks if w.app_id == self.app_id]
