"""The request for a one-time notification: a title and a button "Notify Me".

Source: https://developers.facebook.com/docs/messenger-platform/send-messages/one-time-notification
"""

from typing import Annotated

from pydantic import Field

from fake_graph.contents.button import Payload
from fake_graph.contents.template import Template, TemplateForm
from fake_graph.shown import Attached, Button

TITLE_LIMIT = 65  # characters
OPT_IN = "one_time_notif_req"
"""The type of its button; house: the platform has no name for it."""


class OneTimeNotificationRequest(TemplateForm):
    """``{"title": str, "payload": str}``."""

    title: Annotated[str, Field(max_length=TITLE_LIMIT)]
    payload: Payload

    def shown(self) -> Attached:
        """Return it as the person sees it."""
        button = Button(type=OPT_IN, title="Notify Me", payload=self.payload)
        return Attached(type="template", template=OPT_IN, text=self.title, buttons=(button,))


TEMPLATE = Template(
    types=("one_time_notif_req",), form=OneTimeNotificationRequest, feature="one-time-notification"
)
