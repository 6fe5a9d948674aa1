"""Europe and Japan, where some things did not work for some years.

Source: https://developers.facebook.com/docs/messenger-platform/europe-japan-updates
"""

from datetime import datetime

from fake_graph.event import Event
from fake_graph.graph.core import Core
from fake_graph.ids import AppId
from fake_graph.pages.region import is_off
from fake_graph.thread import Thread

_KINDS = {
    "message_reads": "reads",
    "message_deliveries": "deliveries",
    "message_reactions": "reactions",
    "messaging_optins": "opt-ins",
}
"""What of ``facts/restricted.json`` a field's events are."""


class Regions(Core):
    """The platform with chats in which it does less."""

    def post(
        self,
        field: str,
        thread: Thread,
        addressed: Event,
        at: datetime,
        *,
        maker: AppId | None = None,
    ) -> None:
        """Tell the apps of an event, unless such events are off in this chat."""
        if field not in _KINDS or not self.is_off(_KINDS[field], thread):
            super().post(field, thread, addressed, at, maker=maker)

    def is_off(self, what: str, thread: Thread) -> bool:
        """Return whether something of ``facts/restricted.json`` does not work in a thread now."""
        policy = self.policy
        if not policy.restricted:
            return False
        return is_off(what, policy, self.state.pages[thread.page_id], thread.person)
