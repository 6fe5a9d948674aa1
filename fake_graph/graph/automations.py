"""What the page writes by itself, and when.

An automation's message is the page's: it is echoed like the inbox's. It opens no window, takes no
thread, and does not count as somebody's answer.

Source: https://www.facebook.com/business/help (Meta Business Suite, Inbox automations)
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from fake_graph.errors import ImpossibleAction
from fake_graph.graph.inbox import Inbox
from fake_graph.graph.writing import Writing
from fake_graph.ids import MessageId, PageId, Psid
from fake_graph.journal import Author, PageActivity
from fake_graph.pages.automation import (
    INSTANT,
    KEYWORD_WAIT,
    NEW_AFTER,
    REVIEW_WAIT,
    Automation,
    Automations,
)
from fake_graph.people.received import Received
from fake_graph.thread import Thread

_NONE = Automations()
"""What a page has that has set up nothing."""


class AnsweringMachine(Inbox, Writing):
    """The page that answers by itself."""

    def set_automations(self, automations: Automations, page_id: PageId | None = None) -> None:
        """Set up what the page answers by itself, in place of what was set up before.

        Raises:
            ImpossibleAction: an unknown time zone, a time that is none, or too many questions.
        """
        try:
            automations.require_sense()
        except ValueError as error:
            raise ImpossibleAction(str(error)) from None
        with self.turn() as at:
            page = self.page_of(page_id)
            page.automations = automations
            self.journal.append(PageActivity(at=at, page_id=page.id, what="automations-set"))

    def set_away(self, away: bool, page_id: PageId | None = None) -> None:
        """Say by hand that the page is away, or back."""
        with self.turn() as at:
            page = self.page_of(page_id)
            page.automations = replace(page.automations, is_away=away)
            what = "away" if away else "back"
            self.journal.append(PageActivity(at=at, page_id=page.id, what=what))

    def questions_shown(self, psid: Psid) -> tuple[str, ...]:
        """Return the page's own questions that a new thread offers.

        An app's ice breakers and its Get Started button go before them.
        """
        with self._lock:
            thread = self.thread_of(psid)
            page = self.state.pages[thread.page_id]
            has_app_welcome = page.profile.ice_breakers or page.profile.get_started
            if not thread.is_empty or has_app_welcome:
                return ()
            return tuple(question.question for question in page.automations.questions)

    def tap_question(self, psid: Psid, question: str) -> MessageId:
        """Tap one of the page's own questions: it is written as the person's message."""
        with self.turn() as at:
            thread, shown = self._unblocked(psid), self.questions_shown(psid)
            if question not in shown:
                raise ImpossibleAction(f"no question {question!r} is shown", shown)
            return self._receive(thread, Received(text=question), at)

    def application_sent(self, psid: Psid, job: str = "") -> None:
        """Apply for a job at the page."""
        with self.turn() as at:
            page_id = self.thread_of(psid).page_id
            self.journal.append(PageActivity(at=at, page_id=page_id, what="application", text=job))
            self.schedule(at + INSTANT, "speak", psid=psid, name=Automation.APPLICATION.value)

    def reviewed(self, thread: Thread, *, recommends: bool, at: datetime) -> None:
        """Have the page follow up a review, some time later."""
        name = Automation.RECOMMENDED if recommends else Automation.NOT_RECOMMENDED
        psid = thread.person.psid
        self.schedule(at + REVIEW_WAIT, "speak", psid=psid, name=name.value)

    def commented(self, thread: Thread, text: str, at: datetime) -> None:
        """Have the page answer a comment in the thread, if it is set up to."""
        rule = self._automations(thread).on_comment
        if rule is not None and rule.fits(text):
            psid = thread.person.psid
            self.schedule(at + INSTANT, "speak", psid=psid, name=Automation.COMMENT.value)

    def heard(self, thread: Thread, mid: MessageId, text: str, at: datetime) -> None:
        """Have the automations that a person's message calls up speak in their time."""
        if thread.desk.is_closed or self._automations(thread) == _NONE:
            return
        for name, due_at in self._called_up(thread, mid, text, at):
            psid = thread.person.psid
            self.schedule(due_at, "speak", psid=psid, name=name.value, mid=mid)

    def speak(self, psid: Psid, name: str, mid: str | None = None) -> None:
        """Have an automation write what it was called up for, if nothing has overtaken it."""
        with self.turn() as at:
            thread, which = self.thread_of(psid), Automation(name)
            letter = thread.letters.get(MessageId(mid)) if mid is not None else None
            asked = str(letter.content.get("text", "")) if letter is not None else ""
            text = _words(self._automations(thread), which, asked)
            if not text or _is_shut(thread):
                return
            if which in _WAITING and mid is not None and _is_answered(thread, MessageId(mid)):
                return
            self._write_for_page(thread, text, Author.AUTOMATION, at)

    def _called_up(
        self, thread: Thread, mid: MessageId, text: str, at: datetime
    ) -> Iterator[tuple[Automation, datetime]]:
        automations = self._automations(thread)
        if automations.answer_to(text) is not None:
            yield Automation.QUESTION, at + INSTANT
            return
        is_new = _is_new(thread, mid, at)
        if automations.is_away_at(at):
            # Away beats the others; it is not repeated while the conversation goes on.
            if is_new or not _was_told(thread, automations.away_message, at):
                yield Automation.AWAY, at + INSTANT
            return
        if automations.instant_reply and is_new:
            yield Automation.INSTANT_REPLY, at + INSTANT
        keyword = automations.keyword_for(text)
        if keyword is not None:
            yield keyword[0], at + KEYWORD_WAIT

    def _automations(self, thread: Thread) -> Automations:
        return self.state.pages[thread.page_id].automations


