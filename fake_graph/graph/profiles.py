"""The messenger profile of a page, and what pages may read of people's own profiles.

Source: https://developers.facebook.com/docs/messenger-platform/reference/messenger-profile-api
"""

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import timedelta

from fake_graph.calls.body import Json
from fake_graph.errors import GraphError, ImpossibleAction
from fake_graph.graph.limits import Limits
from fake_graph.graph.regions import Regions
from fake_graph.ids import PageId, Psid
from fake_graph.journal import CustomerActed, PageActivity
from fake_graph.page import Page
from fake_graph.pages.menu import Menu
from fake_graph.pages.profile import EU_PRIVACY, MessengerProfile, plain
from fake_graph.pages.region import lies_in
from fake_graph.person import Openness, Person
from fake_graph.thread import Thread

PACE, PACE_WINDOW = 10, timedelta(minutes=10)
"""How often the profile of a page, or the settings of a person, may be written. Whether reading
counts is not recorded: it does not here, for frameworks read first and write what differs."""

REVIEW_STATES = ("pending", "rejected", "approved", "limited")


class Profiles(Limits, Regions):
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
        with self.turn():
            page = self.page_of(page_id)
            kept = {key: value for key, value in given.items() if value is not None}
            _replace_profile(page, replace(page.profile, **kept), kept)

    def clear_profile(self, names: Sequence[str], page_id: PageId | None = None) -> None:
        """Delete the named properties.

        Raises:
            GraphError: a menu would stand without a Get Started button.
        """
        with self.turn():
            page = self.page_of(page_id)
            _replace_profile(page, replace(page.profile, **dict.fromkeys(names)), names)

    def set_thread_settings(self, changes: MessengerProfile, page_id: PageId | None = None) -> None:
        """Set properties the way of 2016, when a menu needed no Get Started button."""
        given = {f.name: getattr(changes, f.name) for f in fields(changes)}
        with self.turn():
            page = self.page_of(page_id)
            kept = {key: value for key, value in given.items() if value is not None}
            page.profile = replace(page.profile, **kept)

    def clear_thread_settings(self, names: Sequence[str], page_id: PageId | None = None) -> None:
        """Delete properties the way of 2016."""
        with self.turn():
            page = self.page_of(page_id)
            page.profile = replace(page.profile, **dict.fromkeys(names))

    def pace_profile(self, page_id: PageId | None) -> None:
        """Count a call that writes the page's profile.

        Raises:
            GraphError: there were too many of late.
        """
        self.pace(f"messenger_profile {page_id}", PACE, PACE_WINDOW)

    def read_profile(self, page_id: PageId | None, names: Sequence[str]) -> Json:
        """Return the named properties that are set."""
        page = self.page_of(page_id)
        values = page.profile.to_wire(names)
        is_restricted = "europe-restricted" in self.policy.features
        if EU_PRIVACY in names and lies_in("europe", page.country) and is_restricted:
            values[EU_PRIVACY] = True
        return values

    # The page's other settings ----------------------------------------------------------------

    def set_nlp(
        self,
        page_id: PageId | None,
        *,
        enabled: bool | None = None,
        model: str | None = None,
        custom_token: str | None = None,
        verbose: bool | None = None,
        n_best: int | None = None,
    ) -> None:
        """Set what is given of the page's language processing."""
        changes = {
            "enabled": enabled,
            "model": model,
            "custom_token": custom_token,
            "verbose": verbose,
            "n_best": n_best,
        }
        with self.turn():
            nlp = self.page_of(page_id).nlp
            for name, value in changes.items():
                if value is not None:
                    setattr(nlp, name, value)

    def review_feature(self, feature: str, status: str, page_id: PageId | None = None) -> None:
        """Let the review of a feature be ``pending``, ``rejected``, ``approved`` or ``limited``.

        Raises:
            ImpossibleAction: a review comes to no such end.
        """
        if status not in REVIEW_STATES:
            raise ImpossibleAction(f"no review is {status!r}", REVIEW_STATES)
        with self.turn() as at:
            page = self.page_of(page_id)
            page.feature_reviews[feature] = status
            told = f"{feature}: {status}"
            entry = PageActivity(at=at, page_id=page.id, what="feature-review", text=told)
            self.journal.append(entry)

    # A person's own settings ------------------------------------------------------------------

    def set_user_menu(self, psid: Psid, menu: tuple[Menu, ...] | None, page_id: PageId) -> None:
        """Give a person a persistent menu of their own, before the page's; None takes it away.

        Raises:
            GraphError: nobody of that page has the PSID, the chat is one of Europe or Japan that
                had no menu, or there were too many calls of late.
        """
        with self.turn():
            thread = self._thread_with(psid, page_id)
            self.pace(f"custom_user_settings {psid}", PACE, PACE_WINDOW)
            thread.menu = menu

    def user_settings(self, psid: Psid, page_id: PageId) -> Json:
        """Return a person's own menu, and the page's.

        Returns: ``{"user_level_persistent_menu": [Menu], "page_level_persistent_menu": [Menu]}``

        Raises:
            GraphError: nobody of that page has the PSID.
        """
        with self.turn():
            own = self._thread_with(psid, page_id).menu
            pages = self.page_of(page_id).profile.persistent_menu
            return {
                "user_level_persistent_menu": plain(own or ()),
                "page_level_persistent_menu": plain(pages or ()),
            }

    def _thread_with(self, psid: Psid, page_id: PageId) -> Thread:
        thread = self._known(page_id, psid)
        if self.is_off("persistent-menu", thread):
            raise GraphError("privacy-impacted")
        return thread

    # What people tell -------------------------------------------------------------------------

    def person(self, psid: Psid) -> Person:
        """Return the person whose profile the page may read.

        Raises:
            GraphError: nobody has that PSID, they have no profile, or they never wrote to the page.
        """
        with self._lock:
            thread = self.state.threads.get(psid)
            if thread is None:
                raise GraphError("unsupported-request", method="get", node=psid)
            if thread.person.openness is Openness.MISSING:
                raise GraphError("profile-missing")
            if thread.control.heard is None:  # a plugin or an ad alone opens no profile
                raise GraphError("messaging-permission-missing", permission="pages_messaging")
            return thread.person

    def set_person(self, person: Person) -> None:
        """Let somebody's account be another from now on; their PSID stays."""
        with self.turn():
            self.thread_of(person.psid).person = person

    def set_openness(self, psid: Psid, openness: str) -> None:
        """Let a person's profile be ``open``, ``hidden`` from apps, or ``missing``.

        Raises:
            ImpossibleAction: nobody has that PSID, or no profile is like that.
        """
        kinds = [one.value for one in Openness]
        if openness not in kinds:
            raise ImpossibleAction(f"no profile is {openness!r}", kinds)
        with self.turn() as at:
            thread = self.thread_of(psid)
            thread.person = replace(thread.person, openness=Openness(openness))
            acted = CustomerActed(at=at, psid=psid, deed="profile-openness", text=openness)
            self.journal.append(acted)


def _replace_profile(page: Page, profile: MessengerProfile, names: Sequence[str] | Json) -> None:
    is_about_menu = "persistent_menu" in names or "get_started" in names
    if is_about_menu and profile.persistent_menu is not None and profile.get_started is None:
        raise GraphError("menu-needs-get-started")
    page.profile = profile
