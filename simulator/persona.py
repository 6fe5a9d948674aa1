"""How a kind of customer talks, or somebody of the page's staff.

A persona is a generator function. It yields what the person does next and is sent back what they
have heard since they last spoke, so patience and moods are plain Python; what it returns is
whether the person got what they came for. It can only do what the real app allows: a quick reply
can be tapped only while it is shown, so a script looks before it taps.
"""

import sys
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import Any

from simulator.people.voice import Voice
from simulator.text.act import Act
from simulator.text.reading import cues_in
from simulator.turn import Speaker


@dataclass(frozen=True, slots=True)
class Heard:
    """Something that was said in the thread, as the person sees it.

    Attributes:
        by: Who said it; for the staff that may be the customer.
        gives: Whether the thread went to the staff with it.
        language: That of the person who hears it.
    """

    text: str
    quick_replies: tuple[str, ...] = ()
    buttons: tuple[str, ...] = ()
    by: Speaker = Speaker.BOT
    gives: bool = False
    language: str = "en"

    def does(self, *acts: Act) -> bool:
        """Return whether the words do one of some acts, as the person understands them."""
        return any(cues_in(self.text, act, self.language) for act in acts)


@dataclass(frozen=True, slots=True)
class Open:
    """Open the thread, and press Get Started if it is there."""


class Way(StrEnum):
    """How somebody comes to the page."""

    LINK = "link"
    AD = "ad"
    MESSAGE_BUTTON = "message button"
    PLUGIN = "plugin"
    SEND_TO_MESSENGER = "send to messenger"


@dataclass(frozen=True, slots=True)
class Arrive:
    """Come by an ad, a link, a plugin.

    Attributes:
        about: The ref that goes with it, or the ad's title.
    """

    way: Way
    about: str = ""


@dataclass(frozen=True, slots=True)
class Comment:
    """Comment on a post of the page's."""

    text: str


@dataclass(frozen=True, slots=True)
class Say:
    """Write ``text`` to the page."""

    text: str


@dataclass(frozen=True, slots=True)
class Tap:
    """Tap the quick reply with this title."""

    title: str


@dataclass(frozen=True, slots=True)
class Press:
    """Press the button with this title, under whichever message in sight."""

    title: str


@dataclass(frozen=True, slots=True)
class SendPicture:
    """Send a picture."""


@dataclass(frozen=True, slots=True)
class SendSticker:
    """Send a sticker."""


@dataclass(frozen=True, slots=True)
class React:
    """React to the page's newest message."""

    emoji: str


@dataclass(frozen=True, slots=True)
class Read:
    """Read what has arrived."""


@dataclass(frozen=True, slots=True)
class Wait:
    """Do nothing until somebody writes and has finished, but no longer than ``upto``."""

    upto: timedelta


@dataclass(frozen=True, slots=True)
class Pause:
    """Do nothing for ``time``: read, think, type."""

    time: timedelta


@dataclass(frozen=True, slots=True)
class Block:
    """Block the page."""


@dataclass(frozen=True, slots=True)
class TakeThread:
    """Take the thread, as somebody of the staff."""


@dataclass(frozen=True, slots=True)
class StaffSay:
    """Write to the customer, as somebody of the staff."""

    text: str


@dataclass(frozen=True, slots=True)
class HandBack:
    """Give the thread back to the bot, as somebody of the staff."""


Step = (
    Open
    | Arrive
    | Comment
    | Say
    | Tap
    | Press
    | SendPicture
    | SendSticker
    | React
    | Read
    | Wait
    | Pause
    | Block
    | TakeThread
    | StaffSay
    | HandBack
)
News = tuple[Heard, ...]
Script = Generator[Step, News, bool]


class Side(StrEnum):
    """On which side of the counter somebody stands."""

    CUSTOMER = "customer"
    STAFF = "staff"


def _nothing(voice: Voice) -> Mapping[str, Any]:  # noqa: ARG001 - nobody knows anything
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Persona:
    """A kind of person.

    Attributes:
        name: The module's name in kebab case; what scenarios call it.
        talk: Takes a person's voice and returns the script.
        people: How many write at the same time, each with a thread of their own.
        facts: What is known beside what will be said: fields of ``Facts``.
    """

    name: str
    talk: Callable[[Voice], Script]
    side: Side = Side.CUSTOMER
    people: int = 1
    facts: Callable[[Voice], Mapping[str, Any]] = field(default=_nothing)

    @property
    def summary(self) -> str:
        """What makes this kind of person different: the first line of its module."""
        told = sys.modules[self.talk.__module__].__doc__ or ""
        return told.strip().partition("\n")[0]
