"""Europe and Japan, where the platform did less for some years.

Source: https://developers.facebook.com/docs/messenger-platform/europe-japan-updates
"""

from fake_graph.fact import rows
from fake_graph.page import Page
from fake_graph.person import Person
from fake_graph.policy import Policy

_COUNTRIES: dict[str, frozenset[str]] = {
    row["region"]: frozenset(row["countries"]) for row in rows("regions")
}


def lies_in(region: str, country: str) -> bool:
    """Return whether a country belongs to a region of ``facts/regions.json``."""
    return country in _COUNTRIES[region]


def is_impacted(policy: Policy, page: Page, person: Person) -> bool:
    """Return whether the chat between them is one in which the platform does less."""
    return any(
        f"{region}-restricted" in policy.features
        and (lies_in(region, page.country) or lies_in(region, person.country))
        for region in ("europe", "japan")
    )


def is_off(what: str, policy: Policy, page: Page, person: Person) -> bool:
    """Return whether something of ``facts/restricted.json`` does not work between them."""
    return what in policy.restricted and is_impacted(policy, page, person)
