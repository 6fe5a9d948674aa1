"""The platform's state and the only code that changes it; no HTTP in sight.

One page, one app, many people. The public methods may be called from any thread; webhooks leave
when the lock is free again, so an app may answer from within ``deliver``.
"""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields, replace
from datetime import datetime

from fake_graph import event
from fake_graph.checks import CHECKS, Attempt, uses_tag
from fake_graph.errors import (
    GraphError,
    MenuNeedsGetStarted,
    ProfileUnavailable,
    TokenInvalid,
    UnsupportedRequest,
)
from fake_graph.event import Event
from fake_graph.ids import AppId, MessageId, Mint, Psid
from fake_graph.journal import (
    Action,
    ActionSent,
    Journal,
    MessageSent,
    Noted,
    SendRefused,
    WebhookAnswered,
    WebhookSent,
)
from fake_graph.message import Message, Sending
from fake_graph.page import App, Page, Person
from fake_graph.policy import policy_at
from fake_graph.profile import MessengerProfile
from fake_graph.thread import Thread
from fake_graph.webhook import Webhook, envelope, signed_headers

ECHO_LIMIT = 200  # echoes at one simulated instant; more is an app that answers itself

_NO_TOKENS = frozenset({"None", "null", "undefined", "false", "nil"})

Deliver = Callable[[Webhook], None]


def ignore(webhook: Webhook) -> None:
    """Deliver a webhook to nobody."""


