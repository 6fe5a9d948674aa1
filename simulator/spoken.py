"""What a message says, in words that a transcript can hold.

A picture or a file is named in round brackets, ``(image)``; a template is read out from top to
bottom. What can be tapped stands apart, as choices.
"""

from collections.abc import Iterable, Iterator

from fake_graph.journal import Attached, MessageReceived, MessageSent


def words_of(message: MessageSent | MessageReceived) -> str:
    """Return the words of a message and of all that came with it, a line feed between parts."""
    parts = [message.text, *_read_out(message.attachments, known=message.text)]
    return "\n".join(part for part in parts if part)


def choices_of(message: MessageSent) -> tuple[str, ...]:
    """Return the titles of all that can be tapped under a message, top to bottom."""
    buttons = (button for one in message.attachments for button in one.all_buttons())
    titles = [button.title for button in buttons if button.title]
    return (*titles, *(reply.title for reply in message.quick_replies))


def _read_out(attachments: Iterable[Attached], known: str) -> Iterator[str]:
    for one in attachments:
        if one.template is None:
            yield f"({one.type})"
            continue
        if one.text != known:
            yield one.text
        for card in one.cards:
            yield " - ".join(part for part in (card.title, card.subtitle) if part)
