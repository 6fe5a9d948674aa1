"""People in their thread with the page: what they see, read, delete and block.

Source: https://developers.facebook.com/docs/messenger-platform/reference/webhook-events/message-reads
"""

from dataclasses import replace

from fake_graph import event
from fake_graph.contents.pressable import buttons
from fake_graph.errors import ImpossibleAction
from fake_graph.graph.regions import Regions
from fake_graph.ids import MessageId, Psid
from fake_graph.journal import CustomerActed, PageBlocked, ThreadOpened, ThreadRead
from fake_graph.pages.profile import Menu, MessengerProfile
from fake_graph.people.arrival import Arrival
from fake_graph.shown import Button, QuickReply
from fake_graph.thread import Letter, Thread

PHONE_NUMBER = "user_phone_number"
EMAIL = "user_email"
LOCATION = "location"
LOCATION_TITLE = "Send Location"


class People(Regions):
    """The platform with people who look, read and block.

    Each method raises ``ImpossibleAction`` for what the real app would not let that person do.
    """

    def open_thread(self, psid: Psid) -> str:
        """Show the thread to its person and return the greeting that they see.

        Returns: an empty text where the page has no greeting or the thread is not new.
        """
        with self.turn() as at:
            thread = self.thread_of(psid)
            profile = self._profile(thread)
            greeting = profile.greeting_for(thread.person) if thread.is_empty else ""
            self.journal.append(ThreadOpened(at=at, psid=psid, greeting=greeting))
            return greeting

    def read(self, psid: Psid) -> None:
        """Read everything; the app is told if there was something new."""
        with self.turn() as at:
            thread = self._online(psid)
            self.journal.append(ThreadRead(at=at, psid=psid))
            if thread.has_unread:
                thread.has_unread = False
                read = event.read(at, self._numbered(thread))
                self._tell("message_reads", thread, read, at)

    def start_typing(self, psid: Psid) -> None:
        """Begin to type; no webhook tells."""
        with self.turn():
            self._unblocked(psid)
            self._acted(psid, "start-typing")

    def block(self, psid: Psid) -> None:
        """Block the page; no webhook tells."""
        self._set_blocked(psid, blocked=True)

    def unblock(self, psid: Psid) -> None:
        """Let the page write again; the messaging window stays as it was."""
        self._set_blocked(psid, blocked=False)

    def delete_conversation(self, psid: Psid) -> None:
        """Delete the thread from the person's side; no webhook tells.

        The page keeps it and may go on writing. The person finds the thread new, with Get Started.
        """
        with self.turn():
            self._online(psid).clear()
            self._acted(psid, "delete-conversation")

    def go_offline(self, psid: Psid) -> None:
        """Lose the network on every device: messages wait, and so does the news of them."""
        with self.turn():
            self._online(psid).is_offline = True
            self._acted(psid, "go-offline")

    def go_online(self, psid: Psid) -> None:
        """Be back on the network; the app is told of all that waited, in one event."""
        with self.turn() as at:
            thread = self.thread_of(psid)
            if not thread.is_offline:
                raise ImpossibleAction("the person is online already", ["go_offline"])
            thread.is_offline = False
            self._acted(psid, "go-online")
            waited, thread.undelivered = thread.undelivered, []
            if waited:
                delivered = event.deliveries(waited, at, self._numbered(thread))
                self._tell("message_deliveries", thread, delivered, at)

    def quick_replies_shown(self, psid: Psid) -> tuple[QuickReply, ...]:
        """Return the quick replies under the latest message, as this person sees them.

        One that asks for their phone number or email says it, and is not there without one.
        """
        with self._lock:
            return _seen_by(self.thread_of(psid))

    def buttons_shown(self, psid: Psid) -> tuple[Button, ...]:
        """Return the buttons under all messages in sight, those of the newest first."""
        with self._lock:
            return tuple(found.button for found in buttons(self.thread_of(psid)))

    def offered_to(self, psid: Psid) -> dict[str, str | tuple[str, ...]]:
        """Return what somebody can press in their thread without a message of the page's.

        Returns: ``{"greeting": text, "menu": titles, "menu_links": where they lead,
        "ice_breakers": questions}``.
        """
        with self._lock:
            thread = self.thread_of(psid)
            menu = self._menu(thread)
            items = menu.items if menu is not None else ()
            profile = self._profile(thread)
            questions = profile.ice_breakers_for(thread.person)
            return {
                "greeting": profile.greeting_for(thread.person),
                "menu": tuple(item.title for item in items),
                "menu_links": tuple(item.url for item in items if item.url),
                "ice_breakers": tuple(one.question for one in questions),
            }

    def _set_blocked(self, psid: Psid, *, blocked: bool) -> None:
        with self.turn() as at:
            self._online(psid).is_blocked = blocked
            self.journal.append(PageBlocked(at=at, psid=psid, blocked=blocked))

    def _acted(self, psid: Psid, deed: str, text: str = "", mid: MessageId | None = None) -> None:
        acted = CustomerActed(at=self.now(), psid=psid, deed=deed, text=text, mid=mid)
        self.journal.append(acted)

    def _profile(self, thread: Thread) -> MessengerProfile:
        return self.state.pages[thread.page_id].profile.as_seen_with(thread.menu)

    def _menu(self, thread: Thread) -> Menu | None:
        if self.is_off("persistent-menu", thread):
            return None
        return self._profile(thread).menu_for(thread.person)

    def _told_arrival(self, thread: Thread) -> Arrival | None:
        """Return where the person came from, once, if the apps are to hear of it."""
        arrival = thread.take_arrival()
        return arrival if arrival is not None and self._may_tell(arrival, thread) else None

    def _may_tell(self, arrival: Arrival, thread: Thread) -> bool:
        kind = "referrals" if arrival.ad is None else "ad-referrals"
        return arrival.is_told and not self.is_off(kind, thread)

    def _referral(self, thread: Thread, referral: event.Event) -> event.Event:
        """Return a referral as it is told in this chat: for some time it had no source."""
        if not self.is_off("referral-source", thread):
            return referral
        return {key: value for key, value in referral.items() if key != "source"}

    def _online(self, psid: Psid) -> Thread:
        thread = self.thread_of(psid)
        if thread.is_offline:
            raise ImpossibleAction("whoever is offline can do nothing", ["go_online"])
        return thread

    def _unblocked(self, psid: Psid) -> Thread:
        thread = self._online(psid)
        if thread.is_blocked:
            raise ImpossibleAction("whoever blocked the page cannot write to it", ["unblock"])
        if thread.standing.is_gone:
            raise ImpossibleAction("whoever left their account cannot write", ["reactivate"])
        return thread

    def _letter(self, thread: Thread, mid: MessageId) -> Letter:
        """Return a message that the person can see."""
        letter = next((letter for letter in thread.in_sight() if letter.mid == mid), None)
        if letter is None:
            raise ImpossibleAction(f"the thread shows no message {mid!r}")
        return letter

    def _require(self, feature: str, what: str) -> None:
        """Refuse what the app did not offer at this date."""
        if feature not in self.policy.features:
            raise ImpossibleAction(f"{what} did not exist on {self.now():%Y-%m-%d}")


def _seen_by(thread: Thread) -> tuple[QuickReply, ...]:
    values = {PHONE_NUMBER: thread.person.phone, EMAIL: thread.person.email}
    values[LOCATION] = LOCATION_TITLE
    seen = (_with_value(reply, values.get(reply.content_type, "")) for reply in thread.shown)
    return tuple(reply for reply in seen if reply is not None)


def _with_value(reply: QuickReply, value: str | None) -> QuickReply | None:
    """Return ``reply`` with the profile's value; empty is that of one that asks for none."""
    if value is None:
        return None
    return replace(reply, title=value, payload=value) if value else reply
