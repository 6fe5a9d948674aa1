"""People whom the page keeps out of its inbox, or off the page.

Source: https://developers.facebook.com/docs/graph-api/reference/page/blocked
"""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from fake_graph.errors import ImpossibleAction
from fake_graph.graph.core import Core
from fake_graph.ids import Psid
from fake_graph.journal import PageActivity
from fake_graph.pages.desk import Desk, Folder
from fake_graph.person import Person
from fake_graph.thread import Thread
from fake_graph.token import Caller


class Moderate(StrEnum):
    """What a page can do about somebody."""

    BLOCK_USER = "BLOCK_USER"
    """Take no more messages of theirs."""

    UNBLOCK_USER = "UNBLOCK_USER"
    BAN_USER = "BAN_USER"
    """Keep them off the whole page, its inbox included."""

    UNBAN_USER = "UNBAN_USER"
    MOVE_TO_SPAM = "MOVE_TO_SPAM"


class Moderation(Core):
    """The page's doorkeeper."""

    def moderate(self, caller: Caller, psids: Iterable[Psid], actions: Iterable[Moderate]) -> None:
        """Do each of ``actions`` to each of the people.

        Raises:
            GraphError: whoever made the token may not, or the page knows one of them not.
        """
        with self.turn() as at:
            caller.require_task("MODERATE")
            threads = [self._known(caller.page_id, psid) for psid in psids]
            for action in actions:
                for thread in threads:
                    self._moderate(thread, action, at)

    def page_moderates(self, psid: Psid, action: str) -> None:
        """Do something about a person by hand, by the name of one of ``Moderate``."""
        if action not in tuple(Moderate):
            raise ImpossibleAction(f"nobody can be moderated by {action!r}", Moderate)
        with self.turn() as at:
            self._moderate(self.thread_of(psid), Moderate(action), at)

    def page_blocks(self, psid: Psid) -> None:
        """Take no more messages of a person's; their messages reach no app."""
        self.page_moderates(psid, Moderate.BLOCK_USER)

    def page_unblocks(self, psid: Psid) -> None:
        """Take a person's messages again."""
        self.page_moderates(psid, Moderate.UNBLOCK_USER)
        self.page_moderates(psid, Moderate.UNBAN_USER)

    def kept_out(self, caller: Caller) -> list[Person]:
        """Return whom the page has blocked or banned.

        Raises:
            GraphError: whoever made the token may not.
        """
        with self.turn():
            caller.require_task("MODERATE")
            threads = self.state.threads.values()
            ours = [t for t in threads if t.page_id == caller.page_id]
            return [thread.person for thread in ours if thread.desk.is_closed]

    def _moderate(self, thread: Thread, action: Moderate, at: datetime) -> None:
        _apply(thread.desk, action)
        self.journal.append(
            PageActivity(
                at=at,
                page_id=thread.page_id,
                what=action.value.lower().replace("_", "-"),
                text=thread.person.psid,
            )
        )


def _apply(desk: Desk, action: Moderate) -> None:
    match action:
        case Moderate.BLOCK_USER:
            desk.is_blocked = True
        case Moderate.UNBLOCK_USER:
            desk.is_blocked = False
        case Moderate.BAN_USER:
            desk.is_banned = True
        case Moderate.UNBAN_USER:
            desk.is_banned = False
        case Moderate.MOVE_TO_SPAM:
            desk.folder = Folder.SPAM
