"""The customer feedback template: one question, answered in a form.

Source: https://developers.facebook.com/docs/messenger-platform/send-messages/template/customer-feedback-template
"""

import re
from typing import Annotated, ClassVar

from pydantic import Field

from fake_graph.calls.body import Body, Listed, Url, one_of
from fake_graph.contents.template import Template, TemplateForm
from fake_graph.errors import InvalidParameter
from fake_graph.shown import Attached, Button, Card

DAYS = range(1, 8)
FEEDBACK = "customer_feedback"
"""The type of the button that opens the form; house: the platform has no name for it."""

OPTIONS = {
    "csat": ("one_to_five", "five_stars", "five_emojis"),
    "nps": ("zero_to_ten",),
    "ces": ("one_to_seven",),
    "free_form": (),
}
LABELS = ("neg_pos", "hard_easy", "dis_sat", "unlike_like", "poor_great", "none")
_ID = re.compile(r"\w{1,80}", re.ASCII)


class FollowUp(Body):
    """``{"type": "free_form", "placeholder": str?}``."""

    known_as: ClassVar[str] = "follow_up"

    type: Annotated[str, one_of(("free_form",))]
    placeholder: Annotated[str, Field(max_length=65)] | None = None


class Question(Body):
    """``{"id": str, "type": "csat" | "nps" | "ces" | "free_form", "title"?, "follow_up"?, …}``."""

    known_as: ClassVar[str] = "questions[]"

    id: str
    type: Annotated[str, one_of(OPTIONS, str.lower)]
    title: Annotated[str, Field(max_length=85)] | None = None
    score_label: Annotated[str, one_of(LABELS)] | None = None
    score_option: str | None = None
    follow_up: FollowUp | None = None

    def check(self) -> None:
        """Refuse an id or a scale that does not do; the texts are not recorded."""
        where = "name_placeholder[feedback_screens][0][questions][0]"
        if not _ID.fullmatch(self.id):
            raise InvalidParameter(f"Param {where}[id] must be letters, digits and underscores.")
        options = OPTIONS[self.type]
        if self.score_option is not None and self.score_option not in options:
            raise InvalidParameter(f"Param {where}[score_option] must be one of {options}.")
        if self.title is not None and len(self.title) < 5:  # characters
            raise InvalidParameter(f"Length of param {where}[title] must be at least 5.")


class Screen(Body):
    """``{"questions": [exactly 1]}``."""

    known_as: ClassVar[str] = "feedback_screens[]"

    questions: Annotated[Listed[Question], Field(min_length=1, max_length=1)]


class Privacy(Body):
    """``{"url": str}``."""

    known_as: ClassVar[str] = "business_privacy"

    url: Url


class CustomerFeedback(TemplateForm):
    """``{"title", "subtitle", "button_title", "feedback_screens": [1], "business_privacy", …}``."""

    title: Annotated[str, Field(max_length=65)]
    subtitle: Annotated[str, Field(max_length=80)] | None = None
    button_title: Annotated[str, Field(max_length=20)] | None = None
    feedback_screens: Annotated[Listed[Screen], Field(min_length=1, max_length=1)]
    business_privacy: Privacy
    expires_in_days: int = 1

    def check(self) -> None:
        """Refuse a question or a term that does not do."""
        self.feedback_screens[0].questions[0].check()
        if self.expires_in_days not in DAYS:
            raise InvalidParameter("Param name_placeholder[expires_in_days] must be from 1 to 7.")

    def shown(self) -> Attached:
        """Return it as the person sees it."""
        button = Button(type=FEEDBACK, title=self.button_title or "")
        card = Card(title=self.title, subtitle=self.subtitle or "", buttons=(button,))
        return Attached(type="template", template="customer_feedback", cards=(card,))


TEMPLATE = Template(
    types=("customer_feedback",), form=CustomerFeedback, feature="customer-feedback"
)
