"""Quick replies, as an app writes them.

Source: https://developers.facebook.com/docs/messenger-platform/send-messages/quick-replies
"""

from typing import Annotated, ClassVar

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo
from pydantic_core import PydanticCustomError

from fake_graph.calls.body import Body, Listed, Reading, Url, refuse_unless_one_of, unpacked
from fake_graph.errors import GraphError
from fake_graph.person import Person
from fake_graph.shown import QuickReply

PAYLOAD_LIMIT = 1000  # characters
TITLE_LIMIT = 20  # characters

TEXT = "text"
LOCATION = "location"
_TYPES = (TEXT, "user_phone_number", "user_email")
_SEND_LOCATION = "Send Location"


def _content_type(value: object, info: ValidationInfo) -> object:
    reading = info.context
    if isinstance(reading, Reading) and "location-quick-reply" in reading.policy.features:
        refuse_unless_one_of(value, (*_TYPES, LOCATION))
    else:
        refuse_unless_one_of(value, _TYPES)
    return value


def _title(title: str, info: ValidationInfo) -> str:
    reading = info.context
    is_checked = (
        isinstance(reading, Reading) and "quick-reply-title-limit" in reading.policy.features
    )
    if is_checked and len(title) > TITLE_LIMIT:
        raise PydanticCustomError("string_too_long", "too long", {"max_length": TITLE_LIMIT})
    return title


class QuickReplyForm(Body):
    """``{"content_type": "text", "title": str, "payload": str, "image_url": str?}``.

    A title of more than 20 characters was refused at first; now the app cuts it off.
    """

    known_as: ClassVar[str] = "message[quick_replies][]"

    content_type: Annotated[str, BeforeValidator(_content_type)]
    title: Annotated[str, AfterValidator(_title)] | None = None
    payload: Annotated[str, Field(max_length=PAYLOAD_LIMIT)] | None = None
    image_url: Url | None = None

    def check(self) -> None:
        """Refuse a text reply without a title, or with neither payload nor picture.

        Raises:
            GraphError: which of them is missing.
        """
        if self.content_type != TEXT:
            return
        if not self.title:
            raise GraphError("quick-reply-title-missing")
        if not self.payload and not self.image_url:
            raise GraphError("quick-reply-payload-missing")

    def shown(self, person: Person) -> QuickReply | None:
        """Return it as ``person`` sees it; its picture is not drawn.

        Returns: None where it would tell what their profile does not have.
        """
        match self.content_type:
            case "user_phone_number":
                value = person.phone
            case "user_email":
                value = person.email
            case "location":
                return QuickReply(title=_SEND_LOCATION, payload="", content_type=LOCATION)
            case _:
                return QuickReply(title=self.title or "", payload=self.payload or "")
        if not value:
            return None
        return QuickReply(title=value, payload=value, content_type=self.content_type)


def _as_many_as_allowed(value: object, info: ValidationInfo) -> object:
    value = unpacked(value)
    if isinstance(value, list) and isinstance(info.context, Reading):
        if not value:
            raise PydanticCustomError("too_short", "empty")
        if len(value) > info.context.policy.quick_reply_limit:
            raise PydanticCustomError("too_long", "too many")
    return value


QuickReplies = Annotated[Listed[QuickReplyForm], BeforeValidator(_as_many_as_allowed)]
