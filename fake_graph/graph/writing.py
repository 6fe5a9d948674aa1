"""People who write to the page: text, taps, pictures, stickers, links and what else they send.

Source: https://developers.facebook.com/docs/messenger-platform/reference/webhook-events/messages
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from fake_graph import event
from fake_graph.errors import ImpossibleAction, ShutOut
from fake_graph.event import Event
from fake_graph.graph.people import LOCATION, People
from fake_graph.ids import MessageId, Psid
from fake_graph.journal import MessageReceived
from fake_graph.people import received
from fake_graph.people.received import Product, Received
from fake_graph.thread import Letter, Thread, shared
from fake_graph.window import Deed

COMPOSER_LIMIT = 20_000  # characters


class Writing(People):
    """The platform with people who write."""

    def say(self, psid: Psid, text: str, *, reply_to: MessageId | None = None) -> MessageId:
        """Write ``text`` to the page, perhaps as a reply, and return the message's id."""
        with self.turn() as at:
            thread = self._composing(psid)
            if not text.strip():
                raise ImpossibleAction("nobody can send an empty message")
            if len(text) > COMPOSER_LIMIT:
                raise ImpossibleAction(f"the composer takes {COMPOSER_LIMIT} characters")
            said = self._said(thread, text)
            if reply_to is not None:
                said = replace(said, reply_to=self._letter(thread, reply_to).mid)
            return self._receive(thread, said, at)

    def tap(self, psid: Psid, title: str) -> MessageId:
        """Tap the quick reply called ``title`` and return the id of the message that it writes."""
        with self.turn() as at:
            thread = self._unblocked(psid)
            shown = self.quick_replies_shown(psid)
            reply = next((reply for reply in shown if reply.title == title), None)
            if reply is None:
                titles = [reply.title for reply in shown]
                raise ImpossibleAction(f"no quick reply {title!r} is shown", titles)
            if reply.content_type == LOCATION:
                raise ImpossibleAction("this asks for a place", ["tap_location"])
            tapped = Received(text=reply.title, payload=reply.payload)
            return self._receive(thread, tapped, at, Deed.QUICK_REPLY)

    def tap_location(self, psid: Psid, latitude: float, longitude: float) -> MessageId:
        """Tap the quick reply that asks for a place, and choose one."""
        with self.turn():
            if all(it.content_type != LOCATION for it in self._unblocked(psid).shown):
                raise ImpossibleAction("no quick reply asks for a place", ["send_location"])
            return self.send_location(psid, latitude, longitude)

    def send_media(self, psid: Psid, kind: str, urls: Sequence[str]) -> MessageId:
        """Send an ``audio``, a ``video``, a ``file``, or one or more of kind ``image``.

        The urls are where the platform keeps the files.
        """
        if kind not in received.MEDIA:
            raise ImpossibleAction(f"nobody can send a {kind!r}", received.MEDIA)
        if not urls or (kind != "image" and len(urls) > 1):
            raise ImpossibleAction(f"one message does not hold {len(urls)} of kind {kind!r}")
        return self._send(psid, received.media(kind, urls))

    def send_gif(self, psid: Psid, url: str) -> MessageId:
        """Send an animation from the app's own choice; the page gets a picture."""
        return self.send_media(psid, "image", [url])

    def send_sticker(self, psid: Psid, sticker_id: int) -> MessageId:
        """Send a sticker."""
        return self._send(psid, received.sticker(sticker_id, self.policy.features))

    def send_thumbs_up(self, psid: Psid, size: str = "small") -> MessageId:
        """Press the like button; held for longer it sends ``medium`` or ``large``."""
        if size not in received.THUMBS_UP:
            raise ImpossibleAction(f"no thumb is {size!r}", received.THUMBS_UP)
        return self.send_sticker(psid, received.THUMBS_UP[size])

    def send_location(
        self, psid: Psid, latitude: float, longitude: float, title: str = ""
    ) -> MessageId:
        """Send a place on the map, by default where the person is."""
        title = title or f"{self.thread_of(psid).person.first_name}'s Location"
        return self._send(psid, received.location(latitude, longitude, title))

    def share_link(self, psid: Psid, url: str, title: str = "", text: str = "") -> MessageId:
        """Share a web page called ``title``, perhaps with words."""
        return self._send(psid, received.link(text, url, title, self.policy.features))

    def share_reel(
        self, psid: Psid, url: str, title: str, video_id: int, *, is_instagram: bool = False
    ) -> MessageId:
        """Share a reel."""
        return self._send(psid, received.reel(url, title, video_id, is_instagram=is_instagram))

    def share_post(
        self, psid: Psid, url: str, title: str, *, is_instagram: bool = False
    ) -> MessageId:
        """Share a post; the page gets a link before posts had an attachment of their own."""
        if "share-attachments" not in self.policy.features:
            return self.share_link(psid, url, title)
        return self._send(psid, received.shared_post(url, title, is_instagram=is_instagram))

    def send_product(self, psid: Psid, text: str, product: Product) -> MessageId:
        """Ask about a product that comes along as a card."""
        return self._send(psid, received.product(text, product))

    def ask_about_product(self, psid: Psid, text: str, product_id: str) -> MessageId:
        """Ask from the page of a product in the shop."""
        asked = Received(text=text, more={"referral": {"product": {"id": product_id}}})
        return self._send(psid, asked)

    def send_unsupported(self, psid: Psid) -> MessageId:
        """Send something of which the page learns only that it came, e.g. a disappearing photo."""
        return self._send(psid, Received(more={"is_unsupported": True}))

    def _send(self, psid: Psid, sent: Received) -> MessageId:
        with self.turn() as at:
            return self._receive(self._composing(psid), sent, at)

    def _said(self, thread: Thread, text: str) -> Received:
        url = received.link_in(text) if "http" in text.lower() else None
        if url is not None:
            return received.link(text, url, "", self.policy.features)
        command = self._command(thread, text) if text.startswith("/") else None
        return Received(text=text, more={"commands": [{"name": command}]} if command else {})

    def _command(self, thread: Thread, text: str) -> str | None:
        """Return the command of the page's that ``text`` begins with."""
        name = text[1:].split(maxsplit=1)[0] if text[1:].strip() else ""
        offered = {command.name for command in self._profile(thread).commands_for(thread.person)}
        is_known = name in offered and "commands" in self.policy.features
        return name if is_known and text[1:].startswith(name) else None

    def waits_for_start(self, psid: Psid) -> bool:
        """Return whether the person has to press Get Started before they can write."""
        with self._lock:
            return self._waits_for_start(self.thread_of(psid))

    def _composing(self, psid: Psid) -> Thread:
        thread = self._unblocked(psid)
        if self._waits_for_start(thread):
            raise ImpossibleAction(
                "in a new thread the composer is locked until Get Started is pressed",
                ["press_get_started"],
            )
        menu = self._menu(thread)
        if menu is not None and menu.composer_input_disabled:
            titles = [item.title for item in menu.items]
            raise ShutOut("the page's menu switches the composer off", titles)
        return thread

    def _waits_for_start(self, thread: Thread) -> bool:
        """Return whether Get Started stands in place of the composer; ads and questions free it."""
        if not thread.is_empty:
            return False
        profile = self._profile(thread)
        is_from_ad = thread.arrival is not None and thread.arrival.ad is not None
        has_questions = bool(profile.ice_breakers_for(thread.person))
        has_button = profile.get_started is not None
        return has_button and not (is_from_ad or has_questions)

    def _receive(
        self, thread: Thread, sent: Received, at: datetime, deed: Deed = Deed.MESSAGE
    ) -> MessageId:
        psid, mid = thread.person.psid, self.new_message_id(at)
        arrival, prior = self._told_arrival(thread), self._prior_message(thread)
        told = sent.to_wire() | self._reply(thread, sent)
        if arrival is not None:
            told["referral"] = self._referral(thread, arrival.referral())
        told |= self._meaning(thread, sent, at)
        thread.customer_did(deed, at)
        content = sent.content()
        if sent.reply_to is not None:
            content["reply_to"] = {"mid": sent.reply_to}
        thread.letters[mid] = Letter(mid=mid, at=at, app_id=None, content=shared(content))
        self.journal.append(
            MessageReceived(
                at=at,
                psid=psid,
                mid=mid,
                text=sent.text,
                payload=sent.payload,
                attachments=sent.shown,
                reply_to=sent.reply_to,
            )
        )
        message = event.message(mid, self._numbered(thread) | told) | prior
        if not (sent.is_recorded and self.is_off("received-media", thread)):
            self._tell("messages", thread, message, at)
        self.heard(thread, mid, sent.text, at)
        return mid

    def _meaning(self, thread: Thread, sent: Received, at: datetime) -> Event:
        """Return what the platform reads in the words, where a page has that switched on."""
        nlp = self.state.pages[thread.page_id].nlp
        is_read = nlp.enabled and sent.text and sent.payload is None
        if not is_read or self.is_off("nlp", thread):
            return {}
        return nlp.told(sent.text, at, self.policy.features)

    def _reply(self, thread: Thread, sent: Received) -> Event:
        if sent.reply_to is None or "reply-to-in-webhooks" not in self.policy.features:
            return {}
        is_self = not thread.letters[sent.reply_to].is_from_page
        return {"reply_to": {"mid": sent.reply_to, "is_self_reply": is_self}}

    def _prior_message(self, thread: Thread) -> Event:
        """Return what tells the page whose PSID this is, on the first answer to a ``user_ref``."""
        for guest in self.state.pages[thread.page_id].guests.values():
            is_theirs = guest.psid == thread.person.psid
            if is_theirs and guest.was_sent_to and not guest.has_answered:
                guest.has_answered = True
                return event.prior_message(guest.user_ref)
        return {}
