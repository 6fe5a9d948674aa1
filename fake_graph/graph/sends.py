"""What apps send to people: messages, and signs of life such as typing.

Source: https://developers.facebook.com/docs/messenger-platform/reference/send-api
"""

from datetime import datetime

from fake_graph import event
from fake_graph.checks import CHECKS
from fake_graph.checks.attempt import Attempt, Right, right_of
from fake_graph.control import Move
from fake_graph.errors import GraphError, ImpossibleAction
from fake_graph.graph.handover import Handover, receivers
from fake_graph.graph.limits import Limits
from fake_graph.graph.media import Media, Seen
from fake_graph.graph.reach import Reach
from fake_graph.graph.regions import Regions
from fake_graph.ids import AppId, MessageId, Psid
from fake_graph.journal import (
    Action,
    ActionSent,
    Author,
    MessageSent,
    Noted,
    SendRefused,
)
from fake_graph.message import Message
from fake_graph.page import PAGE_INBOX
from fake_graph.pages.notification import MARKETING, MarketingToken, OneTimeToken, templates_in
from fake_graph.pages.usage import HOUR
from fake_graph.people.standing import MessageRequest
from fake_graph.policy import policy_at
from fake_graph.recipient import SILENT
from fake_graph.sending import Handing, Sending, Sent
from fake_graph.thread import Letter, Thread, shared
from fake_graph.token import Caller

ECHO_LIMIT = 200  # echoes at one simulated instant; more is an app that answers itself
PRIVATE_REPLY_PACE = 750  # private replies an hour of one page
SPONSORED = "SPONSORED"
"""The ``messaging_type`` in the journal of what a page paid for."""

_REQUESTS = {
    Right.PRIVATE_REPLY: MessageRequest.PRIVATE_REPLY,
    Right.MESSAGE_REQUEST: MessageRequest.PHONE_NUMBER,
}


