"""What people hear in their threads, handed out as it arrives."""

from dataclasses import dataclass, field

from fake_graph.ids import Psid
from fake_graph.journal import (
    Author,
    ControlChanged,
    Entry,
    Journal,
    MessageReceived,
    MessageSent,
)
from fake_graph.page import PAGE_INBOX
from simulator.persona import Heard, Side
from simulator.retelling import AUTHORS
from simulator.spoken import words_of
from simulator.turn import Speaker

LOCATION = "location"
"""What a quick reply asks for that opens a map; scripts tap none."""
POSTBACK = "postback"


@dataclass(slots=True)
class Box:
    """What one person has heard in one thread.

    Attributes:
        since: How long the journal was when they began to listen; 0 to hear all there is.
        heard: All of it, oldest first.
    """

    psid: Psid
    side: Side
    language: str
    since: int = 0
    heard: list[Heard] = field(default_factory=list)


class Mail:
    """Hands what the journal has out to those who hear it; looks at each entry once."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._seen = len(journal)
        self._boxes: dict[Psid, list[Box]] = {}

    def add(self, box: Box) -> None:
        """Hand out to one more, and what they have missed at once."""
        self._boxes.setdefault(box.psid, []).append(box)
        for entry in self._journal.since(box.since)[: self._seen - box.since]:
            if getattr(entry, "psid", None) == box.psid:
                _put(entry, box)

    def collect(self) -> list[Box]:
        """Hand out what is new and return the boxes that got something, each once."""
        if len(self._journal) == self._seen:
            return []
        news = self._journal.since(self._seen)
        self._seen += len(news)
        filled: dict[int, Box] = {}
        for entry in news:
            for box in self._boxes.get(getattr(entry, "psid", None), ()):  # type: ignore[arg-type]
                if _put(entry, box):
                    filled[id(box)] = box
        return list(filled.values())


def _put(entry: Entry, box: Box) -> bool:
    heard = _heard(entry, box)
    if heard is not None:
        box.heard.append(heard)
    return heard is not None


def _heard(entry: Entry, box: Box) -> Heard | None:
    """Return what the owner of a box hears of an entry, None where it is nothing to them."""
    match entry:
        case MessageSent():
            is_own = box.side is Side.STAFF and entry.author is Author.STAFF
            return None if is_own else _message(entry, box.language)
        case MessageReceived() if box.side is Side.STAFF:
            return Heard(words_of(entry), by=Speaker.CUSTOMER, language=box.language)
        case ControlChanged() if box.side is Side.STAFF:
            given = entry.owner == PAGE_INBOX and entry.deed in ("pass", "request")
            return Heard("", gives=True) if given else None
        case _:
            return None


def _message(sent: MessageSent, language: str) -> Heard:
    return Heard(
        words_of(sent),
        quick_replies=tuple(
            reply.title for reply in sent.quick_replies if reply.content_type != LOCATION
        ),
        buttons=tuple(
            button.title
            for attached in sent.attachments
            for button in attached.all_buttons()
            if button.type == POSTBACK
        ),
        by=AUTHORS[sent.author],
        language=language,
    )
