"""Threads and messages as apps read them back.

Source: https://developers.facebook.com/docs/messenger-platform/conversations
"""

from collections.abc import Iterable
from itertools import islice

from fake_graph.errors import GraphError
from fake_graph.graph.core import Core
from fake_graph.ids import ConversationId, MessageId, Psid
from fake_graph.pages.desk import Folder
from fake_graph.thread import Letter, Thread
from fake_graph.token import Caller

READABLE = 20
"""How many messages of a thread can be read in detail, the newest ones."""


class Conversations(Core):
    """The graph's archive."""

    def conversations(
        self, caller: Caller, psid: Psid | None = None, folder: Folder | None = None
    ) -> list[Thread]:
        """Return the page's threads that are not empty, the one with the latest message first.

        Without a folder: all but spam, which is inferred.

        Raises:
            GraphError: the app lacks what it needs for reading.
        """
        with self.turn():
            self.require_reading(caller)
            found = [
                thread
                for thread in self._threads(psid)
                if thread.page_id == caller.page_id
                and thread.has_begun
                and _lies_in(thread, folder)
            ]
            return sorted(found, key=_updated, reverse=True)

    def _threads(self, psid: Psid | None) -> Iterable[Thread]:
        """Return one person's thread if there is one, without a PSID everybody's."""
        threads = self.state.threads
        if psid is None:
            return threads.values()
        return [threads[psid]] if psid in threads else []

    def conversation(self, caller: Caller, conversation: ConversationId) -> Thread:
        """Return a thread by its conversation's id.

        Raises:
            GraphError: there is none, or the app lacks what it needs for reading.
        """
        with self.turn():
            self.require_reading(caller)
            thread = self.conversation_called(conversation, caller)
            if thread is None or not thread.has_begun:
                raise GraphError("thread-missing")
            return thread

    def conversation_called(self, node: str, caller: Caller) -> Thread | None:
        """Return the page's thread whose conversation's id is ``node``."""
        threads = self.state.threads.values()
        found = (t for t in threads if t.conversation == node and t.page_id == caller.page_id)
        return next(found, None)

    def letter(self, caller: Caller, mid: MessageId) -> tuple[Thread, Letter]:
        """Return a message and its thread.

        Raises:
            GraphError: it was deleted, is too old to be read, or the app lacks what it needs.
        """
        with self.turn():
            self.require_reading(caller)
            thread = self.thread_with(mid, caller)
            if thread is None or not is_readable(thread, mid):
                raise GraphError("message-deleted")
            return thread, thread.letters[mid]

    def thread_with(self, node: str, caller: Caller) -> Thread | None:
        """Return the page's thread in which a message has the id ``node``."""
        threads = self.state.threads.values()
        found = (t for t in threads if node in t.letters and t.page_id == caller.page_id)
        return next(found, None)

    def require_reading(self, caller: Caller) -> None:
        """Refuse an app that may not read conversations.

        Raises:
            GraphError: its business is not verified, from the date of that rule on.
        """
        if "conversations-need-verification" not in self.policy.features:
            return
        if "business_verification" in self.state.apps[caller.app_id].missing_features:
            raise GraphError("advanced-access-missing")


def is_readable(thread: Thread, mid: MessageId) -> bool:
    """Return whether a message can be read in detail: one of the newest, and not deleted."""
    newest = islice(reversed(thread.letters), READABLE)
    return mid in newest and not thread.letters[mid].is_deleted


def _lies_in(thread: Thread, folder: Folder | None) -> bool:
    if folder is None:
        return thread.desk.folder is not Folder.SPAM
    return thread.desk.folder is folder


def _updated(thread: Thread) -> float:
    at = thread.updated_at
    return at.timestamp() if at is not None else 0.0
