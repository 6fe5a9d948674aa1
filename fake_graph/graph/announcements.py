"""What the platform itself tells a page's apps, and the tests of the app dashboard.

Source: https://developers.facebook.com/docs/messenger-platform/reference/webhook-events/messaging_policy_enforcement
"""

import json
from datetime import datetime

from fake_graph import event
from fake_graph.errors import ImpossibleAction
from fake_graph.event import Event
from fake_graph.graph.core import Core
from fake_graph.ids import NOBODY, AppId, PageId
from fake_graph.journal import PageActivity
from fake_graph.page import Page
from fake_graph.webhook import envelope

ACTIONS = ("warning", "block", "unblock")
REASON = (
    "The bot violated our Platform Policies"
    " (https://developers.facebook.com/policy/#messengerplatform). Common violations include"
    " sending out excessive spammy messages or being non-functional."
)

DASHBOARD_TESTS: dict[str, Event] = {
    "messages": {
        "sender": {"id": "12334"},
        "recipient": {"id": "23245"},
        "timestamp": "1527459824",
        "message": {
            "mid": "test_message_id",
            "text": "test_message",
            "commands": [{"name": "command123"}, {"name": "command456"}],
        },
    }
}
"""What the dashboard's Test button sends, always the same; only the one that is known."""


class Announcements(Core):
    """The platform that speaks for itself."""

    def announce(self, page: Page, field: str, told: Event, at: datetime) -> None:
        """Tell the page's apps of something that is in no thread, or in none that they know."""
        for app_id in page.subscriptions:
            fields = self.heard_by(app_id, page)
            if field in fields:
                knows_ways_in = field != "messages" or "messaging_referrals" in fields
                heard = told if knows_ways_in else event.without_referral(told)
                body = envelope(page.id, "messaging", heard, at)
                self._put(app_id, field, NOBODY, body, at)

    def enforce_policy(
        self, action: str, reason: str | None = None, page_id: PageId | None = None
    ) -> None:
        """Warn or block a page, or end that; a reason is given by default for all but the last.

        It only tells: whether the page can still write is not changed.
        """
        if action not in ACTIONS:
            raise ImpossibleAction(f"policy is not enforced by {action!r}", ACTIONS)
        with self.turn() as at:
            page = self.page_of(page_id)
            given = ("" if action == "unblock" else REASON) if reason is None else reason
            # Fixtures have the hyphen, today's documentation has not; when it changed is unknown.
            is_old = "hyphened-policy-enforcement" in self.policy.features
            key = "policy-enforcement" if is_old else "policy_enforcement"
            what = f"policy-{action}"
            self.journal.append(PageActivity(at=at, page_id=page.id, what=what, text=given))
            told = event.policy_enforcement(key, action, given)
            addressed = event.from_nobody(page.id, at, told)
            self.announce(page, "messaging_policy_enforcement", addressed, at)

    def press_dashboard_test(self, field: str = "messages", app_id: AppId | None = None) -> None:
        """Press the dashboard's Test button beside a field.

        The app gets ``{"field", "value"}`` without an envelope, unlike all real webhooks, and
        whether or not it is subscribed to the page.
        """
        if field not in DASHBOARD_TESTS:
            raise ImpossibleAction(f"the test of {field!r} is not known", DASHBOARD_TESTS)
        if app_id is not None and app_id not in self.state.apps:
            raise ImpossibleAction(f"there is no app {app_id}", self.state.apps)
        with self.turn() as at:
            value = {"field": field, "value": DASHBOARD_TESTS[field]}
            body = json.dumps(value, separators=(",", ":")).encode("ascii")
            self._put(app_id or self.app.id, field, NOBODY, body, at)
