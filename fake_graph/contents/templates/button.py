"""The button template: a text with one to three buttons.

Source: https://developers.facebook.com/docs/messenger-platform/reference/templates/button
"""

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from fake_graph.calls.body import Listed, misfit, unpacked
from fake_graph.contents.button import BUTTON_LIMIT, ButtonForm, DefaultAction, seen
from fake_graph.contents.template import Template, TemplateForm, check_buttons
from fake_graph.shown import Attached

TEXT_LIMIT = 640  # characters


def _some_text(text: str) -> str:
    if not text:
        raise misfit("empty_text")
    return text


def _some_buttons(value: object) -> object:
    """Refuse an empty list in words of its own: here it is 100 and not 194."""
    value = unpacked(value)
    if value in ([], ()):
        raise misfit("empty")
    return value


class ButtonTemplate(TemplateForm):
    """``{"text": str, "buttons": [1 to 3], "sharable"?}``."""

    text: Annotated[str, Field(max_length=TEXT_LIMIT), AfterValidator(_some_text)]
    buttons: Annotated[
        Listed[ButtonForm], Field(max_length=BUTTON_LIMIT), BeforeValidator(_some_buttons)
    ]
    sharable: bool | None = None

    def check(self) -> None:
        """Refuse the first button that has no title or leads nowhere."""
        check_buttons(self.buttons)

    def pressable(self) -> tuple[ButtonForm | DefaultAction, ...]:
        """Return everything on it that a person can press."""
        return self.buttons

    def shown(self) -> Attached:
        """Return it as the person sees it."""
        buttons = seen(self.buttons)
        return Attached(type="template", template="button", text=self.text, buttons=buttons)


TEMPLATE = Template(types=("button",), form=ButtonTemplate)
