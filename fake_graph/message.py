"""What a message may hold that an app sends.

Source: https://developers.facebook.com/docs/messenger-platform/reference/send-api
"""

from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from fake_graph.calls.body import Body, Json, Listed, PsidText, Reading, unpacked
from fake_graph.contents.attachment import LIST_LIMIT, Attachment, Image
from fake_graph.contents.button import ButtonForm, DefaultAction
from fake_graph.contents.media import EMPTY, Shelf
from fake_graph.contents.quick_reply import QuickReplies
from fake_graph.contents.template import TemplateForm
from fake_graph.contents.utility import TemplateMessage
from fake_graph.person import Person
from fake_graph.shown import Attached, QuickReply

STICKER = "sticker"
STICKER_URL = "https://scontent.xx.fbcdn.net/v/sticker/"

SINCE = {"attachments": "image-list", "sticker_id": "stickers", "template": "utility-messages"}
"""Keys that were not always there, and the feature that each came with."""

Metadata = Annotated[str, Field(max_length=1000)]
"""What an app sends along for apps to read, in characters."""


def _as_long_as_allowed(text: str, info: ValidationInfo) -> str:
    if isinstance(info.context, Reading) and len(text) > info.context.policy.text_limit:
        limit = info.context.policy.text_limit
        raise PydanticCustomError("string_too_long", "too long", {"max_length": limit})
    return text


class Message(Body):
    """``{"text" | "attachment" | "attachments" | "sticker_id" | "template", …}``.

    With it may come ``"quick_replies": [QuickReplyForm]`` and ``"metadata": str``.
    """

    known_as: ClassVar[str] = "message"
    not_faked: ClassVar[frozenset[str]] = frozenset({"dynamic_text"})

    text: Annotated[str, AfterValidator(_as_long_as_allowed)] = ""
    attachment: Attachment | None = None
    attachments: Annotated[Listed[Image], Field(min_length=1, max_length=LIST_LIMIT)] = ()
    sticker_id: PsidText | None = None
    template: TemplateMessage | None = None
    quick_replies: QuickReplies = ()
    metadata: Metadata | None = None

    @model_validator(mode="before")
    @classmethod
    def _as_of_its_day(cls, data: object, info: ValidationInfo) -> object:
        """Take away what did not exist on that day: Graph ignores keys that it does not know."""
        data, reading = unpacked(data), info.context
        if not isinstance(data, dict) or not isinstance(reading, Reading):
            return data
        later = SINCE.keys() & data.keys()
        if not later:
            return data
        early = {key for key in later if SINCE[key] not in reading.policy.features}
        reading.ignored.extend(f"message[{key}]" for key in sorted(early))
        return {key: value for key, value in data.items() if key not in early} if early else data

    @property
    def holds_too_much(self) -> bool:
        """Whether there is more than one thing in it."""
        return bool(self.text) + sum(map(bool, self._beside_text)) > 1

    @property
    def _beside_text(self) -> tuple[object, ...]:
        return (self.attachment, self.attachments, self.sticker_id, self.template)

    @property
    def is_text(self) -> bool:
        """Whether there is nothing in it but words, if anything at all."""
        return self.sticker_id is None and not any(self._beside_text)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it to send."""
        return not self.text and not any(self._beside_text)

    @property
    def has_empty_text(self) -> bool:
        """Whether it says that its text is nothing."""
        return self.is_empty and "text" in self.model_fields_set

    @property
    def form(self) -> TemplateForm | None:
        """The template that is attached."""
        return self.attachment.template if self.attachment is not None else None

    @property
    def media(self) -> tuple[Attachment, ...]:
        """Everything in it that is a picture, sound, video or file."""
        one = (self.attachment,) if self.attachment is not None else ()
        return tuple(item for item in (*one, *self.attachments) if item.media is not None)

    @property
    def words(self) -> str:
        """What can be read in it."""
        return self.text or (self.form.words() if self.form is not None else "")

    def pressable(self) -> tuple[ButtonForm | DefaultAction, ...]:
        """Return everything in it that a person can press."""
        return self.form.pressable() if self.form is not None else ()

    def content(self, shelf: Shelf = EMPTY) -> Json:
        """Return what is in it, as a webhook tells it: ``{"text"?, "attachments"?}``."""
        if self.sticker_id is not None:
            payload = {"url": STICKER_URL + self.sticker_id, "sticker_id": self.sticker_id}
            return {"attachments": [{"type": STICKER, "payload": payload}]}
        one = (self.attachment,) if self.attachment is not None else ()
        attached = [item.to_wire(shelf) for item in (*one, *self.attachments)]
        return {"attachments": attached} if attached else {"text": self.text}

    def attached(self, shelf: Shelf = EMPTY) -> tuple[Attached, ...]:
        """Return what came with it, as the person sees it."""
        if self.sticker_id is not None:
            return (Attached(type=STICKER, url=STICKER_URL + self.sticker_id),)
        one = (self.attachment,) if self.attachment is not None else ()
        return tuple(item.shown(shelf) for item in (*one, *self.attachments))

    def quick_replies_shown(self, person: Person) -> tuple[QuickReply, ...]:
        """Return the quick replies under it, as ``person`` sees them."""
        shown = [reply.shown(person) for reply in self.quick_replies]
        return tuple(filter(None, shown))
