"""People who press buttons: Get Started, the menu, ice breakers, and those under messages.

Source: https://developers.facebook.com/docs/messenger-platform/reference/webhook-events/messaging_postbacks
"""

from datetime import datetime

from fake_graph import event
from fake_graph.contents.pressable import (
    ACCOUNT_LINK,
    ACCOUNT_UNLINK,
    AUDIO_CALL,
    PHONE_NUMBER,
    POSTBACK,
    WEB_URL,
    Pressable,
    buttons,
)
from fake_graph.errors import ImpossibleAction
from fake_graph.graph.linkings import Linkings
from fake_graph.graph.writing import Writing
from fake_graph.ids import AppId, MessageId, Psid
from fake_graph.journal import PostbackReceived, PostbackSource
from fake_graph.pages.profile import MenuItem
from fake_graph.thread import Letter, Thread
from fake_graph.window import Deed

GET_STARTED_TITLE = "Get Started"


_SILENT = {WEB_URL: "open-web-page", PHONE_NUMBER: "dial", AUDIO_CALL: "call"}
"""What a person does with buttons that tell the app nothing."""


class Presses(Linkings, Writing):
    """The platform with people who press."""

    def press_get_started(self, psid: Psid) -> MessageId:
        """Press Get Started, which only a new thread shows, and that without ice breakers."""
        with self.turn() as at:
            thread = self._unblocked(psid)
            button = self._profile(thread).get_started
            if button is None:
                raise ImpossibleAction("the page has no Get Started button")
            if not thread.is_empty:
                raise ImpossibleAction("Get Started is shown only in a thread without messages")
            questions = [
                it.question for it in self._profile(thread).ice_breakers_for(thread.person)
            ]
            if questions:
                raise ImpossibleAction("ice breakers are shown instead of Get Started", questions)
            payload, source = button.payload, PostbackSource.GET_STARTED
            return self._receive_postback(thread, GET_STARTED_TITLE, payload, source, at)

    def press_ice_breaker(self, psid: Psid, question: str) -> MessageId:
        """Press one of the questions that a new thread offers."""
        with self.turn() as at:
            thread = self._unblocked(psid)
            offered = self._profile(thread).ice_breakers_for(thread.person)
            if not thread.is_empty:
                raise ImpossibleAction("ice breakers are shown only in a thread without messages")
            pressed = next((it for it in offered if it.question == question), None)
            if pressed is None:
                questions = [it.question for it in offered]
                raise ImpossibleAction(f"the page does not offer {question!r}", questions)
            source = PostbackSource.ICE_BREAKER
            return self._receive_postback(thread, question, pressed.payload, source, at)

    def press_menu(self, psid: Psid, title: str) -> MessageId | None:
        """Press the item of the persistent menu called ``title``.

        Returns: None where it opens a web page, of which the app learns nothing.
        """
        with self.turn() as at:
            thread = self._unblocked(psid)
            item = self._menu_item(thread, title)
            if item.type == WEB_URL:
                self._acted(psid, _SILENT[WEB_URL], item.url or "")
                return None
            payload, source = item.payload or "", PostbackSource.MENU
            return self._receive_postback(thread, title, payload, source, at)

    def press_button(
        self, psid: Psid, title: str, mid: MessageId | None = None
    ) -> MessageId | None:
        """Press the button called ``title``: the newest one, or that under the message ``mid``.

        Buttons stay, and can be pressed again and again.

        Returns: None where the app does not get a postback: it opens a web page, dials, ….
        """
        with self.turn() as at:
            thread = self._unblocked(psid)
            found = list(buttons(thread, mid))
            pressed = next((it for it in found if it.button.title == title), None)
            if pressed is None:
                titles = [it.button.title for it in found]
                raise ImpossibleAction(f"no button {title!r} is in sight", titles)
            return self._press(thread, pressed, at)

    def _press(self, thread: Thread, pressed: Pressable, at: datetime) -> MessageId | None:
        psid, button = thread.person.psid, pressed.button
        if button.type == POSTBACK:
            payload, source = button.payload or "", PostbackSource.BUTTON
            return self._receive_postback(
                thread, button.title, payload, source, at, maker=pressed.maker
            )
        if button.type == ACCOUNT_LINK:
            self.press_log_in(psid, pressed.mid)
        elif button.type == ACCOUNT_UNLINK:
            self.press_log_out(psid, pressed.mid)
        else:
            deed = _SILENT.get(button.type, "press")
            self._acted(psid, deed, button.url or button.payload or "", pressed.mid)
        return None

    def _menu_item(self, thread: Thread, title: str) -> MenuItem:
        menu = self._menu(thread)
        if menu is None:
            raise ImpossibleAction("the page has no persistent menu")
        item = next((item for item in menu.items if item.title == title), None)
        if item is None:
            raise ImpossibleAction(
                f"the menu has no item {title!r}", [item.title for item in menu.items]
            )
        return item

    def _receive_postback(
        self,
        thread: Thread,
        title: str,
        payload: str,
        source: PostbackSource,
        at: datetime,
        *,
        maker: AppId | None = None,
    ) -> MessageId:
        psid, mid = thread.person.psid, self.new_message_id(at)
        arrival, prior = self._told_arrival(thread), self._prior_message(thread)
        referral = self._referral(thread, arrival.postback_referral()) if arrival else None
        thread.customer_did(Deed.POSTBACK, at)
        # The app shows the title as a bubble of the person's.
        thread.letters[mid] = Letter(mid=mid, at=at, app_id=None, content={"text": title})
        self.journal.append(
            PostbackReceived(at=at, psid=psid, mid=mid, title=title, payload=payload, source=source)
        )
        told_mid = mid if "postback-mid" in self.policy.features else None
        postback = event.postback(told_mid, title, payload, referral) | prior
        self._tell("messaging_postbacks", thread, postback, at, maker=maker)
        return mid
