"""The Page Inbox: what the page's own staff does, and the platform's own questions.

Source: https://developers.facebook.com/docs/messenger-platform/handover-protocol
"""

from dataclasses import replace
from datetime import datetime, timedelta

from fake_graph.control import Move, Protocol
from fake_graph.errors import ImpossibleAction, ShutOut
from fake_graph.graph.handover import REPLY
from fake_graph.graph.sends import Sends
from fake_graph.ids import AppId, MessageId, Psid
from fake_graph.journal import Action, ActionSent, Author
from fake_graph.page import LEAD_FLOW, PAGE_INBOX
from fake_graph.pages.desk import Folder
from fake_graph.policy import WindowRule
from fake_graph.thread import Thread

STAFF_REACH = timedelta(days=7)
"""For how long people may be written to by hand, as the tag HUMAN_AGENT has it; inferred."""


class Inbox(Sends):
    """The platform with staff behind the page.

    Each method raises ``ImpossibleAction`` for what the real inbox would not let the staff do.
    """

    def staff_says(self, psid: Psid, text: str, agent: str = "") -> MessageId:
        """Answer by hand and return the message's id; where apps share threads, it takes this one.

        That the app which loses the thread is told of it as of any taking is inferred.
        """
        with self.turn() as at:
            thread = self._open_to_staff(psid, at)
            if not text:
                raise ImpossibleAction("an empty message cannot be sent")
            if self._is_shared(thread, at):
                self._take(thread, PAGE_INBOX, REPLY, None, at)
            thread.desk.read_at = at
            thread.desk.folder = Folder.INBOX
            return self._write_for_page(thread, text, Author.STAFF, at, agent)

    def staff_reads(self, psid: Psid) -> None:
        """Open the conversation, which the person sees as read."""
        with self.turn() as at:
            self.thread_of(psid).desk.read_at = at
            self.journal.append(
                ActionSent(at=at, psid=psid, app_id=PAGE_INBOX, action=Action.MARK_SEEN)
            )

    def staff_takes(self, psid: Psid, metadata: str | None = None) -> None:
        """Take the thread without a word; the app that had it is told."""
        with self.turn() as at:
            self._take(self._shared(psid, at), PAGE_INBOX, Move.TAKE, metadata, at)

    def staff_requests(self, psid: Psid, metadata: str | None = None) -> None:
        """Ask whoever has the thread for it."""
        with self.turn() as at:
            thread = self._shared(psid, at)
            if self.owner(thread, at) == PAGE_INBOX:
                raise ImpossibleAction("the inbox has the thread already", ["staff_says"])
            self._request(thread, PAGE_INBOX, metadata, at)

    def staff_hands_back(
        self, psid: Psid, app_id: AppId | None = None, metadata: str | None = None
    ) -> None:
        """Give the thread to an app, by default the page's default app."""
        with self.turn() as at:
            thread = self._held_by_staff(psid, at)
            target = app_id or self.state.pages[thread.page_id].default_app
            apps = [a for a in self.state.pages[thread.page_id].subscriptions if a != PAGE_INBOX]
            if target is None or target not in apps:
                raise ImpossibleAction(f"the thread cannot be given to {target}", apps)
            self._pass(thread, target, metadata, at)

    def staff_marks_done(self, psid: Psid) -> None:
        """File the conversation under Done.

        A thread of the inbox's goes back: under the Handover Protocol to the primary receiver,
        which is told; under Conversation Routing to nobody.
        """
        with self.turn() as at:
            thread = self.thread_of(psid)
            thread.desk.folder, thread.desk.read_at = Folder.DONE, at
            page = self.state.pages[thread.page_id]
            protocol = self.protocol(page, at)
            if protocol is Protocol.NONE or self.owner(thread, at) != PAGE_INBOX:
                return
            if protocol is Protocol.HANDOVER and page.default_app not in (None, PAGE_INBOX):
                assert page.default_app is not None
                self._pass(thread, page.default_app, None, at)
            else:
                self._set_owner(thread, Move.RELEASE, None, None, at)

    def start_lead_flow(self, psid: Psid) -> None:
        """Let Messenger ask the questions of a lead form; apps cannot write meanwhile."""
        self._set_flow(psid, is_on=True)

    def finish_lead_flow(self, psid: Psid) -> None:
        """Let the questions be over."""
        self._set_flow(psid, is_on=False)

    def _set_flow(self, psid: Psid, *, is_on: bool) -> None:
        with self.turn() as at:
            thread = self.thread_of(psid)
            if thread.control.in_flow == is_on:
                raise ImpossibleAction(f"a flow {'runs already' if is_on else 'does not run'}")
            owner = self.owner(thread, at)
            thread.control = replace(thread.control, in_flow=is_on)
            previous, now = (owner, LEAD_FLOW) if is_on else (LEAD_FLOW, owner)
            deed = Move.TAKE if is_on else Move.RELEASE
            self._note_change(thread, deed, previous, now, None, at)

    def _open_to_staff(self, psid: Psid, at: datetime) -> Thread:
        thread = self.thread_of(psid)
        if thread.desk.is_closed:
            raise ImpossibleAction("the page has blocked this person", ["page_unblocks"])
        if thread.is_blocked:
            raise ShutOut("this person has blocked the page")
        if thread.standing.is_gone:
            raise ShutOut("this person has left their account", ["reactivate"])
        if thread.control.in_flow:
            raise ShutOut("Messenger is asking its own questions", ["finish_lead_flow"])
        if not thread.has_begun:
            raise ImpossibleAction("a page cannot write first")
        # A page that wrote first, e.g. to a comment's author, had its right from elsewhere.
        is_late = not thread.window.reaches(at, STAFF_REACH) and thread.window.opened is not None
        if is_late and self.policy.window is WindowRule.DAY:
            raise ShutOut("this person has been silent for more than seven days")
        return thread

    def _is_shared(self, thread: Thread, at: datetime) -> bool:
        return self.protocol(self.state.pages[thread.page_id], at) is not Protocol.NONE

    def _shared(self, psid: Psid, at: datetime) -> Thread:
        thread = self.thread_of(psid)
        if not self._is_shared(thread, at):
            raise ImpossibleAction("the page's apps share nothing", ["set_default_app"])
        return thread

    def _held_by_staff(self, psid: Psid, at: datetime) -> Thread:
        thread = self._shared(psid, at)
        if self.owner(thread, at) != PAGE_INBOX:
            raise ImpossibleAction("the inbox does not have the thread", ["staff_takes"])
        return thread
