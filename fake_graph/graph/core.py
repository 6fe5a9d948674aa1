"""Who is there, and how apps are told: what every subject of the graph stands on."""

from collections.abc import Callable
from datetime import datetime

from fake_graph import event as events
from fake_graph.control import Channel, Protocol, channel_for
from fake_graph.errors import GraphError, ImpossibleAction
from fake_graph.event import Event
from fake_graph.graph.ground import Deliver, Ground, Verify, Wake, ignore, reach_nobody, sleep_on
from fake_graph.ids import (
    NOBODY,
    AppId,
    ConversationId,
    MessageId,
    Mint,
    PageId,
    Psid,
)
from fake_graph.journal import WebhookSent
from fake_graph.outbox import Outbox
from fake_graph.page import App, Page
from fake_graph.person import Person
from fake_graph.policy import policy_at
from fake_graph.state import State
from fake_graph.thread import Thread
from fake_graph.token import Kind, Token
from fake_graph.webhook import (
    OLD_USER_AGENT,
    USER_AGENT,
    Webhook,
    envelope,
)

__all__ = ["Core", "Deliver", "Verify", "Wake", "ignore", "reach_nobody", "sleep_on"]

CONVERSATION = "t_"
"""What the id of a conversation begins with, and no message's."""

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


class Core(Ground):
    """A world of apps, pages and people."""

    def __init__(
        self,
        page: Page,
        app: App,
        *,
        now: Callable[[], datetime],
        mint: Mint,
        deliver: Deliver = ignore,
        wake: Wake = sleep_on,
        verify: Verify = reach_nobody,
        strict: bool = False,
        expects_answers: bool = False,
    ) -> None:
        self._prepare(now=now, deliver=deliver, wake=wake, verify=verify, strict=strict)
        self.state = State(mint=mint, outbox=Outbox(expects_answers=expects_answers))
        self.add_app(app)
        self.add_page(page, app.id)

    # Who is there -----------------------------------------------------------------------------

    @property
    def page(self) -> Page:
        """The first page, the only one in most worlds."""
        return next(iter(self.state.pages.values()))

    @property
    def app(self) -> App:
        """The first app, the only one in most worlds."""
        return next(iter(self.state.apps.values()))

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
                conversation=ConversationId(CONVERSATION + self.mint.number("conversation")),
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

    def _thread_on(self, page_id: PageId | None, psid: Psid | None) -> Thread | None:
        """Return a person's thread, None where it is not with this page."""
        thread = self.state.threads.get(psid) if psid is not None else None
        return thread if thread is not None and thread.page_id == page_id else None

    def _known(self, page_id: PageId | None, psid: Psid) -> Thread:
        """Return a person's thread with a page.

        Raises:
            GraphError: nobody of that page has the PSID.
        """
        thread = self._thread_on(page_id, psid)
        if thread is None:
            raise GraphError("no-matching-user")
        return thread

    # What other subjects do about it; see their own files ------------------------------------

    def answered_by(self, thread: Thread, app_id: AppId, at: datetime) -> None:
        """Do what follows from an app's writing in a thread, before the message is told of."""

    def reviewed(self, thread: Thread, *, recommends: bool, at: datetime) -> None:
        """Do what follows from a person's review of the page."""

    def commented(self, thread: Thread, text: str, at: datetime) -> None:
        """Do what follows from a person's comment under a post of the page's."""

    def heard(self, thread: Thread, mid: MessageId, text: str, at: datetime) -> None:
        """Do what follows from a person's message."""

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
        protocol = self.protocol(page, at)
        owner = thread.control.owner_at(at, protocol, page.default_app)
        for app_id in page.subscriptions:
            fields = self.heard_by(app_id, page)
            if field not in fields:
                continue
            channel = channel_for(app_id, owner, protocol, page.default_app)
            heard = addressed
            if channel is Channel.STANDBY:
                if field not in IN_STANDBY or "standby" not in fields:
                    continue
                heard = events.without_payload(addressed)
            elif maker is not None and maker != app_id:
                heard = events.without_payload(addressed)
            if field == "messages" and "messaging_referrals" not in fields:
                heard = events.without_referral(heard)
            self._tell_one(app_id, field, thread, heard, at, channel)

    def _tell(
        self, field: str, thread: Thread, told: Event, at: datetime, *, maker: AppId | None = None
    ) -> None:
        """Tell the apps of something that the thread's person did."""
        addressed = events.from_person(thread.person.psid, thread.page_id, at, told)
        self.post(field, thread, addressed, at, maker=maker)

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
        if field in self.heard_by(app_id, self.state.pages[thread.page_id]):
            self._tell_one(app_id, field, thread, addressed, at, channel)

    def _tell_one(
        self,
        app_id: AppId,
        field: str,
        thread: Thread,
        addressed: Event,
        at: datetime,
        channel: Channel,
    ) -> None:
        if not thread.desk.is_closed:
            body = envelope(thread.page_id, channel, addressed, at)
            self._put(app_id, field, thread.person.psid, body, at)

    def post_change(self, page: Page, field: str, value: Event, at: datetime) -> None:
        """Tell the apps of something that changed on the page outside its threads."""
        body = envelope(page.id, "changes", {"field": field, "value": value}, at)
        for app_id in page.subscriptions:
            if field in self.heard_by(app_id, page):
                self._put(app_id, field, NOBODY, body, at)

    def is_heard(self, field: str, thread: Thread) -> bool:
        """Return whether any app could hear of such an event in a thread."""
        page = self.state.pages[thread.page_id]
        for app_id in page.subscriptions:  # noqa: SIM110 - a loop takes half the time
            if field in self.heard_by(app_id, page):
                return True
        return False

    def heard_by(self, app_id: AppId, page: Page) -> frozenset[str]:
        """Return the fields that an app hears of: those that both it and the page subscribed to.

        An app that never asked for a callback by the API is set up elsewhere, and hears them all.
        """
        fields = page.subscriptions.get(app_id, frozenset())
        app = self.state.apps.get(app_id)
        if app is None or not (app.callbacks or app.has_unsubscribed):
            return fields
        callback = app.callbacks.get("page")
        return fields & callback.fields if callback and callback.is_active else frozenset()

    def _numbered(self, thread: Thread) -> Event:
        """Return how far the thread has come, which old messages, deliveries and reads told."""
        return {"seq": len(thread.letters)} if "message-seq" in self.policy.features else {}

    def _put(self, app_id: AppId, field: str, psid: Psid, body: bytes, at: datetime) -> None:
        self.state.webhooks_sent += 1
        webhook = Webhook(
            serial=self.state.webhooks_sent,
            app_id=app_id,
            psid=psid,
            field=field,
            body=body,
            secret=self.state.apps[app_id].secret,
            user_agent=self._user_agent(at),
        )
        self._dispatch(webhook, at)

    def _user_agent(self, at: datetime) -> str:
        return OLD_USER_AGENT if "old-user-agent" in policy_at(at).features else USER_AGENT

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
