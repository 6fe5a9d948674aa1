"""What one person can do in the app, and on the page's site, to the page's thread.

After each action the bot does all that it can do at that instant. Each raises ``ImpossibleAction``
for what the real app would not let that person do.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from fake_graph import FakeGraph, MessageId, Person
from fake_graph.errors import ImpossibleAction
from fake_graph.ids import Psid
from fake_graph.journal import Author, MessageReceived, MessageSent
from fake_graph.people.arrival import Ad
from simulator.timekeeper import Timekeeper

PICTURE = "https://scontent.xx.fbcdn.net/v/t1.15752-9/picture.jpg"
"""Where the platform keeps a picture of which nobody cares what it shows."""


class Actor:
    """One person at the page.

    Attributes:
        name: What scenarios and reports call the person.
        person: The profile that Facebook knows.
    """

    def __init__(
        self,
        name: str,
        person: Person,
        graph: FakeGraph,
        clock: Timekeeper,
        *,
        arrives: bool = True,
    ) -> None:
        """Have ``arrives`` false for somebody who comes by no ad, link or code."""
        self._arrives = arrives
        self.name = name
        self.person = person
        self._graph = graph
        self._clock = clock

    @property
    def psid(self) -> Psid:
        """Who the person is to the page."""
        return self.person.psid

    def messages(self) -> tuple[MessageSent, ...]:
        """Return everything that the page has ever said to this person, oldest first.

        That is the bot's messages, the staff's, and those of the page's automations.
        """
        return tuple(e for e in self._graph.journal.of(self.psid) if isinstance(e, MessageSent))

    def bot_messages(self) -> tuple[MessageSent, ...]:
        """Return what the page's apps have said to this person, oldest first."""
        return tuple(message for message in self.messages() if message.author is Author.APP)

    def own_messages(self) -> tuple[MessageReceived, ...]:
        """Return everything that this person has ever written to the page, oldest first."""
        return tuple(e for e in self._graph.journal.of(self.psid) if isinstance(e, MessageReceived))

    # Look, read, block ------------------------------------------------------------------------

    def open_thread(self) -> str:
        """Open the thread and return the greeting text that is shown, empty where none is."""
        return self._graph.open_thread(self.psid)

    def read(self) -> None:
        """Read everything that has arrived."""
        self._graph.read(self.psid)
        self._clock.settle()

    def block(self) -> None:
        """Block the page: it can no longer write."""
        self._graph.block(self.psid)

    def unblock(self) -> None:
        """Let the page write again."""
        self._graph.unblock(self.psid)

    def delete_conversation(self) -> None:
        """Delete the thread from this person's side; the page keeps it."""
        self._graph.delete_conversation(self.psid)

    def go_offline(self) -> None:
        """Lose the network on every device: what the page writes waits."""
        self._graph.go_offline(self.psid)

    def go_online(self) -> None:
        """Be back on the network; the app is told of all that waited."""
        self._graph.go_online(self.psid)
        self._clock.settle()

    def become(self, **fields: Any) -> None:  # noqa: ANN401 - fields of Person
        """Have another profile from now on: fields of ``Person``."""
        self.person = replace(self.person, **fields)
        self._graph.set_person(self.person)

    # Write and send ---------------------------------------------------------------------------

    def say(self, text: str) -> None:
        """Write ``text`` to the page; in a new thread that asks for it, press Get Started first."""
        self._come_in()
        self._graph.say(self.psid, text)
        self._clock.settle()

    def say_in_a_row(self, texts: Iterable[str]) -> None:
        """Write several messages at one instant, before the bot hears of the first."""
        self._come_in()
        for text in texts:
            self._graph.say(self.psid, text)
        self._clock.settle()

    def start_typing(self) -> None:
        """Begin to type; no webhook tells."""
        self._graph.start_typing(self.psid)

    def reply(self, text: str, mid: MessageId | None = None) -> None:
        """Write ``text`` as a reply to the message ``mid``, by default the page's newest."""
        self._graph.say(self.psid, text, reply_to=mid or self._newest_of_page())
        self._clock.settle()

    def send_picture(self, url: str = PICTURE) -> None:
        """Send a picture."""
        self.send_media("image", url)

    def send_media(self, kind: str, *urls: str) -> None:
        """Send an ``audio``, a ``video``, a ``file``, or one or more of kind ``image``."""
        self._come_in()
        self._graph.send_media(self.psid, kind, urls)
        self._clock.settle()

    def send_sticker(self, sticker_id: int) -> None:
        """Send a sticker."""
        self._come_in()
        self._graph.send_sticker(self.psid, sticker_id)
        self._clock.settle()

    def send_thumbs_up(self, size: str = "small") -> None:
        """Press the like button; held for longer it sends ``medium`` or ``large``."""
        self._come_in()
        self._graph.send_thumbs_up(self.psid, size)
        self._clock.settle()

    def send_location(self, latitude: float, longitude: float, title: str = "") -> None:
        """Send a place on the map."""
        self._come_in()
        self._graph.send_location(self.psid, latitude, longitude, title)
        self._clock.settle()

    def _come_in(self) -> None:
        """Press Get Started where it stands in place of the composer, as everybody has to."""
        if self._graph.waits_for_start(self.psid):
            self.press_get_started()

    # Tap and press ----------------------------------------------------------------------------

    def tap(self, title: str) -> None:
        """Tap the quick reply ``title``, which must be shown."""
        self._graph.tap(self.psid, title)
        self._clock.settle()

    def press_button(self, title: str, mid: MessageId | None = None) -> None:
        """Press the button ``title``: the newest one, or that under the message ``mid``."""
        self._graph.press_button(self.psid, title, mid)
        self._clock.settle()

    def press_get_started(self) -> None:
        """Press Get Started, which only an empty thread shows."""
        self._graph.press_get_started(self.psid)
        self._clock.settle()

    def press_ice_breaker(self, question: str) -> None:
        """Press one of the questions that an empty thread offers."""
        self._graph.press_ice_breaker(self.psid, question)
        self._clock.settle()

    def press_menu(self, title: str) -> None:
        """Press an item of the persistent menu."""
        self._graph.press_menu(self.psid, title)
        self._clock.settle()

    def accept_notification(self, title: str | None = None) -> None:
        """Agree to the newest request to be notified, or to the newest with that title."""
        self._graph.accept_notification(self.psid, title)
        self._clock.settle()

    def stop_notifications(self, title: str | None = None) -> None:
        """Stop the notifications about a topic, by default the newest one."""
        self._graph.stop_notifications(self.psid, title)
        self._clock.settle()

    # Do something about a message ---------------------------------------------------------------

    def react(self, emoji: str, mid: MessageId | None = None) -> None:
        """React to the message ``mid``, by default the page's newest."""
        self._graph.react(self.psid, mid or self._newest_of_page(), emoji)
        self._clock.settle()

    def unreact(self, mid: MessageId | None = None) -> None:
        """Take the reaction to a message back, by default the page's newest."""
        self._graph.unreact(self.psid, mid or self._newest_of_page())
        self._clock.settle()

    def edit(self, text: str, mid: MessageId | None = None) -> None:
        """Change the words of an own message, by default the newest."""
        self._graph.edit(self.psid, mid or self._newest_own(), text)
        self._clock.settle()

    def unsend(self, mid: MessageId | None = None) -> None:
        """Take an own message back, by default the newest."""
        self._graph.unsend(self.psid, mid or self._newest_own())
        self._clock.settle()

    # Arrive -----------------------------------------------------------------------------------

    def follow_link(self, ref: str = "", text: str = "") -> str:
        """Follow the page's ``m.me`` link and return what then stands in the composer."""
        self._come_by(lambda: self._graph.follow_link(self.psid, ref, text))
        return text

    def click_ad(self, ad_id: str, ref: str = "", title: str | None = None) -> None:
        """Click an ad that opens the thread."""
        self._come_by(lambda: self._graph.click_ad(self.psid, Ad(ad_id=ad_id, title=title), ref))

    def send_to_messenger(self, ref: str = "") -> None:
        """Click the plugin Send to Messenger on the page's site."""
        self._graph.send_to_messenger(self.psid, ref)
        self._clock.settle()

    def scan_code(self, ref: str = "") -> None:
        """Scan the page's code."""
        self._come_by(lambda: self._graph.scan_code(self.psid, ref))

    def press_message_button(self) -> None:
        """Press the message button on the page itself."""
        self._graph.press_message_button(self.psid)
        self._clock.settle()

    def open_chat_plugin(self, ref: str = "") -> None:
        """Open the chat plugin on the page's site, with an account."""
        self._come_by(lambda: self._graph.open_chat_plugin(self.psid, ref))

    def comment(self, text: str) -> str:
        """Comment on the page's newest post, which it writes first if there is none."""
        comment_id = self._graph.comment(self.psid, text)
        self._clock.settle()
        return comment_id

    def _come_by(self, way: Callable[[], object]) -> None:
        """Come some way; who is to have come by none just opens the thread."""
        if not self._arrives:
            self.open_thread()
            return
        way()
        self._clock.settle()

    def _newest_of_page(self) -> MessageId:
        messages = self.messages()
        if not messages:
            raise ImpossibleAction("the page has not said anything yet")
        return messages[-1].mid

    def _newest_own(self) -> MessageId:
        own = self.own_messages()
        if not own:
            raise ImpossibleAction("this person has not written anything yet")
        return own[-1].mid
