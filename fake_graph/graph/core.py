"""The ground that every subject of the graph stands on: state, time, turns and webhooks.

The public methods may be called from any thread; webhooks leave when the lock is free again, so an
app may answer from within ``deliver``.
"""

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from heapq import heappop, heappush

from fake_graph import event as events
from fake_graph.control import Channel, Protocol, channel_for
from fake_graph.errors import ImpossibleAction
from fake_graph.event import Event
from fake_graph.ids import NOBODY, AppId, ConversationId, Mint, PageId, Psid
from fake_graph.journal import Journal, Noted, WebhookSent
from fake_graph.outbox import Outbox
from fake_graph.page import App, Page
from fake_graph.person import Person
from fake_graph.policy import Policy, policy_at
from fake_graph.state import Due, State
from fake_graph.thread import Thread
from fake_graph.token import Kind, Token
from fake_graph.webhook import Webhook, envelope, signed_headers

Deliver = Callable[[Webhook], None]
Wake = Callable[[datetime], None]

IN_STANDBY = frozenset(
    {
        "messages",
        "message_echoes",
        "message_deliveries",
        "message_reads",
        "messaging_postbacks",
    }
)
"""Fields whose events an app without the thread hears in standby; of the rest it hears nothing.

Source: https://developers.facebook.com/docs/messenger-platform/reference/webhook-events/standby
"""


def ignore(webhook: Webhook) -> None:
    """Deliver a webhook to nobody."""


def sleep_on(when: datetime) -> None:
    """Let nobody know that something is due: whoever holds the graph calls ``tick``."""


class Turn:
    """One change of the state, as a context; a class, because there are several in each call."""

    __slots__ = ("_graph",)

    def __init__(self, graph: "Core") -> None:
        self._graph = graph

    def __enter__(self) -> datetime:
        return self._graph.begin_turn()

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._graph.end_turn(succeeded=kind is None)