class Sends(Handover, Limits, Media, Reach, Regions):
    """The Send API without HTTP."""

    _echoes: tuple[datetime | None, int] = (None, 0)

    def send(self, caller: Caller, sending: Sending) -> Sent:
        """Send a message, or show a sender action.

        Raises:
            GraphError: the first of ``CHECKS`` that fails.
        """
        with self.turn() as at:
            attempt = self._attempt(caller, sending, at)
            if attempt.is_private_reply:
                self.pace(f"private_replies {caller.page_id}", PRIVATE_REPLY_PACE, HOUR)
            for check in CHECKS:
                check(attempt)
            psid = attempt.thread.person.psid if attempt.thread is not None else None
            told = None if _is_silent(attempt) else psid
            if sending.message is None:
                self._show(attempt)
                return Sent(psid=told, mid=None)
            if sending.handing is not None and psid is not None:
                self._check_handing(caller, psid, sending.handing)
            mid = self._write(attempt, sending.message)
            attachment_id = self.keep(attempt, sending.message)
            if sending.handing is not None and psid is not None:
                self._hand_on(caller, psid, sending.handing)
            self.wait_for_media(attempt, sending.message)
            return Sent(psid=told, mid=mid, attachment_id=attachment_id)

    def _check_handing(self, caller: Caller, psid: Psid, handing: Handing) -> None:
        """Refuse before anything is sent what could not be done with the thread afterwards.

        Raises:
            GraphError: the caller may not pass or release it, or there is no such app.
        """
        if handing.is_release:
            self._moved(caller, psid, Move.RELEASE, self.now())
            return
        page = self.page_of(caller.page_id)
        self._moved(caller, psid, Move.PASS, self.now())
        if (handing.app_id or page.default_app) not in receivers(page):
            raise GraphError("incorrect-app-id")

    def _hand_on(self, caller: Caller, psid: Psid, handing: Handing) -> None:
        """Pass or release the thread, as the send asked for."""
        target = handing.app_id or self.page_of(caller.page_id).default_app
        if handing.is_release or target is None:
            self.release_control(caller, psid)
        else:
            self.pass_control(caller, psid, target)

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

    def sponsored_message(self, psid: Psid, text: str) -> MessageId:
        """Have the page pay for a message, labelled as sponsored; return its id.

        It may go out at any time, and only to people who have a thread with the page.
        """
        with self.turn() as at:
            thread = self.thread_of(psid)
            if not thread.has_begun or thread.is_blocked or thread.standing.is_gone:
                raise ImpossibleAction("sponsored messages go into threads that are open to them")
            return self._write_for_page(
                thread, text, Author.AUTOMATION, at, messaging_type=SPONSORED
            )

    def _write_for_page(
        self,
        thread: Thread,
        text: str,
        author: Author,
        at: datetime,
        agent: str = "",
        *,
        messaging_type: str | None = None,
    ) -> MessageId:
        """Have the page itself write: by its staff, by an automation, or as an advertiser."""
        mid = self.new_message_id(at)
        thread.page_wrote((), None, at)
        content = {"text": text}
        thread.letters[mid] = Letter(
            mid=mid,
            at=at,
            app_id=PAGE_INBOX,
            content=content,
            # What a page pays for stands in the thread as its own word, not as a reflex.
            is_automatic=author is Author.AUTOMATION and messaging_type is None,
        )
        self.journal.append(
            MessageSent(
                at=at,
                psid=thread.person.psid,
                app_id=PAGE_INBOX,
                mid=mid,
                text=text,
                messaging_type=messaging_type,
                author=author,
                agent=agent,
            )
        )
        app_id = PAGE_INBOX if "inbox-app-id" in self.policy.features else None
        self.echo(thread, mid, content, app_id, None, at)
        self.deliver_to_person(thread, mid, at)
        return mid

    def _attempt(self, caller: Caller, sending: Sending, at: datetime) -> Attempt:
        page = self.page_of(caller.page_id)
        reached, message = self.whom(page, sending.to), sending.message
        thread, policy, tag = reached.thread, policy_at(at), sending.effective_tag
        return Attempt(
            sending=sending,
            to=sending.to,
            caller=caller,
            app=self.state.apps[caller.app_id],
            page=page,
            reached=reached,
            thread=thread,
            owner=self.owner(thread, at) if thread is not None else None,
            policy=policy,
            at=at,
            tag_rule=policy.tags.get(tag) if tag is not None else None,
            templates=templates_in(message.content()) if message and message.form else (),
            media=self.state.media,
        )

    def _show(self, attempt: Attempt) -> None:
        sending, thread = attempt.sending, attempt.thread
        assert thread is not None
        self.journal.append(
            ActionSent(
                at=attempt.at,
                psid=thread.person.psid,
                app_id=attempt.caller.app_id,
                action=Action(sending.action or ""),
                emoji=sending.emoji,
            )
        )

    def _write(self, attempt: Attempt, message: Message) -> MessageId:
        thread, at = attempt.thread, attempt.at
        assert thread is not None
        app_id, mid, right = attempt.caller.app_id, self.new_message_id(at), right_of(attempt)
        had_unread = thread.has_unread
        quick_replies = message.quick_replies_shown(thread.person)
        self.answered_by(thread, app_id, at)
        thread.page_wrote(
            quick_replies, attempt.policy.window if right is Right.WINDOW else None, at
        )
        self._spend(attempt, mid, right)
        seen = self.seen(attempt, message)
        content = self._content(attempt, seen)
        thread.letters[mid] = Letter(mid=mid, at=at, app_id=app_id, content=shared(content))
        self._note_sent(attempt, thread, seen, mid, right)
        is_silent = _is_silent(attempt)
        if is_silent or thread.standing.request is not None:
            thread.has_unread = had_unread
        if not is_silent:
            self.echo(thread, mid, content, app_id, message.metadata, at)
            self.deliver_to_person(thread, mid, at)
        return mid

    def _content(self, attempt: Attempt, seen: Seen) -> event.Event:
        content, reply_to = seen.content, attempt.sending.reply_to
        if reply_to is not None and "reply-to-in-webhooks" in attempt.policy.features:
            return content | {"reply_to": {"mid": reply_to}}
        return content

    def _spend(self, attempt: Attempt, mid: MessageId, right: Right | None) -> None:
        """Use up what allowed a message, as far as it allows only so many."""
        reached, at = attempt.reached, attempt.at
        if reached.guest is not None:
            reached.guest.was_sent_to = True
        if reached.item is not None:
            reached.item.reply = mid
        match reached.token:
            case OneTimeToken():
                reached.token.is_used = True
            case MarketingToken():
                reached.token.use(attempt.policy, at)
        thread = attempt.thread
        if any(topic.kind == MARKETING for topic in attempt.topics):
            attempt.page.notifications.is_enrolled = True
        request = _REQUESTS.get(right) if right is not None else None
        if thread is not None and thread.window.opened is None and request is not None:
            thread.standing.request = request

    def _note_sent(
        self, attempt: Attempt, thread: Thread, seen: Seen, mid: MessageId, right: Right | None
    ) -> None:
        sending = attempt.sending
        self.journal.append(
            MessageSent(
                at=attempt.at,
                psid=thread.person.psid,
                app_id=attempt.caller.app_id,
                mid=mid,
                text=seen.words,
                quick_replies=thread.shown,
                messaging_type=sending.messaging_type,
                tag=sending.tag,
                attachments=seen.attached,
                persona_id=sending.persona_id,
                reply_to=sending.reply_to,
                notification_type=sending.notification_type,
                right=right,
            )
        )

    def echo(
        self,
        thread: Thread,
        mid: MessageId,
        content: event.Event,
        app_id: AppId | None,
        metadata: str | None,
        at: datetime,
    ) -> None:
        """Tell the page's apps of a message that the page wrote."""
        psid = thread.person.psid
        if self._may_echo(at, psid) and self.is_heard("message_echoes", thread):
            echo = event.echo(mid, content, app_id, metadata)
            addressed = event.from_page(psid, thread.page_id, at, echo)
            self.post("message_echoes", thread, addressed, at)

    def deliver_to_person(self, thread: Thread, mid: MessageId, at: datetime) -> None:
        """Tell the page's apps that a message has reached the person, once they are online."""
        if thread.is_offline:
            thread.undelivered.append(mid)
            return
        if not self.is_heard("message_deliveries", thread) or self.is_off("deliveries", thread):
            return
        delivery = event.deliveries([mid], at, self._numbered(thread))
        self._tell("message_deliveries", thread, delivery, at)

    def _may_echo(self, at: datetime, psid: Psid) -> bool:
        instant, count = self._echoes
        count = count + 1 if instant == at else 1
        self._echoes = (at, count)
        if count == ECHO_LIMIT + 1:
            text = f"More than {ECHO_LIMIT} echoes at one instant; the rest are kept back."
            self.journal.append(Noted(at=at, code="echo-loop", text=text, psid=psid))
        return count <= ECHO_LIMIT


def _is_silent(attempt: Attempt) -> bool:
    """Return whether the page is not to learn whom it has reached."""
    return attempt.to.kind in SILENT and "silent-user-refs" in attempt.policy.features