class Graph:
    """One page on the platform, as its app sees it.

    Attributes:
        journal: Everything that crossed the wire.
        page: The page; ``approve_tag`` changes it.
        profile: The page's messenger profile.
        deliver: Takes each webhook as it leaves.
        is_strict: Whether what Meta tolerates is refused.
    """

    def __init__(
        self,
        page: Page,
        app: App,
        *,
        now: Callable[[], datetime],
        mint: Mint,
        deliver: Deliver = ignore,
        strict: bool = False,
    ) -> None:
        self.page = page
        self.app = app
        self.now = now
        self.mint = mint
        self.deliver = deliver
        self.is_strict = strict
        self.journal = Journal()
        self.profile = MessengerProfile()
        self._threads: dict[Psid, Thread] = {}
        self._lock = threading.RLock()
        self._depth = 0
        self._outbox: list[Webhook] = []
        self._webhooks_sent = 0
        self._echoes: tuple[datetime | None, int] = (None, 0)

    def add_person(self, person: Person) -> None:
        """Let ``person`` exist; the page cannot write to them before they act."""
        with self._lock:
            self._threads[person.psid] = Thread(person=person)

    def knows(self, psid: Psid) -> bool:
        """Return whether somebody on this platform has that PSID."""
        return psid in self._threads

    def approve_tag(self, tag: str) -> None:
        """Grant the page a message tag that needs approval."""
        with self._lock:
            self.page = replace(self.page, approved_tags=self.page.approved_tags | {tag})

    def note(self, code: str, text: str, psid: Psid | None = None) -> None:
        """Write down something that Meta tolerates and a careful developer would like to know."""
        with self.turn() as at:
            self.journal.append(Noted(at=at, code=code, text=text, psid=psid))

    def webhook_answered(self, webhook: Webhook, status: int) -> None:
        """Write down with which HTTP status the app took ``webhook``."""
        with self.turn() as at:
            self.journal.append(
                WebhookAnswered(at=at, psid=webhook.psid, serial=webhook.serial, status=status)
            )

    # What the app does.

    def authenticate(self, token: str) -> AppId:
        """Return the app behind ``token``.

        A page without a token takes the first one that could be one.

        Raises:
            TokenInvalid: it is not the page's.
        """
        with self.turn():
            if self.page.access_token is None and _could_be_token(token):
                self.page = replace(self.page, access_token=token)
                self.note("learned-token", "The first access token that was used is the page's.")
            if token != self.page.access_token:
                raise TokenInvalid
            return self.app.id

    def send(self, app_id: AppId, sending: Sending) -> MessageId | None:
        """Send a message, or show a sender action, and return the message's id.

        Returns: None for a sender action.

        Raises:
            GraphError: the first of ``CHECKS`` that fails.
        """
        with self.turn() as at:
            policy = policy_at(at)
            thread = self._threads.get(sending.psid)
            attempt = Attempt(sending, thread, policy, self.page.approved_tags, at)
            for check in CHECKS:
                check(attempt)
            if sending.message is None:
                self._show(app_id, sending)
                return None
            return self._write(app_id, sending, sending.message, attempt)

    def refuse_send(
        self, app_id: AppId, psid: Psid, text: str, tag: str | None, error: GraphError
    ) -> None:
        """Write down a send that was refused with ``error``."""
        with self.turn() as at:
            self.journal.append(
                SendRefused(
                    at=at,
                    psid=psid,
                    app_id=app_id,
                    text=text,
                    tag=tag,
                    code=error.code,
                    subcode=error.subcode,
                    message=error.message,
                )
            )

    def person(self, psid: Psid) -> Person:
        """Return the person whose profile the page may read.

        Raises:
            UnsupportedRequest: nobody has that PSID.
            ProfileUnavailable: they never wrote to the page.
        """
        with self._lock:
            thread = self._threads.get(psid)
            if thread is None:
                raise UnsupportedRequest("GET", psid)
            if thread.window.opened is None:
                raise ProfileUnavailable
            return thread.person

    def set_profile(self, changes: MessengerProfile) -> None:
        """Set the properties that ``changes`` has.

        Raises:
            MenuNeedsGetStarted: a menu would stand without a Get Started button.
        """
        given = {f.name: getattr(changes, f.name) for f in fields(changes)}
        with self._lock:
            self._replace_profile(
                replace(self.profile, **{k: v for k, v in given.items() if v is not None})
            )

    def clear_profile(self, names: Sequence[str]) -> None:
        """Delete the named properties.

        Raises:
            MenuNeedsGetStarted: a menu would stand without a Get Started button.
        """
        with self._lock:
            self._replace_profile(replace(self.profile, **dict.fromkeys(names)))

    # What it takes.

    @contextmanager
    def turn(self) -> Iterator[datetime]:
        """Hold the state for one change; what it sends leaves once the last holder is done."""
        with self._lock:
            self._depth += 1
            try:
                yield self.now()
            finally:
                self._depth -= 1
            leaving, self._outbox = (self._outbox, []) if not self._depth else ([], self._outbox)
        for webhook in leaving:
            self.deliver(webhook)

    def post(self, field: str, psid: Psid, addressed: Event, at: datetime) -> None:
        """Put an event into a webhook if the app is subscribed to its field."""
        if field not in self.app.subscribed_fields:
            return
        body = envelope(self.page.id, addressed, at)
        self._webhooks_sent += 1
        webhook = Webhook(
            serial=self._webhooks_sent,
            psid=psid,
            field=field,
            body=body,
            headers=signed_headers(self.app.secret, body),
        )
        self.journal.append(
            WebhookSent(
                at=at, psid=psid, serial=webhook.serial, field=field, body=body.decode("ascii")
            )
        )
        self._outbox.append(webhook)

    def _show(self, app_id: AppId, sending: Sending) -> None:
        self.journal.append(
            ActionSent(
                at=self.now(),
                psid=sending.psid,
                app_id=app_id,
                action=Action(sending.action or ""),
            )
        )

    def _write(
        self, app_id: AppId, sending: Sending, message: Message, attempt: Attempt
    ) -> MessageId:
        at, psid, mid = attempt.at, sending.psid, self.mint.message_id()
        quick_replies = tuple(reply.shown() for reply in message.quick_replies)
        rule = None if uses_tag(attempt) else attempt.policy.window
        self._threads[psid].page_wrote(quick_replies, rule, at)
        self.journal.append(
            MessageSent(
                at=at,
                psid=psid,
                app_id=app_id,
                mid=mid,
                text=message.text,
                quick_replies=quick_replies,
                messaging_type=sending.messaging_type,
                tag=sending.tag,
            )
        )
        echo = event.echo(mid, message.text, app_id, message.metadata)
        if self._may_echo(at, psid):
            addressed = event.from_page(psid, self.page.id, at, echo)
            self.post("message_echoes", psid, addressed, at)
        delivery = event.from_person(psid, self.page.id, at, event.delivery(mid, at))
        self.post("message_deliveries", psid, delivery, at)
        return mid

    def _may_echo(self, at: datetime, psid: Psid) -> bool:
        if "message_echoes" not in self.app.subscribed_fields:
            return False
        instant, count = self._echoes
        count = count + 1 if instant == at else 1
        self._echoes = (at, count)
        if count == ECHO_LIMIT + 1:
            text = f"More than {ECHO_LIMIT} echoes at one instant; the rest are kept back."
            self.journal.append(Noted(at=at, code="echo-loop", text=text, psid=psid))
        return count <= ECHO_LIMIT

    def _replace_profile(self, profile: MessengerProfile) -> None:
        if profile.persistent_menu is not None and profile.get_started is None:
            raise MenuNeedsGetStarted
        self.profile = profile


def _could_be_token(token: str) -> bool:
    """Return whether ``token`` may be a page's: printable, no blank, no app token, no empty value.

    A bot whose setting is missing often sends the word that its language prints for nothing.
    """
    is_printable = token.isascii() and token.isprintable() and not any(map(str.isspace, token))
    return bool(token) and is_printable and "|" not in token and token not in _NO_TOKENS
