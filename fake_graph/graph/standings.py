"""How people and the platform stand towards a page: who takes its messages, what it is kept from.

Source: https://developers.facebook.com/docs/messenger-platform/error-codes
"""

from fake_graph.errors import ImpossibleAction
from fake_graph.graph.core import Core
from fake_graph.ids import PageId, Psid
from fake_graph.journal import CustomerActed, PageActivity
from fake_graph.pages.restriction import Restriction
from fake_graph.people import optin_event
from fake_graph.people.standing import MessageRequest
from fake_graph.window import Deed


class Standings(Core):
    """The platform with people who come, go and make up their minds."""

    def switch_off_messages(self, psid: Psid) -> None:
        """Have somebody refuse the page's messages without blocking it."""
        self._set_receiving(psid, is_receiving=False)

    def switch_on_messages(self, psid: Psid) -> None:
        """Have somebody take the page's messages again."""
        self._set_receiving(psid, is_receiving=True)

    def deactivate(self, psid: Psid) -> None:
        """Have somebody deactivate or delete their account; no webhook tells."""
        self._set_gone(psid, is_gone=True)

    def reactivate(self, psid: Psid) -> None:
        """Have somebody come back to their account; the messaging window stays as it was."""
        self._set_gone(psid, is_gone=False)

    def accept_request(self, psid: Psid) -> None:
        """Have somebody accept the message request in which the page's first message came.

        The messaging window stays closed until they write: accepting is not among the documented
        actions that open it. The page is told only where it had written to a phone number.
        """
        with self.turn() as at:
            thread = self.thread_of(psid)
            request = thread.standing.request
            if request is None:
                raise ImpossibleAction("no message request of the page's is waiting")
            thread.standing.request = None
            thread.has_unread = True
            self.journal.append(CustomerActed(at=at, psid=psid, deed="accept-request"))
            thread.window = thread.window.after(Deed.ACCEPT_REQUEST, at)
            if request is MessageRequest.PHONE_NUMBER:
                self._tell("messaging_optins", thread, optin_event.request_accepted(), at)

    def restrict_page(self, kind: str, page_id: PageId | None = None) -> None:
        """Have the platform keep a page from something: a ``fake_graph.pages.restriction``."""
        self._set_restricted(kind, page_id, is_restricted=True)

    def lift_restriction(self, kind: str, page_id: PageId | None = None) -> None:
        """Have the platform let a page do something again."""
        self._set_restricted(kind, page_id, is_restricted=False)

    def _set_restricted(self, kind: str, page_id: PageId | None, *, is_restricted: bool) -> None:
        if kind not in set(Restriction):
            raise ImpossibleAction(f"there is no restriction {kind!r}", Restriction)
        with self.turn() as at:
            page = self.page_of(page_id)
            if is_restricted:
                page.restrictions.add(kind)
            else:
                page.restrictions.discard(kind)
            what = "restriction-add" if is_restricted else "restriction-remove"
            self.journal.append(PageActivity(at=at, page_id=page.id, what=what, text=kind))

    def _set_receiving(self, psid: Psid, *, is_receiving: bool) -> None:
        with self.turn() as at:
            self.thread_of(psid).standing.is_receiving = is_receiving
            deed = "switch-on-messages" if is_receiving else "switch-off-messages"
            self.journal.append(CustomerActed(at=at, psid=psid, deed=deed))

    def _set_gone(self, psid: Psid, *, is_gone: bool) -> None:
        with self.turn() as at:
            self.thread_of(psid).standing.is_gone = is_gone
            deed = "deactivate" if is_gone else "reactivate"
            self.journal.append(CustomerActed(at=at, psid=psid, deed=deed))
