"""The request to opt in to marketing messages, once called recurring notifications.

Source: https://developers.facebook.com/docs/messenger-platform/send-messages/recurring-notifications
"""

from typing import Annotated, Self

from pydantic import Field, ValidationInfo, model_validator

from fake_graph.calls.body import Listed, Reading, Url, misfit, one_of
from fake_graph.contents.button import Payload
from fake_graph.contents.element import Element
from fake_graph.contents.template import Template, TemplateForm
from fake_graph.shown import Attached, Button, Card

TITLE_LIMIT = 65  # characters
DEFAULT_TITLE = "Updates and promotions"
OPT_IN = "notification_messages"
"""The type of its button; house: the platform has no name for it."""

WORDS = {
    "ALLOW": "Allow messages",
    "GET": "Get messages",
    "GET_UPDATES": "Get updates",
    "OPT_IN": "Opt in to messages",
    "SIGN_UP": "Sign up for messages",
    "FREQUENCY": "Get messages",
}
LAST_WITH_FREQUENCY = (15, 0)


class NotificationMessages(TemplateForm):
    """``{"title"?, "payload": str, "notification_messages_frequency"? (until v15), …}``."""

    title: Annotated[str, Field(max_length=TITLE_LIMIT)] | None = None
    payload: Payload
    image_url: Url | None = None
    image_aspect_ratio: str | None = None
    notification_messages_cta_text: Annotated[str, one_of(WORDS)] | None = None
    notification_messages_frequency: (
        Annotated[str, one_of(("DAILY", "WEEKLY", "MONTHLY"))] | None
    ) = None
    notification_messages_reoptin: Annotated[str, one_of(("ENABLED", "DISABLED"))] | None = None
    notification_messages_timezone: str | None = None
    elements: Annotated[Listed[Element], Field(min_length=1, max_length=10)] | None = None

    @model_validator(mode="after")
    def _says_how_often(self, info: ValidationInfo) -> Self:
        """Require the frequency where the day and the version have one."""
        reading = info.context
        if (
            isinstance(reading, Reading)
            and "marketing-frequency" in reading.policy.features
            and reading.version <= LAST_WITH_FREQUENCY
            and self.notification_messages_frequency is None
        ):
            raise misfit("missing_key", "notification_messages_frequency")
        return self

    def shown(self) -> Attached:
        """Return it as the person sees it."""
        word = WORDS[self.notification_messages_cta_text or "GET"]
        button = Button(type=OPT_IN, title=word, payload=self.payload)
        card = Card(title=self.title or DEFAULT_TITLE, image_url=self.image_url, buttons=(button,))
        return Attached(type="template", template="notification_messages", cards=(card,))


TEMPLATE = Template(
    types=("notification_messages",), form=NotificationMessages, feature="marketing-messages"
)
