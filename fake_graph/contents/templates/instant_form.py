"""The instant form template: a lead form that opens in the thread.

Source:
https://developers.facebook.com/docs/messenger-platform/send-messages/templates/instant-form-template
"""

from fake_graph.calls.body import NumberText
from fake_graph.contents.template import Template, TemplateForm
from fake_graph.shown import Attached, Button

FORM = "instant_form"
"""The type of the button that opens the form; house: the platform has no name for it."""


class InstantForm(TemplateForm):
    """``{"form_id": str, "title"?, "button_title"?}``."""

    form_id: NumberText
    title: str | None = None
    button_title: str | None = None

    def lead_form(self) -> str | None:
        """Return the lead form that it opens."""
        return self.form_id

    def shown(self) -> Attached:
        """Return it as the person sees it."""
        button = Button(type=FORM, title=self.button_title or "", payload=self.form_id)
        return Attached(type="template", template=FORM, text=self.title or "", buttons=(button,))


TEMPLATE = Template(types=("instant_form",), form=InstantForm)
