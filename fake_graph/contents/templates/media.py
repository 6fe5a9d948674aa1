"""The media template: a photo or video, of an upload or on Facebook, with buttons.

The texts of its errors are not recorded, and which text belongs to which subcode is approximate.

Source: https://developers.facebook.com/docs/messenger-platform/reference/templates/media
"""

from typing import Annotated, ClassVar
from urllib.parse import urlsplit

from pydantic import Field

from fake_graph.calls.body import Body, Listed, NumberText, Url
from fake_graph.contents.button import ButtonForm, Buttons, DefaultAction, seen
from fake_graph.contents.template import Template, TemplateForm, check_buttons
from fake_graph.errors import GraphError
from fake_graph.shown import Attached, Card

FACEBOOK = "facebook.com"
_META = ("fb.com", "fb.me", "fb.watch", "fbcdn.net", "fbsbx.com", "instagram.com", "messenger.com")
_MEDIA_WORDS = ("photo", "photos", "photo.php", "video", "videos", "video.php", "watch", "reel")


class MediaElement(Body):
    """``{"media_type": "image" | "video", "attachment_id" | "url": str, "buttons": [≤ 3]?}``."""

    known_as: ClassVar[str] = "elements[]"

    media_type: str
    attachment_id: NumberText | None = None
    url: Url | None = None
    buttons: Buttons | None = None

    def check(self) -> None:
        """Refuse what is no photo or video of Facebook's.

        Raises:
            GraphError: one of the ``media-…`` family.
        """
        if self.media_type.lower() not in ("image", "video"):
            raise GraphError("media-type-invalid")
        if self.attachment_id == "":
            raise GraphError("media-attachment-missing")
        if not self.attachment_id and not self.url:
            raise GraphError("media-url-or-attachment-required")
        if self.url:
            _refuse_unless_media(self.url)
        check_buttons(self.buttons or (), "name_placeholder[elements][0][buttons]")


class Media(TemplateForm):
    """``{"elements": [1 photo or video], "sharable"?}``."""

    sharable: bool | None = None
    elements: Annotated[Listed[MediaElement], Field(min_length=1, max_length=1)]

    def check(self) -> None:
        """Refuse what is no photo or video of Facebook's."""
        self.elements[0].check()

    def pressable(self) -> tuple[ButtonForm | DefaultAction, ...]:
        """Return everything on it that a person can press."""
        return self.elements[0].buttons or ()

    def uploads(self) -> tuple[str, ...]:
        """Return the ids of the uploaded attachments that it shows."""
        attachment_id = self.elements[0].attachment_id
        return (attachment_id,) if attachment_id else ()

    def posts(self) -> tuple[str, ...]:
        """Return the addresses of the photos and videos on Facebook that it shows."""
        url = self.elements[0].url
        return (url,) if url else ()

    def shown(self) -> Attached:
        """Return it as the person sees it."""
        (element,) = self.elements
        card = Card(image_url=element.url, buttons=seen(element.buttons))
        return Attached(type="template", template="media", url=element.url, cards=(card,))


def _refuse_unless_media(url: str) -> None:
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    if host != FACEBOOK and not host.endswith("." + FACEBOOK):
        # Inferred: other addresses of Meta's are "not Facebook", all the rest is "external".
        is_metas = any(host == known or host.endswith("." + known) for known in _META)
        raise GraphError("media-url-not-facebook" if is_metas else "media-url-external")
    if not set(_MEDIA_WORDS) & set(parts.path.strip("/").split("/")):
        raise GraphError("media-url-unsupported")


TEMPLATE = Template(types=("media",), form=Media)
