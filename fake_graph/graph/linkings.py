"""People who log in to the page's own site from the thread, and out again.

Source: https://developers.facebook.com/docs/messenger-platform/identity/account-linking
"""

from dataclasses import replace

from fake_graph import event
from fake_graph.contents.pressable import ACCOUNT_LINK, ACCOUNT_UNLINK, Pressable, buttons
from fake_graph.errors import GraphError, ImpossibleAction
from fake_graph.graph.people import People
from fake_graph.ids import MessageId, PageId, Psid
from fake_graph.people.linking import TOKEN_LIFE, Account, log_in_url
from fake_graph.thread import Thread

FIELD = "messaging_account_linking"


class Linkings(People):
    """The platform with accounts elsewhere."""

    def press_log_in(self, psid: Psid, mid: MessageId | None = None) -> str:
        """Press the log-in button, the newest or that of one message, and return what it opens.

        Returns: the page's URL with ``account_linking_token`` and ``redirect_uri``.
        """
        with self.turn() as at:
            thread = self._unblocked(psid)
            button = self._account_button(thread, ACCOUNT_LINK, mid)
            token = self.mint.text("account-linking-token")
            thread.account = replace(thread.account, token=token, until=at + TOKEN_LIFE)
            url = log_in_url(button.button.url or "", token)
            self._acted(psid, "log-in", url, button.mid)
            return url

    def link_account(self, psid: Psid, authorization_code: str = "") -> None:
        """Come back from the page's site with a code, or without one where the log-in failed."""
        with self.turn() as at:
            thread = self._unblocked(psid)
            if not thread.account.is_linking(at):
                raise ImpossibleAction(
                    f"no log-in has begun in the last {TOKEN_LIFE}", ["press_log_in"]
                )
            self._acted(psid, "link-account", authorization_code)
            if not authorization_code:
                thread.account = replace(thread.account, token=None, until=None)
                return
            thread.account = Account(code=authorization_code)
            linked = event.account_linked(authorization_code)
            self._tell(FIELD, thread, linked, at)

    def press_log_out(self, psid: Psid, mid: MessageId | None = None) -> None:
        """Press the log-out button: the account is no longer linked."""
        with self.turn() as at:
            thread = self._unblocked(psid)
            button = self._account_button(thread, ACCOUNT_UNLINK, mid)
            if not thread.account.is_linked:
                raise ImpossibleAction("no account is linked", ["press_log_in"])
            thread.account = Account()
            self._acted(psid, "unlink-account", mid=button.mid)
            self._tell(FIELD, thread, event.account_unlinked(), at)

    def person_linking(self, page_id: PageId, token: str) -> Psid:
        """Return who logs in with that account linking token.

        Raises:
            GraphError: it is nobody's on this page, or older than five minutes.
        """
        with self.turn() as at:
            for psid, thread in self.state.threads.items():
                account, is_here = thread.account, thread.page_id == page_id
                if is_here and account.token == token and account.is_linking(at):
                    return psid
            raise GraphError("account-linking-token-invalid")

    def unlink_account(self, psid: Psid, page_id: PageId | None = None) -> None:
        """Forget the account at the page's wish; that a webhook tells is not documented.

        Raises:
            GraphError: nobody of that page has the PSID.
        """
        with self.turn():
            self._known(self.page_of(page_id).id, psid).account = Account()

    def _account_button(self, thread: Thread, kind: str, mid: MessageId | None) -> Pressable:
        found = next((it for it in buttons(thread, mid) if it.button.type == kind), None)
        if found is None:
            raise ImpossibleAction(f"no button of type {kind} is in sight")
        return found
