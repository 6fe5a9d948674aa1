"""The coupon template: a code or link that the person reveals by a tap.

Source: https://developers.facebook.com/docs/messenger-platform/send-messages/template/coupon
"""

from typing import Annotated, Self

from pydantic import Field, model_validator

from fake_graph.calls.body import Url, misfit
from fake_graph.contents.button import Payload
from fake_graph.contents.template import Template, TemplateForm
from fake_graph.errors import InvalidParameter
from fake_graph.shown import Attached, Button, Card

TITLE_LIMIT = 80  # characters
SUBTITLE_LIMIT = 80  # characters
SHOP_NOW = "Shop now"
REVEAL = "coupon_reveal"
"""The type of the button that shows the code; house: the platform has no name for it."""


class Coupon(TemplateForm):
    """``{"title": str, "coupon_code" and/or "coupon_url": str, "subtitle"?, "payload"?, …}``."""

    title: Annotated[str, Field(max_length=TITLE_LIMIT)]
    subtitle: Annotated[str, Field(max_length=SUBTITLE_LIMIT)] | None = None
    coupon_code: str | None = None
    coupon_url: Url | None = None
    coupon_url_button_title: str | None = None
    coupon_pre_message: str | None = None
    image_url: Url | None = None
    payload: Payload | None = None

    @model_validator(mode="after")
    def _has_something_to_reveal(self) -> Self:
        if not self.coupon_code and not self.coupon_url:
            raise misfit("missing_key", "coupon_code")
        return self

    def check(self) -> None:
        """Refuse a code with blanks; the text is not recorded."""
        if any(map(str.isspace, self.coupon_code or "")):
            raise InvalidParameter("Param name_placeholder[coupon_code] must not contain spaces.")

    def shown(self) -> Attached:
        """Return it as the person sees it."""
        link = Button(
            type="web_url", title=self.coupon_url_button_title or SHOP_NOW, url=self.coupon_url
        )
        code = Button(type=REVEAL, title=self.title, payload=self.payload)
        buttons = (*((code,) if self.coupon_code else ()), *((link,) if self.coupon_url else ()))
        card = Card(
            title=self.title,
            subtitle=self.subtitle or "",
            image_url=self.image_url,
            buttons=buttons,
        )
        words = self.coupon_pre_message or ""
        return Attached(type="template", template="coupon", text=words, cards=(card,))


TEMPLATE = Template(types=("coupon",), form=Coupon)
