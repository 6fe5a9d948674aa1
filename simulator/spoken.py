"""What a message says, in words that a transcript can hold.

A picture or a file is named in round brackets, ``(image)``; a template is read out from top to
bottom. What can be tapped stands apart, as choices.
"""

from collections.abc import Iterable, Iterator

from fake_graph.journal import Attached, Button, MessageReceived, MessageSent

PHONE_NUMBER = "phone_number"
"""A button that calls; its payload is the number."""


def words_of(message: MessageSent | MessageReceived) -> str:
    """Return the words of a message and of all that came with it, a line feed between parts."""
    parts = [message.text, *_read_out(message.attachments, known=message.text)]
    return "\n".join(part for part in parts if part)


def choices_of(message: MessageSent) -> tuple[str, ...]:
    """Return the titles of all that can be tapped under a message, top to bottom."""
    return tuple(title for title, _ in _tappable(message))


def links_of(message: MessageSent) -> tuple[str, ...]:
    """Return where each of ``choices_of`` leads, empty where to no other place; () for none."""
    links = tuple(link for _, link in _tappable(message))
    return links if any(links) else ()


def template_of(message: MessageSent) -> str:
    """Return the type of a message's template, empty for a plain message."""
    return next((one.template for one in message.attachments if one.template), "")


def _tappable(message: MessageSent) -> Iterator[tuple[str, str]]:
    for button in (button for one in message.attachments for button in one.all_buttons()):
        if button.title:
            yield button.title, _leads_to(button)
    for reply in message.quick_replies:
        yield reply.title, ""


def _leads_to(button: Button) -> str:
    if button.type == PHONE_NUMBER:
        return f"tel:{button.payload}"
    return button.url or ""


def _read_out(attachments: Iterable[Attached], known: str) -> Iterator[str]:
    for one in attachments:
        if one.template is None:
            yield f"({one.type})"
            continue
        if one.text != known:
            yield one.text
        for card in one.cards:
            yield " - ".join(part for part in (card.title, card.subtitle) if part)
