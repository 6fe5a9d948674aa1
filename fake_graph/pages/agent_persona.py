"""Agent personas, Messenger's own *personas*: whom a page's messages may come from.

Source: https://developers.facebook.com/docs/messenger-platform/send-messages/personas
"""

from dataclasses import dataclass

NAME_LIMIT = 50  # characters
PICTURE_LIMIT = 8 * 1024 * 1024  # bytes


@dataclass(slots=True, kw_only=True)
class AgentPersona:
    """A name and a face.

    Attributes:
        is_deleted: Whether no new message may come from it; those that did keep its name.
    """

    id: str
    name: str
    picture_url: str
    is_deleted: bool = False
