"""People whom a plugin on the page's site knows by a ``user_ref``.

Source: https://developers.facebook.com/docs/messenger-platform/discovery/checkbox-plugin and
https://developers.facebook.com/docs/messenger-platform/discovery/facebook-chat-plugin
"""

from datetime import datetime

from fake_graph import event
from fake_graph.errors import ImpossibleAction
from fake_graph.graph.announcements import Announcements
from fake_graph.graph.people import People
from fake_graph.ids import MessageId, PageId, Psid
from fake_graph.journal import PageActivity
from fake_graph.page import Page
from fake_graph.people.arrival import Arrival, Source
from fake_graph.people.guest import Guest

GET_STARTED_TITLE = "Get Started"


class Guests(Announcements, People):
    """The platform with plugins."""

    def tick_checkbox(self, psid: Psid, user_ref: str, ref: str = "") -> None:
        """Tick the checkbox plugin in a form on the page's site and hand the form in.

        The page may then write to ``user_ref``. The window, which is the thread's, opens with the
        person's answer.
        """
        with self.turn() as at:
            thread = self._unblocked(psid)
            page = self.state.pages[thread.page_id]
            self._add_guest(page, Guest(user_ref=user_ref, ref=ref, psid=psid))
            self._acted(psid, "tick-checkbox", ref)
            if not self.is_off("opt-ins", thread):
                self._say_to_all(page, "messaging_optins", event.opt_in(ref, user_ref), at)

    def open_chat_plugin_as_guest(
        self,
        user_ref: str,
        ref: str = "",
        referer_uri: str = "https://www.example.com/",
        page_id: PageId | None = None,
    ) -> None:
        """Open the chat plugin on the page's site, without an account."""
        with self.turn():
            self._require("customer-chat-plugin", "the chat plugin")
            arrival = Arrival(
                source=Source.CUSTOMER_CHAT_PLUGIN, ref=ref, referer_uri=referer_uri, is_guest=True
            )
            guest = Guest(user_ref=user_ref, ref=ref, arrival=arrival)
            page = self.page_of(page_id)
            self._add_guest(page, guest)
            self._guest_did(page, "arrives", ref)

    def press_get_started_as_guest(self, user_ref: str, page_id: PageId | None = None) -> None:
        """Press Get Started in the chat plugin, which comes without a mid."""
        with self.turn() as at:
            page, guest = self._guest(user_ref, page_id)
            button, arrival = page.profile.get_started, guest.arrival
            if button is None:
                raise ImpossibleAction("the page has no Get Started button")
            if arrival is None:
                raise ImpossibleAction("Get Started is shown only in a thread without messages")
            guest.arrival = None
            self._guest_did(page, "gets-started", button.payload)
            referral = arrival.postback_referral()
            told = event.postback(None, GET_STARTED_TITLE, button.payload, referral)
            self._tell_of_guest(page, "messaging_postbacks", guest, told, at)

    def say_as_guest(self, user_ref: str, text: str, page_id: PageId | None = None) -> MessageId:
        """Write to the page from the chat plugin and return the message's id."""
        with self.turn() as at:
            page, guest = self._guest(user_ref, page_id)
            mid, content = self.new_message_id(at), {"text": text}
            referral = guest.arrival.referral() if guest.arrival is not None else None
            guest.arrival = None
            self._guest_did(page, "says", text)
            told = content if referral is None else content | {"referral": referral}
            self._tell_of_guest(page, "messages", guest, event.message(mid, told), at)
            return mid

    def _guest_did(self, page: Page, what: str, text: str) -> None:
        # A guest has no PSID, so the journal has it among what happens on the page.
        activity = PageActivity(at=self.now(), page_id=page.id, what=f"guest-{what}", text=text)
        self.journal.append(activity)

    def _tell_of_guest(
        self, page: Page, field: str, guest: Guest, told: event.Event, at: datetime
    ) -> None:
        self.announce(page, field, event.from_guest(guest.user_ref, page.id, at, told), at)

    def _say_to_all(self, page: Page, field: str, told: event.Event, at: datetime) -> None:
        self.announce(page, field, event.from_nobody(page.id, at, told), at)

    def _add_guest(self, page: Page, guest: Guest) -> None:
        if guest.user_ref in page.guests:
            raise ImpossibleAction(f"the user_ref {guest.user_ref!r} was used before")
        page.guests[guest.user_ref] = guest

    def _guest(self, user_ref: str, page_id: PageId | None) -> tuple[Page, Guest]:
        self._require("customer-chat-plugin", "the chat plugin")
        page = self.page_of(page_id)
        guest = page.guests.get(user_ref)
        if guest is None or guest.psid is not None:
            raise ImpossibleAction(
                f"no guest has the user_ref {user_ref!r}", ["open_chat_plugin_as_guest"]
            )
        return page, guest
