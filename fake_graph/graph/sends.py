"""What apps send to people: messages, and signs of life such as typing.

Source: https://developers.facebook.com/docs/messenger-platform/reference/send-api
"""

from datetime import datetime

from fake_graph import event
from fake_graph.checks import CHECKS, Attempt, uses_tag
from fake_graph.errors import GraphError
from fake_graph.graph.media import Media
from fake_graph.ids import AppId, MessageId, Psid
from fake_graph.journal import Action, ActionSent, MessageSent, Noted, SendRefused
from fake_graph.message import Message
from fake_graph.sending import Sending, Sent
from fake_graph.thread import Letter, Thread
from fake_graph.token import Caller

ECHO_LIMIT = 200  # echoes at one simulated instant; more is an app that answers itself


class Sends(Media):
    """The Send API without HTTP."""

    _echoes: tuple[datetime | None, int] = (None, 0)

    def send(self, caller: Caller, sending: Sending) -> Sent | None:
        """Send a message, or show a sender action, and return the message's ids.

        Returns: None for a sender action.

        Raises:
            GraphError: the first of ``CHECKS`` that fails.
        """
        with self.turn() as at:
            attempt = self._attempt(caller, sending, at)
            for check in CHECKS:
                check(attempt)
            if sending.message is None:
                self._show(caller.app_id, sending)
                return None
            sent = Sent(
                mid=self._write(attempt, sending.message),
                attachment_id=self.keep(attempt, sending.message),
            )
            self.wait_for_media(attempt, sending.message)
            return sent

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

    def _attempt(self, caller: Caller, sending: Sending, at: datetime) -> Attempt:
        page = self.page_of(caller.page_id)
        thread = self.state.threads.get(sending.psid)
        if thread is not None and thread.page_id != page.id:
            thread = None
        return Attempt(
            sending=sending,
            caller=caller,
            app=self.state.apps[caller.app_id],
            page=page,
            thread=thread,
            owner=self.owner(thread, at) if thread is not None else None,
            policy=self.policy,
            at=at,
            media=self.state.media,
        )

    def _show(self, app_id: AppId, sending: Sending) -> None:
        self.journal.append(
            ActionSent(
                at=self.now(),
                psid=sending.psid,
                app_id=app_id,
                action=Action(sending.action or ""),
            )
        )

    def _write(self, attempt: Attempt, message: Message) -> MessageId:
        sending, thread, at = attempt.sending, attempt.thread, attempt.at
        assert thread is not None
        app_id, mid = attempt.caller.app_id, self.new_message_id(at)
        quick_replies = message.quick_replies_shown(thread.person)
        self.answered_by(thread, app_id, at)
        rule = None if uses_tag(attempt) else attempt.policy.window
        thread.page_wrote(quick_replies, rule, at)
        seen = self.seen(attempt, message)
        thread.letters[mid] = Letter(mid=mid, at=at, app_id=app_id, content=seen.content)
        self.journal.append(
            MessageSent(
                at=at,
                psid=thread.person.psid,
                app_id=app_id,
                mid=mid,
                text=seen.words,
                quick_replies=quick_replies,
                messaging_type=sending.messaging_type,
                tag=sending.tag,
                attachments=seen.attached,
            )
        )
        self.echo(thread, mid, seen.content, app_id, message.metadata, at)
        self.deliver_to_person(thread, mid, at)
        return mid

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
        if self._may_echo(at, psid):
            echo = event.echo(mid, content, app_id, metadata)
            addressed = event.from_page(psid, thread.page_id, at, echo)
            self.post("message_echoes", thread, addressed, at)

    def deliver_to_person(self, thread: Thread, mid: MessageId, at: datetime) -> None:
        """Tell the page's apps that a message has reached the person, once they are online."""
        if thread.is_offline:
            thread.undelivered.append(mid)
            return
        delivery = event.delivery(mid, at)
        addressed = event.from_person(thread.person.psid, thread.page_id, at, delivery)
        self.post("message_deliveries", thread, addressed, at)

    def _may_echo(self, at: datetime, psid: Psid) -> bool:
        instant, count = self._echoes
        count = count + 1 if instant == at else 1
        self._echoes = (at, count)
        if count == ECHO_LIMIT + 1:
            text = f"More than {ECHO_LIMIT} echoes at one instant; the rest are kept back."
            self.journal.append(Noted(at=at, code="echo-loop", text=text, psid=psid))
        return count <= ECHO_LIMIT
