"""Accounts at a business, linked to people's threads.

Source: https://developers.facebook.com/docs/messenger-platform/identity/account-linking
"""

from fake_graph.errors import GraphError
from fake_graph.graph.core import Core
from fake_graph.ids import PageId, Psid
from fake_graph.linking import LINK_TOKEN_LIFE, LinkToken


class Linking(Core):
    """Account linking, as apps see it."""

    def offer_link(self, psid: Psid) -> str:
        """Return the ``account_linking_token`` with which a person comes to the app's website."""
        with self.turn() as at:
            thread, text = self.thread_of(psid), self.mint.text("account-linking-token")
            self.state.link_tokens[text] = LinkToken(
                psid=psid, page_id=thread.page_id, expires=at + LINK_TOKEN_LIFE
            )
            return text

    def linking(self, page_id: PageId | None, token: str) -> Psid:
        """Return the person who came with an ``account_linking_token``.

        Raises:
            GraphError: it is not the page's, or five minutes old.
        """
        with self.turn() as at:
            link = self.state.link_tokens.get(token)
            if link is None or link.page_id != page_id or at >= link.expires:
                raise GraphError("account-linking-token-invalid")
            return link.psid

    def unlink(self, psid: Psid, page_id: PageId | None) -> None:
        """Part a person from their account, if they linked one; no webhook tells of that.

        Raises:
            GraphError: nobody of that page has the PSID.
        """
        with self.turn():
            thread = self.state.threads.get(psid)
            if thread is None or thread.page_id != page_id:
                raise GraphError("no-matching-user")
            self.state.linked.pop(psid, None)
