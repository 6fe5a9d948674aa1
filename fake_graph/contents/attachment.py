"""An attachment of a message: media or a template.

Source: https://developers.facebook.com/docs/messenger-platform/reference/send-api
"""

from typing import Annotated, ClassVar

from pydantic import PlainValidator, ValidationInfo

from fake_graph.calls.body import Body, Json, Reading, one_of
from fake_graph.contents.media import EMPTY, IMAGE, MEDIA_TYPES, MediaPayload, Shelf, cdn_url
from fake_graph.contents.template import TemplateForm
from fake_graph.contents.templates import read_template
from fake_graph.shown import Attached

TEMPLATE = "template"
LIST_LIMIT = 30  # images in one message


def _payload(value: object, info: ValidationInfo) -> MediaPayload | TemplateForm:
    if info.data.get("type") == TEMPLATE and isinstance(info.context, Reading):
        return read_template(value, info.context)
    return MediaPayload.model_validate(value, context=info.context)


class Attachment(Body):
    """``{"type": "image" | "audio" | "video" | "file" | "template", "payload": {…}}``."""

    known_as: ClassVar[str] = "message[attachment]"

    type: Annotated[str, one_of((*MEDIA_TYPES, TEMPLATE), str.lower)]
    payload: Annotated[MediaPayload | TemplateForm, PlainValidator(_payload)]

    @property
    def media(self) -> MediaPayload | None:
        """Its payload, where it is a picture, sound, video or file."""
        return self.payload if isinstance(self.payload, MediaPayload) else None

    @property
    def template(self) -> TemplateForm | None:
        """Its payload, where it is a template."""
        return self.payload if isinstance(self.payload, TemplateForm) else None

    def to_wire(self, shelf: Shelf = EMPTY) -> Json:
        """Return it as an echo has it; media lie on the platform's own host there.

        Returns: ``{"type", "payload": {"url"}}``, for a template
        ``{"title": "", "url": null, "type", "payload"}``
        """
        if isinstance(self.payload, TemplateForm):
            return {
                "title": "",
                "url": None,
                "type": TEMPLATE,
                "payload": self.payload.to_wire(),
            }
        url = shelf.link(self.type, self.payload)
        return {"type": self.type, "payload": {"url": cdn_url(url)}}

    def shown(self, shelf: Shelf = EMPTY) -> Attached:
        """Return it as the person sees it."""
        if isinstance(self.payload, TemplateForm):
            return self.payload.shown()
        return Attached(type=self.type, url=shelf.link(self.type, self.payload))


class Image(Attachment):
    """``{"type": "image", "payload": {"url" | "attachment_id"}}``: one of several in a message."""

    known_as: ClassVar[str] = "message[attachments][]"

    type: Annotated[str, one_of((IMAGE,), str.lower)]
