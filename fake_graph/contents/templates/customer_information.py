"""The customer information template: a form for an address.

Source:
https://developers.facebook.com/docs/messenger-platform/send-messages/templates/structured-information-template
"""

from typing import Annotated, Any, ClassVar

from pydantic import Field

from fake_graph.calls.body import Body, Listed, Url
from fake_graph.contents.template import Template, TemplateForm
from fake_graph.errors import InvalidParameter
from fake_graph.shown import Attached, Button

DAYS = range(1, 8)
INFORMATION = "customer_information"
"""The type of the button that opens the form; house: the platform has no name for it."""


class Privacy(Body):
    """``{"url": str}``."""

    known_as: ClassVar[str] = "business_privacy"

    url: Url


class Screen(Body):
    """``{"screen_id": str, "questions": […]}``; the questions are kept as they come."""

    known_as: ClassVar[str] = "screens[]"

    screen_id: str | int
    questions: Listed[dict[str, Any]]


class CustomerInformation(TemplateForm):
    """``{"business_privacy": {"url"}, "countries"?: [str], "expires_in_days"?, "screens"?}``.

    Without ``countries`` it asks in all of them, without ``screens`` for everything.
    """

    title: str | None = None
    subtitle: str | None = None
    button_title: str | None = None
    countries: Listed[str] = ()
    business_privacy: Privacy
    expires_in_days: int = 1
    screens: Annotated[Listed[Screen], Field(min_length=1)] | None = None

    def check(self) -> None:
        """Refuse a term that does not do; the text is not recorded."""
        if self.expires_in_days not in DAYS:
            raise InvalidParameter("Param name_placeholder[expires_in_days] must be from 1 to 7.")

    def shown(self) -> Attached:
        """Return it as the person sees it."""
        button = Button(type=INFORMATION, title=self.button_title or "")
        words = self.title or ""
        template = "customer_information"
        return Attached(type="template", template=template, text=words, buttons=(button,))


TEMPLATE = Template(types=("customer_information",), form=CustomerInformation)
