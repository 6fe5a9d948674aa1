"""What becomes of webhooks once they have left: taken, tried again, given up.

Source: https://developers.facebook.com/docs/messenger-platform/webhooks
"""

from datetime import datetime, timedelta

from fake_graph.graph.core import Core
from fake_graph.ids import AppId, PageId
from fake_graph.journal import Noted, WebhookAnswered
from fake_graph.outbox import (
    ALERTED_AFTER,
    DEADLINE,
    DISABLED_AFTER,
    DROPPED_AFTER,
    OLD_DEADLINE,
    Line,
    Parcel,
    wait_after,
)
from fake_graph.webhook import Webhook

_JUST_AFTER = timedelta(microseconds=1)
"""An answer at the very instant of the deadline is in time."""


class Deliveries(Core):
    """Webhooks on their way."""

    @property
    def webhook_deadline(self) -> timedelta:
        """How long an app may take to answer a webhook."""
        is_short = "webhook-deadline-5s" in self.policy.features
        return self.state.outbox.deadline or (DEADLINE if is_short else OLD_DEADLINE)

    def set_webhook_deadline(self, seconds: float | None = None) -> None:
        """Give apps so many seconds to answer a webhook; None for as many as on that date."""
        with self.turn():
            self.state.outbox.deadline = timedelta(seconds=seconds) if seconds else None

    def expect_answers(self, *, expected: bool) -> None:
        """Say whether whoever delivers reports every answer, so that silence is a failure."""
        with self.turn():
            self.state.outbox.expects_answers = expected

    def webhook_answered(self, webhook: Webhook, status: int) -> None:
        """Take in with which HTTP status the app answered ``webhook``; anything but 200 fails."""
        with self.turn() as at:
            self.journal.append(
                WebhookAnswered(at=at, psid=webhook.psid, serial=webhook.serial, status=status)
            )
            if status == 200:
                self._take_answer(webhook)
            else:
                self._refuse(webhook, at)

    def webhook_lost(self, webhook: Webhook, why: str) -> None:
        """Take in that ``webhook`` did not reach its app, and why."""
        with self.turn() as at:
            text = f"A webhook did not reach the app: {why}."
            self.journal.append(Noted(at=at, code="webhook-lost", text=text, psid=webhook.psid))
            self._refuse(webhook, at)

    # From here on: called within a turn, or by ``tick`` ---------------------------------------

    def _leave(self, webhook: Webhook, at: datetime) -> None:
        super()._leave(webhook, at)
        outbox = self.state.outbox
        if outbox.expects_answers and not webhook.is_test:
            key = str(webhook.serial)
            if key not in outbox.open:  # else it leaves again
                outbox.open[key] = Parcel(webhook=webhook, left_at=at, first_at=at)
            if outbox.sweep_at is None:
                self._sweep_at(at + self.webhook_deadline + _JUST_AFTER)

    def _sweep_at(self, at: datetime) -> None:
        self.state.outbox.sweep_at = at
        self.schedule(at, "_sweep")

    def _sweep(self) -> None:
        """Give up on the answers whose time is up; one timer serves for all webhooks."""
        outbox, at = self.state.outbox, self.now()
        outbox.sweep_at = None
        deadline = self.webhook_deadline
        for parcel in tuple(outbox.open.values()):
            if not parcel.is_waiting and at - parcel.left_at > deadline:
                text = (
                    f"A webhook was not answered within {deadline.total_seconds():g} s, so the "
                    "platform sends it again."
                )
                psid = parcel.webhook.psid
                self.journal.append(Noted(at=at, code="unanswered-webhook", text=text, psid=psid))
                self._fail(parcel, at)
        expected = [p.left_at for p in outbox.open.values() if not p.is_waiting]
        if expected and outbox.expects_answers:
            self._sweep_at(max(min(expected) + deadline, at) + _JUST_AFTER)

    def _take_answer(self, webhook: Webhook) -> None:
        outbox = self.state.outbox
        parcel = outbox.open.get(str(webhook.serial))
        if parcel is not None:
            if parcel.is_waiting or parcel.webhook.attempt != webhook.attempt:
                text = "A webhook was answered after the platform had given up on that answer."
                self.note("late-webhook-answer", text, webhook.psid)
                return
            del outbox.open[str(webhook.serial)]
        if outbox.failing and not webhook.is_test:
            outbox.failing.pop(Line.of(webhook).key, None)

    def _refuse(self, webhook: Webhook, at: datetime) -> None:
        outbox = self.state.outbox
        parcel = outbox.open.get(str(webhook.serial))
        if parcel is None:
            if outbox.expects_answers or webhook.is_test:
                return  # it was taken already, and this was a duplicate; or it was given up
            parcel = Parcel(webhook=webhook, left_at=at, first_at=at)
            outbox.open[str(webhook.serial)] = parcel
        if not parcel.is_waiting and parcel.webhook.attempt == webhook.attempt:
            self._fail(parcel, at)

    def _fail(self, parcel: Parcel, at: datetime) -> None:
        webhook, line = parcel.webhook, Line.of(parcel.webhook)
        leaves_at = at + wait_after(webhook.attempt, is_of_changes=line.is_of_changes)
        # Messages that fail alone among others that are taken are dropped like changes: inferred.
        if leaves_at - parcel.first_at > DROPPED_AFTER:
            del self.state.outbox.open[str(webhook.serial)]
            self.note("webhook-dropped", "A webhook failed for 36 hours and was dropped.")
            return
        if not line.is_of_changes and line.key not in self.state.outbox.failing:
            self.state.outbox.failing[line.key] = at
            said = {"page_id": line.page_id, "app_id": line.app_id, "since": at.isoformat()}
            self.schedule(at + ALERTED_AFTER, "_alert", **said)
            self.schedule(at + DISABLED_AFTER, "_disable", **said)
        parcel.is_waiting = True
        self.schedule(leaves_at, "_retry", serial=webhook.serial)

    def _retry(self, serial: int) -> None:
        parcel = self.state.outbox.open.get(str(serial))
        if parcel is None or not parcel.is_waiting:
            return
        if not self._is_subscribed(Line.of(parcel.webhook)):
            del self.state.outbox.open[str(serial)]
        else:
            parcel.webhook = parcel.webhook.again()
            parcel.left_at, parcel.is_waiting = self.now(), False
            self._leave(parcel.webhook, parcel.left_at)

    def _alert(self, page_id: PageId, app_id: AppId, since: str) -> None:
        if self._still_fails(page_id, app_id, since):
            text = f"Webhooks to the app {app_id} have failed for 15 minutes; Meta alerts it."
            self.note("webhooks-failing", text)

    def _disable(self, page_id: PageId, app_id: AppId, since: str) -> None:
        """Let the app hear nothing of the page's until it subscribes again."""
        if not self._still_fails(page_id, app_id, since):
            return
        line = Line(page_id, app_id, is_of_changes=False)
        outbox = self.state.outbox
        del outbox.failing[line.key]
        lost = [key for key, p in outbox.open.items() if Line.of(p.webhook) == line]
        for key in lost:  # uncertain: nobody says that what is waiting is kept
            del outbox.open[key]
        self.state.pages[page_id].subscriptions.pop(app_id, None)
        text = (
            f"Webhooks Disabled: the app {app_id} took none of page {page_id} for an hour and "
            "hears nothing until it subscribes again."
        )
        self.note("webhooks-disabled", text)

    def _is_subscribed(self, line: Line) -> bool:
        """Return whether the app still wants what the line carries: else nothing is tried again."""
        return line.app_id in self.state.pages[line.page_id].subscriptions

    def _still_fails(self, page_id: PageId, app_id: AppId, since: str) -> bool:
        line = Line(page_id, app_id, is_of_changes=False)
        if not self._is_subscribed(line):
            self.state.outbox.failing.pop(line.key, None)
        began = self.state.outbox.failing.get(line.key)
        return began is not None and began.isoformat() == since
