"""What people do with messages that stand in the thread: react, edit, unsend, rate.

Source: https://developers.facebook.com/docs/messenger-platform/reference/webhook-events/message-reactions
and https://developers.facebook.com/docs/messenger-platform/reference/webhook-events/message-edits
"""

from datetime import datetime, timedelta

from fake_graph import event
from fake_graph.errors import ImpossibleAction
from fake_graph.graph.people import People
from fake_graph.ids import MessageId, Psid
from fake_graph.thread import Letter, Thread
from fake_graph.window import Deed

EDIT_LIMIT = 5
EDIT_TIME = timedelta(minutes=15)
NAMES = {
    "😆": "smile",
    "😠": "angry",
    "😢": "sad",
    "😮": "wow",
    "😍": "love",
    "❤": "love",
    "👍": "like",
    "👎": "dislike",
}
"""The reactions that have a name; all others are called ``other``."""

_VARIATION = "\ufe0f"  # follows an emoji that is to be coloured
_SKINS = dict.fromkeys(range(0x1F3FB, 0x1F400))
"""The tones of skin, which do not change what a reaction is called."""


class Deeds(People):
    """The platform with people who do something about a message."""

    def react(self, psid: Psid, mid: MessageId, emoji: str) -> None:
        """React to a message; another reaction replaces the first. It opens the window."""
        with self.turn() as at:
            thread = self._unblocked(psid)
            letter = self._letter(thread, mid)
            if not emoji.strip():
                raise ImpossibleAction("a reaction is an emoji")
            letter.reaction = emoji
            self._did(thread, Deed.REACT, emoji, mid, at)
            name = NAMES.get(emoji.replace(_VARIATION, "").translate(_SKINS), "other")
            reaction = event.reaction(mid, name, emoji)
            self._tell("message_reactions", thread, reaction, at)

    def unreact(self, psid: Psid, mid: MessageId) -> None:
        """Take the reaction to a message back."""
        with self.turn() as at:
            thread = self._unblocked(psid)
            letter = self._letter(thread, mid)
            if not letter.reaction:
                raise ImpossibleAction("there is no reaction to take back", ["react"])
            self._did(thread, Deed.UNREACT, letter.reaction, mid, at)
            letter.reaction = ""
            self._tell("message_reactions", thread, event.unreaction(mid), at)

    def edit(self, psid: Psid, mid: MessageId, text: str) -> None:
        """Change the words of an own message."""
        with self.turn() as at:
            self._require("message-edits", "editing")
            thread = self._unblocked(psid)
            letter = self._own(thread, mid)
            _refuse_edit(letter, text, at)
            letter.content = {**letter.content, "text": text}
            letter.edits += 1
            self._did(thread, Deed.EDIT, text, mid, at)
            edited = event.edited(mid, text, letter.edits)
            self._tell("message_edits", thread, edited, at)

    def unsend(self, psid: Psid, mid: MessageId) -> None:
        """Take an own message back from both sides.

        That Messenger tells pages of it is known from fixtures only.
        """
        with self.turn() as at:
            thread = self._unblocked(psid)
            self._own(thread, mid).is_deleted = True
            self._did(thread, Deed.UNSEND, "", mid, at)
            self._tell("messages", thread, event.unsent(mid), at)

    def rate_answer(self, psid: Psid, mid: MessageId, *, is_good: bool) -> None:
        """Say whether one of the page's messages was a good answer."""
        with self.turn() as at:
            self._require("response-feedback", "rating an answer")
            thread = self._unblocked(psid)
            if not self._letter(thread, mid).is_from_page:
                raise ImpossibleAction("people rate the page's messages, not their own")
            self._did(thread, Deed.RATE, "good" if is_good else "bad", mid, at)
            rated = event.response_feedback(mid, is_good=is_good)
            self._tell("response_feedback", thread, rated, at)

    def _did(
        self,
        thread: Thread,
        deed: Deed,
        text: str,
        mid: MessageId | None,
        at: datetime,
        *,
        named: str = "",
    ) -> None:
        """Take in a deed; the journal has it by its own name, or ``named`` something closer."""
        thread.customer_did(deed, at)
        self._acted(thread.person.psid, named or deed.value.replace("_", "-"), text, mid)

    def _own(self, thread: Thread, mid: MessageId) -> Letter:
        letter = self._letter(thread, mid)
        if letter.is_from_page:
            raise ImpossibleAction("this message is the page's")
        return letter


def _refuse_edit(letter: Letter, text: str, at: datetime) -> None:
    if "text" not in letter.content:
        raise ImpossibleAction("there are no words in this message")
    if not text.strip():
        raise ImpossibleAction("nobody can edit a message to nothing", ["unsend"])
    if letter.edits >= EDIT_LIMIT:
        raise ImpossibleAction(f"a message can be edited {EDIT_LIMIT} times")
    if at - letter.at > EDIT_TIME:
        raise ImpossibleAction(f"a message can be edited for {EDIT_TIME}")
