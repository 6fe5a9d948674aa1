"""Thread control: apps that pass threads to each other, take them, and ask for them.

Source: https://developers.facebook.com/docs/messenger-platform/handover-protocol and
https://developers.facebook.com/docs/messenger-platform/conversation-routing
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from fake_graph import event
from fake_graph.control import MAY, Control, Move, Protocol, standing
from fake_graph.errors import GraphError, ImpossibleAction
from fake_graph.graph.core import Core
from fake_graph.ids import NOBODY, AppId, PageId, Psid
from fake_graph.journal import ControlChanged, PageActivity
from fake_graph.page import LEAD_FLOW, PAGE_INBOX, Page
from fake_graph.thread import Thread
from fake_graph.token import Caller
from fake_graph.webhook import envelope

FIELD = "messaging_handovers"

REPLY = "reply"
"""The deed of whoever comes to have a thread by answering in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ownership:
    """Who has a thread.

    Attributes:
        app_id: None where the caller may not know.
        expires_at: When the thread is idle again, None for never.
    """

    app_id: AppId | None
    expires_at: datetime | None


_NOT_SHARED = (
    "The page has no default app, so a thread that is passed on stays everybody's: every app still "
    "hears everything and may answer."
)


class Handover(Core):
    """The graph's switchboard."""

    def set_default_app(self, app_id: AppId | None, page_id: PageId | None = None) -> None:
        """Choose the app that hears of idle threads: primary receiver, later default app.

        The app learns of its role, and so does the one that had it before. None undoes the set-up.

        Raises:
            ImpossibleAction: the app is neither the Page Inbox nor subscribed to the page.
        """
        with self.turn() as at:
            page = self.page_of(page_id)
            if app_id is not None and app_id not in receivers(page):
                raise ImpossibleAction(f"the page has no app {app_id}", receivers(page))
            former, page.default_app = page.default_app, app_id
            self.journal.append(
                PageActivity(at=at, page_id=page.id, what="default-app", text=app_id or "none")
            )
            if app_id is not None and app_id != former:
                self._tell_role(page, app_id, "primary_receiver", at)
            # That the former one is told as well is inferred.
            if former is not None and app_id != former:
                self._tell_role(page, former, "secondary_receiver", at)

    def came_from_ad(self, psid: Psid, app_id: AppId | None = None) -> None:
        """Route the thread to the app of an ad, with which it may stay for up to 30 days.

        Without that app, the thread stays with whoever comes to have it. No webhook tells.
        """
        with self.turn() as at:
            thread = self.thread_of(psid)
            page = self.state.pages[thread.page_id]
            is_routed = self.protocol(page, at) is Protocol.ROUTING
            if is_routed and app_id in page.subscriptions:
                self._set_owner(thread, Move.PASS, app_id, None, at)
            if "ad-threads-30-days" in self.policy.features:
                thread.control = replace(thread.control, ad_opened=at)

    # What apps do -----------------------------------------------------------------------------

    def pass_control(
        self, caller: Caller, psid: Psid, target: AppId, metadata: str | None = None
    ) -> None:
        """Give a thread to another app, which is told.

        Raises:
            GraphError: the caller may not, or the page has no such app.
        """
        with self.turn() as at:
            thread, page = self._moved(caller, psid, Move.PASS, at)
            if target not in receivers(page):
                raise GraphError("incorrect-app-id")
            self._pass(thread, target, metadata, at)
            if page.default_app is None:
                self.note("threads-not-shared", _NOT_SHARED, psid)

    def take_control(self, caller: Caller, psid: Psid, metadata: str | None = None) -> None:
        """Take a thread; the app that had it is told.

        Raises:
            GraphError: the caller may not.
        """
        with self.turn() as at:
            thread, _ = self._moved(caller, psid, Move.TAKE, at)
            self._take(thread, caller.app_id, Move.TAKE, metadata, at)

    def request_control(self, caller: Caller, psid: Psid, metadata: str | None = None) -> None:
        """Ask whoever has the thread for it; whether they give it is theirs to decide.

        Raises:
            GraphError: there is no such thread, or the caller has no role on the page.
        """
        with self.turn() as at:
            thread, _ = self._moved(caller, psid, Move.REQUEST, at)
            self._request(thread, caller.app_id, metadata, at)

    def release_control(self, caller: Caller, psid: Psid, metadata: str | None = None) -> None:
        """Give a thread up; nobody is told.

        Raises:
            GraphError: the caller does not have it.
        """
        with self.turn() as at:
            thread, _ = self._moved(caller, psid, Move.RELEASE, at)
            self._set_owner(thread, Move.RELEASE, None, metadata, at)

    def extend_control(self, caller: Caller, psid: Psid, duration: timedelta) -> None:
        """Keep a thread for ``duration`` from now without a word of the person's.

        Raises:
            GraphError: the caller does not have it.
        """
        with self.turn() as at:
            thread, _ = self._moved(caller, psid, Move.EXTEND, at)
            control = thread.control
            # The primary receiver has what nobody took, without an entry of its own.
            since = control.since if control.owner == caller.app_id else at
            thread.control = replace(
                control, owner=caller.app_id, since=since, held_until=at + duration
            )
            self._note_change(thread, Move.EXTEND, caller.app_id, caller.app_id, None, at)

    def ownership(self, caller: Caller, psid: Psid) -> Ownership | None:
        """Return who has a thread, None where nobody has.

        Raises:
            GraphError: there is no such thread.
        """
        with self.turn() as at:
            thread = self._thread_on_page(caller, psid)
            if thread.control.in_flow:
                return Ownership(app_id=LEAD_FLOW, expires_at=None)
            owner = self.owner(thread, at)
            if owner is None:
                return None
            is_taken = thread.control.owner == owner
            return Ownership(
                app_id=owner if self._may_know(caller, owner) else None,
                expires_at=thread.control.lapses_at() if is_taken else None,
            )

    def _may_know(self, caller: Caller, owner: AppId) -> bool:
        """Under Conversation Routing only the owner and the default app learn who the owner is."""
        default = self.page_of(caller.page_id).default_app
        is_routed = self.policy.protocol is Protocol.ROUTING
        return not is_routed or caller.app_id in (owner, default)

    def secondary_receivers(self, caller: Caller) -> list[tuple[AppId, str]]:
        """Return the id and the name of every app of the page but its primary receiver.

        Raises:
            GraphError: the caller has no role on the page, or is no primary receiver itself.
        """
        with self.turn():
            page = self.page_of(caller.page_id)
            apps = receivers(page)
            if page.default_app is None or caller.app_id not in apps:
                raise GraphError("no-receiver")
            if caller.app_id != page.default_app:
                raise GraphError("receiver-hidden")
            return [(app_id, self.app_name(app_id)) for app_id in apps if app_id != caller.app_id]

    def app_name(self, app_id: AppId) -> str:
        """Return an app's name, of the platform's own apps as well."""
        return "Page Inbox" if app_id == PAGE_INBOX else self.state.apps[app_id].name

    def answered_by(self, thread: Thread, app_id: AppId, at: datetime) -> None:
        """Let the default app have an idle thread that it answers in."""
        page = self.state.pages[thread.page_id]
        if page.default_app != app_id or self.protocol(page, at) is not Protocol.ROUTING:
            return
        if self.owner(thread, at) is None:
            self._set_owner(thread, REPLY, app_id, None, at)

    # Moves ------------------------------------------------------------------------------------

    def _request(self, thread: Thread, asker: AppId, metadata: str | None, at: datetime) -> None:
        owner = self.owner(thread, at)
        default_app = self.state.pages[thread.page_id].default_app
        asked = {"requested_owner_app_id": asker, **_told(metadata)}
        self._tell_app(thread, owner or default_app, {"request_thread_control": asked}, at)
        self._note_change(thread, Move.REQUEST, owner, owner, metadata, at)

    def _thread_on_page(self, caller: Caller, psid: Psid) -> Thread:
        thread = self._thread_on(caller.page_id, psid)
        if thread is None or not thread.has_begun:
            raise GraphError("thread-missing")
        return thread

    def _moved(self, caller: Caller, psid: Psid, move: Move, at: datetime) -> tuple[Thread, Page]:
        page = self.page_of(caller.page_id)
        caller.require_task("MODERATE")
        is_routed = self.policy.protocol is Protocol.ROUTING
        has_role = page.default_app is not None and caller.app_id in receivers(page)
        if not is_routed and not has_role:
            raise GraphError("no-receiver")
        thread = self._thread_on_page(caller, psid)
        role = standing(caller.app_id, self.owner(thread, at), page.default_app)
        if role not in MAY[self.protocol(page, at)][move]:
            raise GraphError("not-thread-owner" if is_routed else "not-thread-owner-handover")
        return thread, page

    def _pass(self, thread: Thread, target: AppId, metadata: str | None, at: datetime) -> None:
        passed = {
            "previous_owner_app_id": self.owner(thread, at),
            "new_owner_app_id": target,
            **_told(metadata),
        }
        self._set_owner(thread, Move.PASS, target, metadata, at)
        self._tell_app(thread, target, {"pass_thread_control": passed}, at)

    def _take(
        self, thread: Thread, taker: AppId, deed: str, metadata: str | None, at: datetime
    ) -> None:
        loser = self.owner(thread, at)
        if loser == taker:
            return
        taken = {
            "previous_owner_app_id": loser,
            "new_owner_app_id": taker,
            **_told(metadata),
        }
        self._set_owner(thread, deed, taker, metadata, at)
        self._tell_app(thread, loser, {"take_thread_control": taken}, at)

    def _set_owner(
        self, thread: Thread, deed: str, owner: AppId | None, metadata: str | None, at: datetime
    ) -> None:
        previous, control = self.owner(thread, at), thread.control
        thread.control = Control(
            owner=owner,
            since=at if owner is not None else None,
            heard=control.heard,
            ad_opened=control.ad_opened,
            in_flow=control.in_flow,
        )
        # Where nothing is shared a thread has no owner, and yet it was given to somebody.
        now = owner or self.owner(thread, at)
        self._note_change(thread, deed, previous, now, metadata, at)

    def _note_change(
        self,
        thread: Thread,
        deed: str,
        previous: AppId | None,
        owner: AppId | None,
        metadata: str | None,
        at: datetime,
    ) -> None:
        self.journal.append(
            ControlChanged(
                at=at,
                psid=thread.person.psid,
                deed=str(deed),
                previous=previous,
                owner=owner,
                metadata=metadata or "",
            )
        )

    def _tell_app(
        self, thread: Thread, app_id: AppId | None, told: event.Event, at: datetime
    ) -> None:
        if app_id is not None:
            addressed = event.from_person(thread.person.psid, thread.page_id, at, told)
            self.post_to(app_id, FIELD, thread, addressed, at)

    def _tell_role(self, page: Page, app_id: AppId, role: str, at: datetime) -> None:
        if FIELD in self.heard_by(app_id, page):
            told = event.from_nobody(page.id, at, {"app_roles": {app_id: [role]}})
            self._put(app_id, FIELD, NOBODY, envelope(page.id, "messaging", told, at), at)


def receivers(page: Page) -> tuple[AppId, ...]:
    """Return every app that threads of the page can be given to."""
    return (PAGE_INBOX, *(app_id for app_id in page.subscriptions if app_id != PAGE_INBOX))


def _told(metadata: str | None) -> event.Event:
    return {} if metadata is None else {"metadata": metadata}
