"""Access tokens: who calls, and whether they may."""

from fake_graph.errors import GraphError
from fake_graph.graph.core import Core
from fake_graph.ids import AppId, Psid
from fake_graph.token import Caller, Kind, Token

_NO_TOKENS = frozenset({"None", "null", "undefined", "false", "nil"})


class Access(Core):
    """The graph's doorkeeper."""

    def authenticate(self, text: str, version: str) -> Caller:
        """Return who calls with the access token ``text``.

        A page without a token takes the first one that could be one.

        Raises:
            GraphError: it is nobody's, or no longer good.
        """
        with self.turn() as at:
            token = self.state.tokens.get(text) or self._app_token(text) or self._learnt(text)
            if token is None:
                raise GraphError(self.policy.bad_token)
            token.used_at = at
            return Caller(app_id=token.app_id, page_id=token.page_id, token=token, version=version)

    def _app_token(self, text: str) -> Token | None:
        app_id, _, secret = text.partition("|")
        app = self.state.apps.get(AppId(app_id))
        if app is None or secret != app.secret:
            return None
        return Token(kind=Kind.APP, app_id=app.id, user_id=None, tasks=())

    def _learnt(self, text: str) -> Token | None:
        page = self.page
        if page.access_token is not None or not _could_be_token(text):
            return None
        page.access_token = text
        self.note("learned-token", "The first access token that was used is the page's.")
        return self.grant(text, page.id, self.app.id)

    def kind_of(self, node: str, caller: Caller) -> str | None:
        """Return which kind of object ``node`` is to the caller, as the paths of endpoints say it.

        Returns: e.g. ``<page_id>``; None where it is nothing that the fake knows.
        """
        if node == "me":
            return {Kind.PAGE: "<page_id>", Kind.USER: "<user_id>", Kind.APP: "<app_id>"}[
                caller.token.kind
            ]
        if node == caller.page_id:
            return "<page_id>"
        if node in self.state.apps:
            return "<app_id>"
        item = self.page_of(caller.page_id).feed.items.get(node)
        if item is not None:
            return "<comment_id>" if item.is_comment else "<post_id>"
        thread = self.state.threads.get(Psid(node))
        if thread is not None and thread.page_id == caller.page_id:
            return "<psid>"
        return self._kind_on_page(node, caller)

    def _kind_on_page(self, node: str, caller: Caller) -> str | None:
        page = self.state.pages.get(caller.page_id) if caller.page_id is not None else None
        if page is not None and node in page.labels:
            return "<label_id>"
        if page is not None and node in page.holdings.templates:
            return "<template_id>"
        threads = [t for t in self.state.threads.values() if t.page_id == caller.page_id]
        if any(node == thread.conversation for thread in threads):
            return "<conversation_id>"
        if any(node in thread.letters for thread in threads):
            return "<message_id>"
        return None


def _could_be_token(text: str) -> bool:
    """Return whether ``text`` may be a page's token: printable, no blank, no app token, not empty.

    A bot whose setting is missing often sends the word that its language prints for nothing.
    """
    is_printable = text.isascii() and text.isprintable() and not any(map(str.isspace, text))
    return bool(text) and is_printable and "|" not in text and text not in _NO_TOKENS
