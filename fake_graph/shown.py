"""What a person sees of a message: quick replies, buttons, cards and attachments."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class QuickReply:
    """A quick reply under a message.

    Attributes:
        content_type: ``text``, or ``user_phone_number`` or ``user_email`` for what the person's
            profile says.
    """

    title: str
    payload: str
    content_type: str = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """A button under a message or a card.

    Attributes:
        type: ``postback``, ``web_url``, ``phone_number``, ….
        payload: What a press sends to the app, for a phone the number.
    """

    type: str
    title: str = ""
    payload: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One element of a template, as the person sees it."""

    title: str = ""
    subtitle: str = ""
    image_url: str | None = None
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """Something that came with a message.

    Attributes:
        type: ``image``, ``audio``, ``video``, ``file``, ``template``, ``sticker``, ``location``, ….
        template: The type of a template, e.g. ``generic``.
        text: The words of a template that stand outside its cards.
        buttons: Those outside its cards.
        products: The ids of the products on its cards.
    """

    type: str
    url: str | None = None
    template: str | None = None
    text: str = ""
    cards: tuple[Card, ...] = ()
    buttons: tuple[Button, ...] = ()
    products: tuple[str, ...] = ()

    def all_buttons(self) -> tuple[Button, ...]:
        """Return every button, top to bottom."""
        return (*self.buttons, *(button for card in self.cards for button in card.buttons))
