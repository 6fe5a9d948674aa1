"""Europe and Japan, where some things did not work for some years.

Source: https://developers.facebook.com/docs/messenger-platform/europe-japan-updates
"""

from fake_graph.graph.core import Core
from fake_graph.region import is_off
from fake_graph.thread import Thread


class Regions(Core):
    """The platform with chats in which it does less."""

    def is_off(self, what: str, thread: Thread) -> bool:
        """Return whether something of ``facts/restricted.json`` does not work in a thread now."""
        policy = self.policy
        if not policy.restricted:
            return False
        return is_off(what, policy, self.state.pages[thread.page_id], thread.person)
