"""A world whose page has two apps, so that threads have somewhere to go."""

from datetime import UTC, datetime

from fake_graph.page import PAGE_INBOX
from tests.fake_graph.world import ALL_FIELDS, World

FIELDS = ALL_FIELDS | {"messaging_handovers", "standby", "inbox_labels"}
ROUTED = datetime(2026, 9, 1, 10, tzinfo=UTC)
HANDED_OVER = datetime(2024, 9, 1, 10, tzinfo=UTC)
INBOX = str(PAGE_INBOX)


class Switchboard(World):
    """The world's own app is the default one; ``helper`` is another; Ana has said hello."""

    def __init__(self, now=ROUTED, *, default=True, **more):
        super().__init__(now, fields=FIELDS, **more)
        self.bot = self.graph.app.id
        self.helper, self.helper_token = self.add_app(fields=FIELDS, name="Helper")
        if default:
            self.graph.set_default_app(self.bot)
        self.graph.say(self.ana, "Hi!")

    def move(self, verb, to=None, token=None, **more):
        """Call ``<verb>_thread_control``, as the bot unless a token says otherwise."""
        body = {"recipient": {"id": to or self.ana}} | more
        called = {"token": token} if token else {}
        return self.call("POST", f"/v24.0/me/{verb}_thread_control", body, **called)

    def give(self, app_id, **more):
        return self.move("pass", target_app_id=app_id, **more)

    def owner(self, psid=None, **called):
        query = {"recipient": psid or self.ana}
        data = self.call("GET", "/v24.0/me/thread_owner", query=query, **called).json["data"]
        return data[0]["thread_owner"]["app_id"] if data else None

    def handovers(self, app_id=None):
        return self.events("messaging_handovers", app_id=app_id)

    def tasks(self, *tasks):
        """Let whoever made the page's token do no more than ``tasks``."""
        token = self.graph.state.tokens[self.graph.page.access_token]
        token.tasks = tasks