class Core:
    """A world of apps, pages and people.

    Attributes:
        state: All that it knows.
        now: Reads its time; aware, in UTC.
        journal: Everything that crossed the wire.
        deliver: Takes each webhook as it leaves.
        wake: Told when ``tick`` must be called next.
        is_strict: Whether what Meta tolerates is refused.

    With ``expects_answers``, whoever delivers reports every answer, so that silence is a failure.
    """

    state: State

    def __init__(
        self,
        page: Page,
        app: App,
        *,
        now: Callable[[], datetime],
        mint: Mint,
        deliver: Deliver = ignore,
        wake: Wake = sleep_on,
        strict: bool = False,
        expects_answers: bool = False,
    ) -> None:
        self._prepare(now=now, deliver=deliver, wake=wake, strict=strict)
        self.state = State(mint=mint, outbox=Outbox(expects_answers=expects_answers))
        self.add_app(app)
        self.add_page(page, app.id)

    def _prepare(
        self, *, now: Callable[[], datetime], deliver: Deliver, wake: Wake, strict: bool
    ) -> None:
        """Set up everything but the state."""
        self.now = now
        self.deliver = deliver
        self.wake = wake
        self.is_strict = strict
        self.journal = Journal()
        self._lock = threading.RLock()
        self._depth = 0
        self._outbox: list[Webhook] = []
        self._waking: datetime | None = None

    # Who is there -----------------------------------------------------------------------------

    @property
    def page(self) -> Page:
        """The first page, the only one in most worlds."""
        return next(iter(self.state.pages.values()))

    @property
    def app(self) -> App:
        """The first app, the only one in most worlds."""
        return next(iter(self.state.apps.values()))

    @property
    def mint(self) -> Mint:
        """Where ids come from."""
        return self.state.mint

    def add_app(self, app: App) -> None:
        """Let an app exist."""
        with self._lock:
            self.state.apps[app.id] = app

    def add_page(self, page: Page, app_id: AppId) -> None:
        """Let a page exist, with an app that is subscribed to it."""
        with self._lock:
            self.state.pages[page.id] = page
            page.subscriptions.setdefault(app_id, self.state.apps[app_id].subscribed_fields)
            if page.access_token is not None:
                self.grant(page.access_token, page.id, app_id)

    def grant(self, text: str, page_id: PageId, app_id: AppId) -> Token:
        """Let ``text`` be an access token of the page's for the app, with every permission."""
        token = Token(kind=Kind.PAGE, app_id=app_id, page_id=page_id, issued_at=self.now())
        self.state.tokens[text] = token
        return token

    def add_person(self, person: Person, page_id: PageId | None = None) -> None:
        """Let ``person`` exist; the page cannot write to them before they act."""
        with self._lock:
            self.state.threads[person.psid] = Thread(
                person=person,
                page_id=page_id or self.page.id,
                conversation=ConversationId(f"t_{self.mint.number('conversation')}"),
            )

    def knows(self, psid: Psid) -> bool:
        """Return whether somebody on this platform has that PSID."""
        return psid in self.state.threads

    def approve_tag(self, tag: str, page_id: PageId | None = None) -> None:
        """Grant a page a message tag that needs approval."""
        with self._lock:
            page = self.page_of(page_id)
            page.approved_tags = page.approved_tags | {tag}

    def page_of(self, page_id: PageId | None) -> Page:
        """Return a page by its id; None is the first.

        Raises:
            ImpossibleAction: there is no such page.
        """
        page = self.state.pages.get(page_id) if page_id is not None else self.page
        if page is None:
            raise ImpossibleAction(f"there is no page {page_id}", self.state.pages)
        return page

    def thread_of(self, psid: Psid) -> Thread:
        """Return a person's thread.

        Raises:
            ImpossibleAction: nobody has that PSID.
        """
        thread = self.state.threads.get(psid)
        if thread is None:
            raise ImpossibleAction(f"nobody has the PSID {psid}")
        return thread

    # What everything takes --------------------------------------------------------------------

    def turn(self) -> "Turn":
        """Hold the state for one change; what it sends leaves once the last holder is done."""
        return Turn(self)

    def begin_turn(self) -> datetime:
        """Take the lock, and return the time."""
        self._lock.acquire()
        self._depth += 1
        try:
            return self.now()
        except BaseException:
            self.end_turn(succeeded=False)
            raise

    def end_turn(self, *, succeeded: bool) -> None:
        """Free the lock; unless the turn failed or is within another, webhooks leave."""
        self._depth -= 1
        leaving: list[Webhook] = []
        if self._outbox and succeeded and not self._depth:
            leaving, self._outbox = self._outbox, leaving
        self._lock.release()
        for webhook in leaving:
            self.deliver(webhook)

    @property
    def policy(self) -> Policy:
        """What is allowed now."""
        return policy_at(self.now())

    def note(self, code: str, text: str, psid: Psid | None = None) -> None:
        """Write down something that Meta tolerates and a careful developer would like to know."""
        with self.turn() as at:
            self.journal.append(Noted(at=at, code=code, text=text, psid=psid))

    def schedule(self, at: datetime, action: str, **arguments: object) -> Due:
        """Have the method called ``action`` called at ``at``, with plain JSON values."""
        with self._lock:
            self.state.dues_made += 1
            due = Due(at=at, serial=self.state.dues_made, action=action, arguments=arguments)
            heappush(self.state.due, due)
            self._wake_for_next()
            return due

    def next_due(self) -> datetime | None:
        """Return when ``tick`` has something to do next."""
        with self._lock:
            while self.state.due and self.state.due[0].is_cancelled:
                heappop(self.state.due)
            return self.state.due[0].at if self.state.due else None

    def tick(self) -> None:
        """Do what has come due."""
        with self.turn() as at:
            self._waking = None
            while (due_at := self.next_due()) is not None and due_at <= at:
                due = heappop(self.state.due)
                getattr(self, due.action)(**due.arguments)
            self._wake_for_next()

    def _wake_for_next(self) -> None:
        due_at = self.next_due()
        if due_at is not None and (self._waking is None or due_at < self._waking):
            self._waking = due_at
            self.wake(due_at)

    # Webhooks ---------------------------------------------------------------------------------

    def protocol(self, page: Page, at: datetime) -> Protocol:
        """Return how the page's apps share its threads at ``at``."""
        return policy_at(at).protocol if page.default_app is not None else Protocol.NONE

    def owner(self, thread: Thread, at: datetime) -> AppId | None:
        """Return the app that has the thread, None where it is idle or free for all."""
        page = self.state.pages[thread.page_id]
        return thread.control.owner_at(at, self.protocol(page, at), page.default_app)

    def post(
        self,
        field: str,
        thread: Thread,
        addressed: Event,
        at: datetime,
        *,
        maker: AppId | None = None,
    ) -> None:
        """Tell every app that is subscribed to ``field``, each in the channel that is its own.

        ``maker`` is the app whose button was pressed; the others do not get its payload.
        """
        page = self.state.pages[thread.page_id]
        protocol, owner = self.protocol(page, at), self.owner(thread, at)
        for app_id, fields in page.subscriptions.items():
            channel = channel_for(app_id, owner, protocol, page.default_app)
            heard = addressed
            if channel is Channel.STANDBY:
                if field not in IN_STANDBY or "standby" not in fields:
                    continue
                heard = events.without_payload(addressed)
            elif maker is not None and maker != app_id:
                heard = events.without_payload(addressed)
            if field in fields:
                self.post_to(app_id, field, thread, heard, at, channel)

    def post_to(
        self,
        app_id: AppId,
        field: str,
        thread: Thread,
        addressed: Event,
        at: datetime,
        channel: Channel = Channel.MESSAGING,
    ) -> None:
        """Tell one app, if it is subscribed to ``field``, of an event in a thread."""
        page = self.state.pages[thread.page_id]
        if field in page.subscriptions.get(app_id, ()):
            body = envelope(page.id, channel, addressed, at)
            self._put(app_id, field, thread.person.psid, body, at)

    def post_change(self, page: Page, field: str, value: Event, at: datetime) -> None:
        """Tell the apps of something that changed on the page outside its threads."""
        body = envelope(page.id, "changes", {"field": field, "value": value}, at)
        for app_id, fields in page.subscriptions.items():
            if field in fields:
                self._put(app_id, field, NOBODY, body, at)

    def _put(self, app_id: AppId, field: str, psid: Psid, body: bytes, at: datetime) -> None:
        self.state.webhooks_sent += 1
        webhook = Webhook(
            serial=self.state.webhooks_sent,
            app_id=app_id,
            psid=psid,
            field=field,
            body=body,
            headers=signed_headers(self.state.apps[app_id].secret, body),
        )
        self._dispatch(webhook, at)

    def _dispatch(self, webhook: Webhook, at: datetime) -> None:
        """Send a new webhook on its way; faults come in between."""
        self._leave(webhook, at)

    def _leave(self, webhook: Webhook, at: datetime) -> None:
        """Let a webhook leave at the end of this turn, be it new or not."""
        self.journal.append(
            WebhookSent(
                at=at,
                psid=webhook.psid,
                serial=webhook.serial,
                field=webhook.field,
                body=webhook.body.decode("ascii"),
                app_id=webhook.app_id,
                attempt=webhook.attempt,
            )
        )
        self._outbox.append(webhook)


def utc(seconds: float) -> datetime:
    """Return the instant so many seconds after 1970."""
    return datetime.fromtimestamp(seconds, UTC)
