"""What people do in the thread with the page: the customers' side of the platform.

Source: https://developers.facebook.com/docs/messenger-platform/send-messages/quick-replies and
https://developers.facebook.com/docs/messenger-platform/send-messages/persistent-menu
"""

from datetime import datetime

from fake_graph import event
from fake_graph.errors import ImpossibleAction
from fake_graph.graph.core import Core
from fake_graph.ids import MessageId, Psid
from fake_graph.journal import (
    MessageReceived,
    PageBlocked,
    PostbackReceived,
    PostbackSource,
    ThreadOpened,
    ThreadRead,
)
from fake_graph.profile import WEB_URL, MessengerProfile
from fake_graph.shown import QuickReply
from fake_graph.thread import Letter, Thread
from fake_graph.window import Deed

GET_STARTED_TITLE = "Get Started"


class People(Core):
    """The platform with people who write, tap, read and block.

    Each method raises ``ImpossibleAction`` for what the real app would not let that person do.
    """

    def open_thread(self, psid: Psid) -> str:
        """Show the thread to its person and return the greeting that they see.

        Returns: an empty text where the page has no greeting or the thread is not new.
        """
        with self.turn() as at:
            thread = self.thread_of(psid)
            profile = self._profile(thread)
            greeting = profile.greeting_for(thread.person) if thread.is_empty else ""
            self.journal.append(ThreadOpened(at=at, psid=psid, greeting=greeting))
            return greeting

    def say(self, psid: Psid, text: str) -> MessageId:
        """Write ``text`` to the page and return the message's id."""
        with self.turn() as at:
            thread = self._unblocked(psid)
            menu = self._profile(thread).menu_for(thread.person)
            if menu is not None and menu.composer_input_disabled:
                titles = [item.title for item in menu.items]
                raise ImpossibleAction("the page's menu switches the composer off", titles)
            return self._receive(thread, Deed.MESSAGE, text, None, at)

    def tap(self, psid: Psid, title: str) -> MessageId:
        """Tap the quick reply called ``title`` and return the id of the message that it writes."""
        with self.turn() as at:
            thread = self._unblocked(psid)
            reply = next((reply for reply in thread.shown if reply.title == title), None)
            if reply is None:
                titles = [reply.title for reply in thread.shown]
                raise ImpossibleAction(f"no quick reply {title!r} is shown", titles)
            return self._receive(thread, Deed.QUICK_REPLY, reply.title, reply.payload, at)

    def press_get_started(self, psid: Psid) -> MessageId:
        """Press Get Started, which only a new thread shows."""
        with self.turn() as at:
            thread = self._unblocked(psid)
            button = self._profile(thread).get_started
            if button is None:
                raise ImpossibleAction("the page has no Get Started button")
            if not thread.is_empty:
                raise ImpossibleAction("Get Started is shown only in a thread without messages")
            payload, source = button.payload, PostbackSource.GET_STARTED
            return self._receive_postback(thread, GET_STARTED_TITLE, payload, source, at)

    def press_menu(self, psid: Psid, title: str) -> MessageId | None:
        """Press the item of the persistent menu called ``title``.

        Returns: None where it opens a web page, of which the app learns nothing.
        """
        with self.turn() as at:
            thread = self._unblocked(psid)
            menu = self._profile(thread).menu_for(thread.person)
            if menu is None:
                raise ImpossibleAction("the page has no persistent menu")
            item = next((item for item in menu.items if item.title == title), None)
            if item is None:
                titles = [item.title for item in menu.items]
                raise ImpossibleAction(f"the menu has no item {title!r}", titles)
            if item.type == WEB_URL:
                return None
            payload, source = item.payload or "", PostbackSource.MENU
            return self._receive_postback(thread, title, payload, source, at)

    def read(self, psid: Psid) -> None:
        """Read everything; the app is told if there was something new."""
        with self.turn() as at:
            thread = self.thread_of(psid)
            self.journal.append(ThreadRead(at=at, psid=psid))
            if thread.has_unread:
                thread.has_unread = False
                addressed = event.from_person(psid, thread.page_id, at, event.read(at))
                self.post("message_reads", thread, addressed, at)

    def block(self, psid: Psid) -> None:
        """Block the page; no webhook tells."""
        self._set_blocked(psid, blocked=True)

    def unblock(self, psid: Psid) -> None:
        """Let the page write again; the messaging window stays as it was."""
        self._set_blocked(psid, blocked=False)

    def quick_replies_shown(self, psid: Psid) -> tuple[QuickReply, ...]:
        """Return the quick replies under the latest message."""
        with self._lock:
            return self.thread_of(psid).shown

    def _set_blocked(self, psid: Psid, *, blocked: bool) -> None:
        with self.turn() as at:
            self.thread_of(psid).is_blocked = blocked
            self.journal.append(PageBlocked(at=at, psid=psid, blocked=blocked))

    def _receive(
        self, thread: Thread, deed: Deed, text: str, payload: str | None, at: datetime
    ) -> MessageId:
        psid, mid = thread.person.psid, self.mint.message_id()
        thread.customer_did(deed, at)
        content: event.Event = {"text": text}
        thread.letters[mid] = Letter(mid=mid, at=at, app_id=None, content=content)
        self.journal.append(MessageReceived(at=at, psid=psid, mid=mid, text=text, payload=payload))
        if payload is not None:
            content = content | {"quick_reply": {"payload": payload}}
        message = event.from_person(psid, thread.page_id, at, event.message(mid, content))
        self.post("messages", thread, message, at)
        return mid

    def _receive_postback(
        self, thread: Thread, title: str, payload: str, source: PostbackSource, at: datetime
    ) -> MessageId:
        psid, mid = thread.person.psid, self.mint.message_id()
        thread.customer_did(Deed.POSTBACK, at)
        self.journal.append(
            PostbackReceived(at=at, psid=psid, mid=mid, title=title, payload=payload, source=source)
        )
        postback = event.postback(mid, title, payload)
        addressed = event.from_person(psid, thread.page_id, at, postback)
        self.post("messaging_postbacks", thread, addressed, at)
        return mid

    def _profile(self, thread: Thread) -> MessengerProfile:
        return self.state.pages[thread.page_id].profile.as_seen_with(thread.menu)

    def _unblocked(self, psid: Psid) -> Thread:
        thread = self.thread_of(psid)
        if thread.is_blocked:
            raise ImpossibleAction("whoever blocked the page cannot write to it", ["unblock"])
        return thread
