"""Access tokens: who calls, and whether they may."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from fake_graph.errors import GraphError, ImpossibleAction
from fake_graph.graph.conversations import Conversations
from fake_graph.graph.core import CONVERSATION
from fake_graph.ids import UNKNOWN_APP, AppId, PageId, Psid, UserId
from fake_graph.journal import PageActivity
from fake_graph.pages.pacific import pacific
from fake_graph.token import (
    ALL_PERMISSIONS,
    ALL_TASKS,
    DEFAULT_USER,
    DEFAULT_USER_NAME,
    FAULTS,
    LONG_LIVED,
    Caller,
    Kind,
    Token,
)

MESSAGING = "pages_messaging"
_NO_TOKENS = frozenset({"None", "null", "undefined", "false", "nil"})
_LARGEST_ID = 2**63 - 1


class Access(Conversations):
    """The graph's doorkeeper."""

    # Tokens -----------------------------------------------------------------------------------

    def grant_user(
        self,
        text: str,
        pages: Sequence[PageId] | None = None,
        *,
        app_id: AppId | None = None,
        user_id: UserId = DEFAULT_USER,
        name: str = DEFAULT_USER_NAME,
        permissions: Iterable[str] = ALL_PERMISSIONS,
        tasks: Sequence[str] = ALL_TASKS,
        expires_at: datetime | None = None,
    ) -> Token:
        """Let ``text`` be the token of a person who keeps ``pages``, by default all that exist."""
        with self.turn() as at:
            token = Token(
                kind=Kind.USER,
                app_id=app_id or self.app.id,
                user_id=user_id,
                user_name=name,
                pages=tuple(self.state.pages if pages is None else pages),
                permissions=frozenset(permissions),
                tasks=tuple(tasks),
                issued_at=at,
                expires_at=expires_at,
            )
            self.state.tokens[text] = token
            return token

    def permit_token(self, permissions: Iterable[str], text: str | None = None) -> None:
        """Let a token, by default the first page's, have these permissions and no others."""
        with self.turn():
            token, allowed = self._token(text), frozenset(permissions)
            token.permissions = allowed
            self._note_token(token, "token-permissions", ", ".join(sorted(allowed)))

    def revoke_token(self, text: str | None = None, fault: str = "token-password-changed") -> None:
        """Let a token, by default the first page's, no longer be taken, for one of ``FAULTS``.

        Raises:
            ImpossibleAction: there is no such fault, or no such token.
        """
        if fault not in FAULTS:
            raise ImpossibleAction(f"tokens have no fault {fault!r}", FAULTS)
        with self.turn():
            token = self._token(text)
            token.fault = fault
            self._note_token(token, "token-revoked", fault)

    def restore_token(self, text: str | None = None) -> None:
        """Let a token be taken again."""
        with self.turn():
            token = self._token(text)
            token.fault = None
            self._note_token(token, "token-restored")

    def expire_token(self, at: datetime | None, text: str | None = None) -> None:
        """Let a token, by default the first page's, end at an instant, None for never.

        A page that is yet to take the first token that a call carries takes one that ends then.
        """
        with self.turn():
            told = at.isoformat() if at is not None else "never"
            if text is None and self.page.access_token is None:
                self.page.token_ends = at
                self._note_page(self.page.id, "token-expiry", told)
                return
            token = self._token(text)
            token.expires_at = at
            self._note_token(token, "token-expiry", told)

    def page_token(self, holder: Token, page_id: PageId) -> str:
        """Return the token of a page for the app and the person of a user's token."""
        with self.turn():
            for text, token in self.state.tokens.items():
                whose = (token.page_id, token.app_id, token.user_id)
                if whose == (page_id, holder.app_id, holder.user_id) and token.fault is None:
                    return text
            text = "EAA" + self.mint.text("page-token")
            token = self.grant(text, page_id, holder.app_id)
            token.user_id, token.user_name = holder.user_id, holder.user_name
            token.permissions, token.tasks = holder.permissions, holder.tasks
            return text

    def exchange_token(self, text: str, app_id: AppId) -> str:
        """Return a token that is good for sixty days, for one that still is good.

        Raises:
            GraphError: it is not, or not the app's.
        """
        with self.turn() as at:
            token = self.state.tokens.get(text)
            if token is None or token.app_id != app_id:
                raise GraphError(self.policy.bad_token)
            fault = self.fault_of(token, at)
            if fault is not None:
                raise fault
            longer = "EAA" + self.mint.text("long-lived-token")
            self.state.tokens[longer] = replace(
                token, issued_at=at, expires_at=at + LONG_LIVED, used_at=None
            )
            return longer

    def token(self, text: str) -> Token | None:
        """Return what ``text`` stands for, None where it is nobody's."""
        return self.state.tokens.get(text) or self._app_token(text)

    def fault_of(self, token: Token, at: datetime) -> GraphError | None:
        """Return why a token is not taken, None where it is."""
        error = _fault_of(token, at)
        if error is not None and "token-status-401" not in self.policy.features:
            error.status = 400
        return error

    def authenticate(self, text: str, version: str) -> Caller:
        """Return who calls with the access token ``text``.

        A page without a token takes the first one that could be one.

        Raises:
            GraphError: it is nobody's, or no longer good.
        """
        with self.turn() as at:
            token = self.token(text) or self._learnt(text)
            if token is None:
                raise GraphError(self.policy.bad_token)
            fault = self.fault_of(token, at)
            if fault is not None:
                raise fault
            token.used_at = at
            return Caller(app_id=token.app_id, page_id=token.page_id, token=token, version=version)

    def nobody(self, node: str, version: str) -> Caller:
        """Return the caller of an edge that asks for no token: the app that it names."""
        app_id = AppId(node) if node in self.state.apps else UNKNOWN_APP
        return Caller(app_id=app_id, page_id=None, token=_token_of_app(app_id), version=version)

    def reach(self, caller: Caller, node: str) -> Caller:
        """Return the caller as it speaks for the page ``node``, where its token reaches that."""
        page = self.state.pages.get(PageId(node))
        if page is None or caller.token.kind is Kind.PAGE:
            return caller
        is_reached = (
            page.id in caller.token.pages
            if caller.token.kind is Kind.USER
            else caller.app_id in page.subscriptions
        )
        return replace(caller, page_id=page.id) if is_reached else caller

    def require(self, caller: Caller, permission: str | None, feature: str | None = None) -> None:
        """Let a caller pass who has a permission, and whose app has a feature.

        Raises:
            GraphError: it lacks the one or the other.
        """
        app = self.state.apps.get(caller.app_id)
        if feature is not None and app is not None and feature in app.missing_features:
            raise GraphError("capability-missing")
        if permission is None or permission in caller.token.permissions:
            return
        if permission == MESSAGING:
            raise GraphError("messaging-permission-missing", permission=permission)
        raise GraphError("permissions-error")

    def require_app(self, caller: Caller, app_id: str) -> None:
        """Let an app pass that calls with its own token about itself.

        Raises:
            GraphError: it is another app, or the token is a page's or a person's.
        """
        if caller.app_id != app_id or caller.token.kind is not Kind.APP:
            raise GraphError("permissions-error")

    def _token(self, text: str | None) -> Token:
        text = text if text is not None else self.page.access_token
        token = self.state.tokens.get(text or "")
        if token is None:
            raise ImpossibleAction("there is no such token")
        return token

    def _note_token(self, token: Token, what: str, text: str = "") -> None:
        self._note_page(token.page_id or self.page.id, what, text)

    def _note_page(self, page_id: PageId, what: str, text: str) -> None:
        self.journal.append(PageActivity(at=self.now(), page_id=page_id, what=what, text=text))

    def _app_token(self, text: str) -> Token | None:
        app_id, _, secret = text.partition("|")
        app = self.state.apps.get(AppId(app_id))
        return _token_of_app(app.id) if app is not None and secret == app.secret else None

    def _learnt(self, text: str) -> Token | None:
        page = self.page
        if page.access_token is not None or not _could_be_token(text):
            return None
        page.access_token = text
        self.note("learned-token", "The first access token that was used is the page's.")
        token = self.grant(text, page.id, self.app.id)
        token.expires_at = page.token_ends
        return token

    # Objects ----------------------------------------------------------------------------------

    def kind_of(self, node: str, caller: Caller) -> str | None:
        """Return which kind of object ``node`` is to the caller, as the paths of endpoints say it.

        Returns: e.g. ``<page_id>``; None where it is nothing that the fake knows.

        Raises:
            GraphError: it is ``me`` to an app's own token, or no id at all.
        """
        if node == "me":
            return self._kind_of_me(caller)
        if node == caller.page_id:
            return "<page_id>"
        if self._thread_on(caller.page_id, Psid(node)) is not None:
            return "<psid>"
        if node in self.state.apps:
            return "<app_id>"
        kind = self._kind_on_page(node, caller)
        if kind is not None:
            return kind
        if node == caller.token.user_id or self.person_of(UserId(node), caller.app_id):
            return "<user_id>"
        # That the text is for numbers beyond 64 bits is inferred: its occasion is not recorded.
        if node.isascii() and node.isdigit() and int(node[:40]) > _LARGEST_ID:
            raise GraphError("invalid-fbid")
        return None

    def _kind_on_page(self, node: str, caller: Caller) -> str | None:
        page = self.state.pages.get(caller.page_id) if caller.page_id is not None else None
        if page is None:
            return None
        kept: dict[str, Container[str]] = {
            "<label_id>": page.labels,
            "<persona_id>": page.personas,
            "<template_id>": page.holdings.templates,
        }
        for kind, objects in kept.items():
            if node in objects:
                return kind
        item = page.feed.items.get(node)
        if item is not None:
            return "<comment_id>" if item.is_comment else "<post_id>"
        return self._kind_in_threads(node, caller)

    def _kind_in_threads(self, node: str, caller: Caller) -> str | None:
        """Look through all threads, for what may be in one: their ids are never only digits."""
        if node.isdigit():
            return None
        if node.startswith(CONVERSATION):
            is_one = self.conversation_called(node, caller) is not None
            return "<conversation_id>" if is_one else None
        return "<message_id>" if self.thread_with(node, caller) is not None else None

    def _kind_of_me(self, caller: Caller) -> str:
        if caller.token.kind is Kind.APP:
            raise GraphError("token-missing-for-me")
        return "<page_id>" if caller.token.kind is Kind.PAGE else "<user_id>"

    def app_scoped(self, psid: Psid, app_id: AppId) -> UserId:
        """Return the id by which an app knows a person, the same on whatever page they write."""
        person = self.thread_of(psid).person
        return UserId(self.mint.psid(f"{person.user_id or psid} in {app_id}"))

    def person_of(self, user_id: UserId, app_id: AppId) -> list[Psid]:
        """Return the PSIDs, one for each page, of a person whom the app knows by ``user_id``."""
        if not user_id.isdigit():
            return []
        threads = self.state.threads
        return [psid for psid in threads if self.app_scoped(psid, app_id) == user_id]


def _fault_of(token: Token, at: datetime) -> GraphError | None:
    if token.fault is not None:
        return GraphError(token.fault, app_id=token.app_id)
    if token.expires_at is not None and at >= token.expires_at:
        expired, now = pacific(token.expires_at), pacific(at)
        return GraphError("token-expired", expired=expired, now=now)
    return GraphError("token-unused") if token.is_neglected(at) else None


def _token_of_app(app_id: AppId) -> Token:
    return Token(kind=Kind.APP, app_id=app_id, user_id=None, permissions=frozenset(), tasks=())


def _could_be_token(text: str) -> bool:
    """Return whether ``text`` may be a page's token: printable, no blank, no app token, not empty.

    A bot whose setting is missing often sends the word that its language prints for nothing.
    """
    is_printable = text.isascii() and text.isprintable() and not any(map(str.isspace, text))
    return bool(text) and is_printable and "|" not in text and text not in _NO_TOKENS
