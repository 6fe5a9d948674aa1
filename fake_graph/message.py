"""What a message may hold that an app sends.

Source: https://developers.facebook.com/docs/messenger-platform/reference/send-api
"""

from typing import Annotated, ClassVar

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo
from pydantic_core import PydanticCustomError

from fake_graph.body import Body, Json, Listed, Reading, refuse_unless_one_of
from fake_graph.errors import NotFaked
from fake_graph.shown import Attached, QuickReply

METADATA_LIMIT = 1000  # characters
PAYLOAD_LIMIT = 1000  # characters


def _text_content_type(value: object) -> object:
    if value in ("user_phone_number", "user_email", "location"):
        raise NotFaked(f"quick replies of content_type {value}")
    refuse_unless_one_of(value, ("text", "user_phone_number", "user_email"))
    return value


class QuickReplyForm(Body):
    """``{"content_type": "text", "title": str, "payload": str, "image_url": str?}``."""

    known_as: ClassVar[str] = "message[quick_replies][]"

    content_type: Annotated[str, BeforeValidator(_text_content_type)]
    title: str | None = None
    payload: Annotated[str, Field(max_length=PAYLOAD_LIMIT)] | None = None
    image_url: str | None = None

    def shown(self) -> QuickReply:
        """Return the quick reply as the person sees it; the picture is not drawn."""
        return QuickReply(title=self.title or "", payload=self.payload or "")


def _as_many_as_allowed(value: object, info: ValidationInfo) -> object:
    if isinstance(value, list) and isinstance(info.context, Reading):
        if not value:
            raise PydanticCustomError("too_short", "empty")
        if len(value) > info.context.policy.quick_reply_limit:
            raise PydanticCustomError("too_long", "too many")
    return value


def _as_long_as_allowed(text: str, info: ValidationInfo) -> str:
    if isinstance(info.context, Reading) and len(text) > info.context.policy.text_limit:
        limit = info.context.policy.text_limit
        raise PydanticCustomError("string_too_long", "too long", {"max_length": limit})
    return text


class Message(Body):
    """``{"text": str, "quick_replies": [QuickReplyForm]?, "metadata": str?}``."""

    known_as: ClassVar[str] = "message"
    not_faked: ClassVar[frozenset[str]] = frozenset(
        {"attachment", "attachments", "sticker_id", "template", "dynamic_text"}
    )

    text: Annotated[str, AfterValidator(_as_long_as_allowed)] = ""
    quick_replies: Annotated[Listed[QuickReplyForm], BeforeValidator(_as_many_as_allowed)] = ()
    metadata: Annotated[str, Field(max_length=METADATA_LIMIT)] | None = None

    @property
    def words(self) -> str:
        """What can be read in it."""
        return self.text

    def content(self) -> Json:
        """Return what is in it, as a webhook tells it: ``{"text"?, "attachments"?}``."""
        return {"text": self.text}

    def attached(self) -> tuple[Attached, ...]:
        """Return what came with it, as the person sees it."""
        return ()

    def quick_replies_shown(self) -> tuple[QuickReply, ...]:
        """Return the quick replies under it, as the person sees them."""
        return tuple(reply.shown() for reply in self.quick_replies)
