"""Leave to send notifications: people give it, stop it and resume it; apps read the list.

Source: https://developers.facebook.com/docs/messenger-platform/send-messages/recurring-notifications
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from fake_graph.errors import ImpossibleAction
from fake_graph.graph.core import Core
from fake_graph.ids import MessageId, PageId, Psid
from fake_graph.journal import CustomerActed
from fake_graph.pages.notification import (
    DEFAULT_FREQUENCY,
    MARKETING,
    MONTHS_OF_LIFE,
    ONE_TIME,
    MarketingToken,
    OneTimeToken,
    Topic,
    expiry,
    templates_in,
    topics_in,
)
from fake_graph.people import optin_event
from fake_graph.thread import Thread
from fake_graph.window import Deed


class Notices(Core):
    """The platform with people who let pages notify them."""

    def accept_notification(self, psid: Psid, title: str | None = None) -> str:
        """Press the button of the newest request, or of the newest with that title.

        The messaging window stays as it was. Each request can be pressed once; agreeing again to a
        topic makes its old token good again.

        Returns: the token that the page gets
        """
        with self.turn() as at:
            thread = self.thread_of(psid)
            mid, topic = self._newest_request(thread, title)
            thread.window = thread.window.after(Deed.ALLOW_NOTIFICATION, at)
            deed = "allow-notification"
            self.journal.append(
                CustomerActed(at=at, psid=psid, deed=deed, text=topic.title, mid=mid)
            )
            if topic.kind == ONE_TIME:
                return self._give_leave_once(thread, topic, mid, at)
            return self._give_leave(thread, topic, mid, at)

    def follow_notification_link(self, psid: Psid, topic: str, cadence: str = "DAILY") -> str:
        """Agree to a topic by the page's ``m.me/rn`` link; return the token that the page gets.

        That the payload is the topic is inferred.
        """
        if "marketing-messages" not in self.policy.features:
            raise ImpossibleAction("there are no marketing messages on this date")
        if cadence not in MONTHS_OF_LIFE:
            raise ImpossibleAction(f"there is no cadence {cadence!r}", MONTHS_OF_LIFE)
        with self.turn() as at:
            thread = self.thread_of(psid)
            deed = "allow-notification"
            self.journal.append(CustomerActed(at=at, psid=psid, deed=deed, text=topic))
            wanted = Topic(kind=MARKETING, title=topic, payload=topic, frequency=cadence)
            return self._give_leave(thread, wanted, MessageId(""), at)

    def stop_notifications(self, psid: Psid, title: str | None = None) -> None:
        """Stop the notifications about a topic, by default the newest one."""
        self._set_stopped(psid, title, is_stopped=True)

    def resume_notifications(self, psid: Psid, title: str | None = None) -> None:
        """Have the notifications about a topic again."""
        self._set_stopped(psid, title, is_stopped=False)

    def marketing_tokens(self, page_id: PageId) -> tuple[MarketingToken, ...]:
        """Return what the people of a page have agreed to and what still holds, oldest first."""
        with self._lock:
            now = self.now()
            tokens = self.state.pages[page_id].notifications.marketing.values()
            return tuple(replace(token) for token in tokens if now < token.expires_at)

    def _give_leave_once(self, thread: Thread, topic: Topic, mid: MessageId, at: datetime) -> str:
        token = OneTimeToken(
            token=self.mint.number("one-time-token"),
            psid=thread.person.psid,
            payload=topic.payload,
            mid=mid,
            given_at=at,
        )
        self.state.pages[thread.page_id].notifications.one_time[token.token] = token
        self._tell("messaging_optins", thread, optin_event.one_time(token), at)
        return token.token

    def _give_leave(self, thread: Thread, topic: Topic, mid: MessageId, at: datetime) -> str:
        has_frequency = "marketing-frequency" in self.policy.features
        topic = replace(
            topic, frequency=(topic.frequency or DEFAULT_FREQUENCY) if has_frequency else None
        )
        known = self.state.pages[thread.page_id].notifications
        old = known.marketing_of(thread.person.psid, topic.title)
        token = MarketingToken(
            token=old.token if old is not None else self.mint.number("marketing-token"),
            psid=thread.person.psid,
            topic=topic,
            mid=mid,
            given_at=at,
            expires_at=expiry(topic, self.policy, at),
            is_refreshed=old is not None,
            sent_at=old.sent_at if old is not None else None,
            follow_ups=old.follow_ups if old is not None else 0,
        )
        known.marketing[token.token] = token
        self._tell(
            "messaging_optins",
            thread,
            optin_event.marketing(token, has_frequency=has_frequency),
            at,
        )
        return token.token

    def _newest_request(self, thread: Thread, title: str | None) -> tuple[MessageId, Topic]:
        shown = list(self._open_requests(thread))
        found = next((r for r in shown if title in (None, r[1].title)), None)
        if found is None:
            titles = [topic.title for _, topic in shown]
            raise ImpossibleAction(f"no request {title or 'for notifications'!r} is shown", titles)
        return found

    def _open_requests(self, thread: Thread) -> Iterator[tuple[MessageId, Topic]]:
        """Yield what the page asked leave for and the person has not answered, newest first."""
        known = self.state.pages[thread.page_id].notifications
        psid = thread.person.psid
        once = {t.mid for t in known.one_time.values() if t.psid == psid}
        more = {(t.mid, t.topic.title) for t in known.marketing.values() if t.psid == psid}
        for letter in reversed(thread.letters.values()):
            if not letter.is_from_page:
                continue
            for topic in topics_in(templates_in(letter.content)):
                if letter.mid not in once and (letter.mid, topic.title) not in more:
                    yield letter.mid, topic

    def _set_stopped(self, psid: Psid, title: str | None, *, is_stopped: bool) -> None:
        with self.turn() as at:
            thread = self.thread_of(psid)
            known = self.state.pages[thread.page_id].notifications.marketing.values()
            tokens = [t for t in known if t.psid == psid and t.is_stopped != is_stopped]
            token = next((t for t in reversed(tokens) if title in (None, t.topic.title)), None)
            if token is None:
                titles = [t.topic.title for t in tokens]
                raise ImpossibleAction("there are no such notifications", titles)
            token.is_stopped = is_stopped
            deed = "stop-notifications" if is_stopped else "resume-notifications"
            self.journal.append(CustomerActed(at=at, psid=psid, deed=deed, text=token.topic.title))
            self._tell("messaging_optins", thread, optin_event.marketing_changed(token), at)