_WAITING = frozenset(
    {Automation.CONTACT, Automation.LOCATION, Automation.HOURS, Automation.KEYWORD}
)
"""What keeps silent where somebody has answered in the meantime."""


def _is_shut(thread: Thread) -> bool:
    """Return whether the page can write nothing in a thread."""
    is_away = thread.is_blocked or thread.standing.is_gone
    return is_away or thread.desk.is_closed or thread.control.in_flow


def _words(automations: Automations, which: Automation, asked: str) -> str | None:
    """Return what ``which`` says to somebody who wrote ``asked``; None where it is off."""
    if which in _WAITING:
        keyword = automations.keyword_for(asked)
        return keyword[1] if keyword is not None else None
    if which is Automation.QUESTION:
        return automations.answer_to(asked)
    on_comment = automations.on_comment
    return {
        Automation.INSTANT_REPLY: automations.instant_reply,
        Automation.AWAY: automations.away_message,
        Automation.RECOMMENDED: automations.recommended,
        Automation.NOT_RECOMMENDED: automations.not_recommended,
        Automation.APPLICATION: automations.application_received,
        Automation.COMMENT: on_comment.text if on_comment is not None else None,
    }[which]


def _is_answered(thread: Thread, mid: MessageId) -> bool:
    """Return whether staff or an app has written since the message ``mid``."""
    for letter in reversed(thread.letters.values()):
        if letter.mid == mid:
            return False
        if letter.is_from_page and not letter.is_automatic:
            return True
    return False


def _is_new(thread: Thread, mid: MessageId, at: datetime) -> bool:
    """Return whether the message ``mid`` begins a conversation."""
    before = next((x for x in reversed(thread.letters.values()) if x.mid != mid), None)
    return before is None or at - before.at >= NEW_AFTER


def _was_told(thread: Thread, text: str, at: datetime) -> bool:
    """Return whether an automation has said ``text`` lately."""
    for letter in reversed(thread.letters.values()):
        if at - letter.at >= NEW_AFTER:
            return False
        if letter.is_automatic and letter.content.get("text") == text:
            return True
    return False
