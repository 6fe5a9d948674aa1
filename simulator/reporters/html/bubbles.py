"""The turns of a conversation as Messenger shows them: with cards, buttons, pictures, reactions."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import timedelta
from typing import Any

from fake_graph.ids import MessageId, Psid
from fake_graph.journal import (
    Attached,
    Button,
    Card,
    CustomerActed,
    Entry,
    MessageReceived,
    MessageSent,
    PostbackReceived,
)
from fake_graph.window import OPENING_DEEDS, STANDARD, Deed
from simulator.spoken import words_of
from simulator.transcript import Kind, Speaker, Transcript, Turn

Json = dict[str, Any]
Letter = MessageSent | MessageReceived
Shown = Letter | PostbackReceived | CustomerActed
"""What of a journal a conversation shows more of than its turns have."""
Texts = Mapping[MessageId, str]


def entries_of(journal: Iterable[Entry]) -> dict[Psid, list[Shown]]:
    """Return the messages, presses and deeds of a journal, thread by thread."""
    found: dict[Psid, list[Shown]] = {}
    for entry in journal:
        if isinstance(entry, MessageSent | MessageReceived | PostbackReceived | CustomerActed):
            found.setdefault(entry.psid, []).append(entry)
    return found


def bubbles(told: Transcript, entries: Sequence[Shown]) -> Iterator[Json]:
    """Yield each turn as JSON; what is empty is left out.

    Returns: ``{"t": seconds, "who", "kind"?, "text"?, "quick"?, "buttons"?, "attached"?, "tag"?,
    "code"?, "subcode"?, "agent"?, "reaction"?, "answers"?}``
    """
    sent = [entry for entry in entries if isinstance(entry, Letter)]
    letters, words = iter(sent), {letter.mid: words_of(letter) for letter in sent}
    reactions = _reactions(entries)
    for turn in told.turns:
        letter = next(letters, None) if _is_letter(turn) else None
        shown = _plain(turn) if letter is None else _letter(letter, reactions, words)
        yield {
            "t": turn.at.total_seconds(),
            "who": str(turn.speaker),
            **_filled(kind=str(turn.kind), tag=turn.tag, code=turn.code, subcode=turn.subcode),
            **_filled(**shown),
        }


def window_of(entries: Sequence[Shown], told: Transcript) -> list[list[float]]:
    """Return from when to when the messaging window was open, in seconds after the beginning."""
    spans: list[list[timedelta]] = []
    for entry in entries:
        if not _opens(entry):
            continue
        begin = entry.at - told.start
        if spans and begin <= spans[-1][1]:
            spans[-1][1] = begin + STANDARD
        else:
            spans.append([begin, begin + STANDARD])
    end = told.watched
    return [[begin.total_seconds(), min(e, end).total_seconds()] for begin, e in spans]


def _is_letter(turn: Turn) -> bool:
    return turn.kind in (Kind.SAID, Kind.TAPPED) and (
        turn.kind is Kind.SAID or turn.speaker is Speaker.CUSTOMER
    )


def _opens(entry: Shown) -> bool:
    if isinstance(entry, MessageReceived | PostbackReceived):
        return True
    if isinstance(entry, CustomerActed):
        with suppress(ValueError):
            return Deed(entry.deed.replace("-", "_")) in OPENING_DEEDS
    return False


def _reactions(entries: Sequence[Shown]) -> dict[MessageId, str]:
    """Return the emoji that stands at each message in the end, by its id."""
    found: dict[MessageId, str] = {}
    for entry in entries:
        if isinstance(entry, CustomerActed) and entry.mid and entry.deed in ("react", "unreact"):
            found[entry.mid] = entry.text if entry.deed == "react" else ""
    return found


def _plain(turn: Turn) -> Json:
    return {"text": turn.text, "quick": list(turn.quick_replies)}


def _letter(letter: Letter, reactions: Texts, words: Texts) -> Json:
    attached = [_attached(one, letter.text) for one in letter.attachments]
    quick = letter.quick_replies if isinstance(letter, MessageSent) else ()
    return {
        "text": letter.text,
        "attached": attached,
        "quick": [reply.title for reply in quick],
        "agent": letter.agent if isinstance(letter, MessageSent) else "",
        "reaction": reactions.get(letter.mid, ""),
        "answers": words.get(letter.reply_to, "") if letter.reply_to else "",
    }


def _attached(one: Attached, known: str) -> Json:
    return _filled(
        type=one.type,
        template=one.template or "",
        url=one.url or "",
        text=one.text if one.text != known else "",
        cards=[_card(card) for card in one.cards],
        buttons=[_button(button) for button in one.buttons],
    )


def _card(card: Card) -> Json:
    return _filled(
        title=card.title,
        subtitle=card.subtitle,
        image=card.image_url or "",
        buttons=[_button(button) for button in card.buttons],
    )


def _button(button: Button) -> Json:
    leads = button.url or (button.payload if button.type == "phone_number" else "")
    return _filled(title=button.title or button.type, leads=leads or "")


def _filled(**fields: Any) -> Json:  # noqa: ANN401 - JSON
    """Return those fields that say something."""
    return {name: value for name, value in fields.items() if value not in ("", None, [])}
