"""The messenger profile of a page, and what pages may read of people's own profiles.

Source: https://developers.facebook.com/docs/messenger-platform/reference/messenger-profile-api
"""

from collections.abc import Sequence
from dataclasses import fields, replace

from fake_graph.errors import GraphError
from fake_graph.graph.core import Core
from fake_graph.ids import PageId, Psid
from fake_graph.page import Page
from fake_graph.person import Person
from fake_graph.profile import MessengerProfile


class Profiles(Core):
    """Profiles, the page's and the people's."""

    @property
    def profile(self) -> MessengerProfile:
        """The messenger profile of the first page."""
        return self.page.profile

    def set_profile(self, changes: MessengerProfile, page_id: PageId | None = None) -> None:
        """Set the properties that ``changes`` has.

        Raises:
            GraphError: a menu would stand without a Get Started button.
        """
        given = {f.name: getattr(changes, f.name) for f in fields(changes)}
        with self._lock:
            page = self.page_of(page_id)
            kept = {key: value for key, value in given.items() if value is not None}
            _replace_profile(page, replace(page.profile, **kept))

    def clear_profile(self, names: Sequence[str], page_id: PageId | None = None) -> None:
        """Delete the named properties.

        Raises:
            GraphError: a menu would stand without a Get Started button.
        """
        with self._lock:
            page = self.page_of(page_id)
            _replace_profile(page, replace(page.profile, **dict.fromkeys(names)))

    def person(self, psid: Psid) -> Person:
        """Return the person whose profile the page may read.

        Raises:
            GraphError: nobody has that PSID, or they never wrote to the page.
        """
        with self._lock:
            thread = self.state.threads.get(psid)
            if thread is None:
                raise GraphError("unsupported-request", method="get", node=psid)
            if thread.window.opened is None:
                raise GraphError("messaging-permission-missing", permission="pages_messaging")
            return thread.person


def _replace_profile(page: Page, profile: MessengerProfile) -> None:
    if profile.persistent_menu is not None and profile.get_started is None:
        raise GraphError("menu-needs-get-started")
    page.profile = profile
