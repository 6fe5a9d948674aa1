"""What a page has that its messages can refer to: uploads, products, lead forms and templates."""

from dataclasses import dataclass, field

from fake_graph.contents.media import Asset
from fake_graph.contents.utility import UtilityTemplate


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogProduct:
    """One product of the page's catalogue."""

    id: str
    title: str
    subtitle: str = ""
    image_url: str | None = None
    retailer_id: str = ""


@dataclass(slots=True, kw_only=True)
class Holdings:
    """All of it, by id.

    Attributes:
        forms: The lead forms that can open in a thread.
        templates: The utility templates.
    """

    assets: dict[str, Asset] = field(default_factory=dict)
    products: dict[str, CatalogProduct] = field(default_factory=dict)
    forms: set[str] = field(default_factory=set)
    templates: dict[str, UtilityTemplate] = field(default_factory=dict)

    def template(self, name: str, language: str) -> UtilityTemplate | None:
        """Return the utility template of that name in that language."""
        named = (template for template in self.templates.values() if template.name == name)
        return next((template for template in named if template.language == language), None)
