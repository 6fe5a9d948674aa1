"""Pages, apps and people, made of plain values, for whoever operates a fake that runs alone."""

from fake_graph.errors import ImpossibleAction
from fake_graph.graph.core import Core
from fake_graph.ids import AppId, PageId, Psid
from fake_graph.page import DEFAULT_FIELDS, App, Page
from fake_graph.person import Person


class Founding(Core):
    """A world that grows."""

    def create_page(
        self,
        name: str,
        *,
        id: str | None = None,  # noqa: A002 - as it is called on the wire
        access_token: str | None = None,
        app_id: str | None = None,
        country: str = "US",
    ) -> dict[str, str]:
        """Let a page exist, with an app that hears of it.

        Returns: ``{"id", "access_token"}``
        """
        with self.turn():
            page_id = PageId(_number(id) if id is not None else self.mint.number("page")[:15])
            if page_id in self.state.pages:
                raise ImpossibleAction(f"there already is a page {page_id}")
            token = self._unused(access_token or "EAA" + self.mint.text("page-token"))
            page = Page(id=page_id, name=name, access_token=token, country=country)
            self.add_page(page, self._app_id(app_id))
            return {"id": page_id, "access_token": token}

    def create_app(
        self,
        name: str = "Another App",
        *,
        id: str | None = None,  # noqa: A002 - as it is called on the wire
        secret: str | None = None,
        verify_token: str | None = None,
        fields: list[str] | None = None,
        page_id: str | None = None,
    ) -> dict[str, str]:
        """Let an app exist that hears of ``fields`` of a page and may write for it.

        Returns: ``{"id", "secret", "verify_token", "access_token"}``
        """
        with self.turn():
            app_id = AppId(_number(id) if id is not None else self.mint.number("app"))
            if app_id in self.state.apps:
                raise ImpossibleAction(f"there already is an app {app_id}")
            page = self.page_of(PageId(page_id) if page_id is not None else None)
            app = App(
                id=app_id,
                name=name,
                secret=secret or self.mint.text("app-secret"),
                verify_token=verify_token or self.mint.text("verify-token"),
                subscribed_fields=DEFAULT_FIELDS if fields is None else frozenset(fields),
            )
            token = self._unused("EAA" + self.mint.text("page-token"))
            self.add_app(app)
            page.subscriptions[app.id] = app.subscribed_fields
            self.grant(token, page.id, app.id)
            return {
                "id": app.id,
                "secret": app.secret,
                "verify_token": app.verify_token,
                "access_token": token,
            }

    def create_person(
        self,
        first_name: str,
        last_name: str = "Example",
        *,
        psid: str | None = None,
        page_id: str | None = None,
        locale: str = "en_US",
        timezone: float = 0,
        gender: str | None = None,
        country: str = "US",
    ) -> Psid:
        """Let a person exist who may write to a page, and return their PSID."""
        with self.turn():
            serial = self.mint.number("person")
            known_as = Psid(_number(psid) if psid is not None else self.mint.psid(serial))
            if self.knows(known_as):
                raise ImpossibleAction(f"somebody has the PSID {known_as} already")
            page = self.page_of(PageId(page_id) if page_id is not None else None)
            person = Person(
                psid=known_as,
                first_name=first_name,
                last_name=last_name,
                locale=locale,
                timezone=timezone,
                gender=gender,
                country=country,
            )
            self.add_person(person, page.id)
            return known_as

    def _app_id(self, app_id: str | None) -> AppId:
        if app_id is None:
            return self.app.id
        if AppId(app_id) not in self.state.apps:
            raise ImpossibleAction(f"there is no app {app_id}", self.state.apps)
        return AppId(app_id)

    def _unused(self, token: str) -> str:
        if token in self.state.tokens:
            raise ImpossibleAction("somebody has that access token already")
        return token


def _number(text: str) -> str:
    if not (text.isascii() and text.isdigit()):
        raise ImpossibleAction(f"ids are decimal digits, not {text!r}")
    return text
