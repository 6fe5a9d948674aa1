"""The airline templates, which ended with v11 and on 6 December 2021 in every version.

What they say beside their introduction is kept as it comes: only their names outlived them.

Source: https://developers.facebook.com/docs/messenger-platform/send-messages/template/airline-itinerary
"""

from typing import Annotated, Any, Self

from pydantic import BeforeValidator, ValidationInfo, model_validator

from fake_graph.calls.body import Reading, unpacked
from fake_graph.contents.template import Template, TemplateForm
from fake_graph.errors import GraphError
from fake_graph.shown import Attached

FIRST_WITHOUT = (11, 0)

Free = Annotated[Any, BeforeValidator(unpacked)]


class Airline(TemplateForm):
    """``{"intro_message": str?, "locale": str?, …}``."""

    intro_message: str | None = None
    locale: str | None = None
    theme_color: str | None = None
    pnr_number: str | None = None
    checkin_url: str | None = None
    update_type: str | None = None
    base_price: Free = None
    tax: Free = None
    total_price: Free = None
    currency: str | None = None
    price_info: Free = None
    passenger_info: Free = None
    passenger_segment_info: Free = None
    flight_info: Free = None
    update_flight_info: Free = None
    boarding_pass: Free = None

    @model_validator(mode="after")
    def _only_of_old(self, info: ValidationInfo) -> Self:
        if isinstance(info.context, Reading) and info.context.version >= FIRST_WITHOUT:
            raise GraphError("invalid-template-type")
        return self

    def shown(self) -> Attached:
        """Return it as the person sees it."""
        words = self.intro_message or ""
        return Attached(type="template", template=self.template_type, text=words)


TEMPLATE = Template(
    types=("airline_itinerary", "airline_checkin", "airline_boardingpass", "airline_update"),
    form=Airline,
    feature="airline-templates",
)
