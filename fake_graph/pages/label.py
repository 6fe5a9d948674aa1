"""A label of the page's inbox.

Source: https://developers.facebook.com/docs/messenger-platform/identity/custom-labels
"""

from dataclasses import dataclass, field

from fake_graph.calls.fields import Resolver, constant
from fake_graph.ids import LabelId, Psid

KIND = "PageLabel"
"""House: the name of the type, as an error says it."""

DEFAULT_FIELDS = ("id",)


@dataclass(slots=True, kw_only=True)
class Label:
    """A word that the page's staff and apps put on people.

    Attributes:
        people: Who has it, in the order in which they got it.
    """

    id: LabelId
    name: str
    people: list[Psid] = field(default_factory=list)


def name_field(version: tuple[int, int]) -> str:
    """Return what a label's name is called in a version of the API."""
    return "page_label_name" if version >= (12, 0) else "name"


def resolvers(label: Label, version: tuple[int, int]) -> dict[str, Resolver]:
    """Return what can be asked for of a label."""
    return {"id": constant(label.id), name_field(version): constant(label.name)}
