"""Whom the recipient of a send stands for.

Source: https://developers.facebook.com/docs/messenger-platform/reference/send-api
"""

from fake_graph.checks.attempt import Reached
from fake_graph.graph.core import Core
from fake_graph.ids import NOBODY, AppId, PageId, Psid
from fake_graph.page import PAGE_INBOX, Page
from fake_graph.person import Person
from fake_graph.recipient import Addressee, RecipientKind
from fake_graph.thread import Thread


class Reach(Core):
    """The platform's address book."""

    def whom(self, page: Page, to: Addressee) -> Reached:
        """Return whom and what ``to`` stands for on a page."""
        match to.kind:
            case RecipientKind.ID:
                thread = self._thread_on(page.id, Psid(to.value))
                return Reached(thread, is_object=thread is None and self._is_object(page, to))
            case RecipientKind.USER_REF:
                guest = page.guests.get(to.value)
                return Reached(self._thread_on(page.id, guest.psid if guest else None), guest=guest)
            case RecipientKind.PHONE_NUMBER:
                return Reached(self._thread_by_phone(page, to))
            case RecipientKind.COMMENT_ID | RecipientKind.POST_ID:
                item = page.feed.items.get(to.value)
                if item is not None and item.is_comment != (to.kind is RecipientKind.COMMENT_ID):
                    item = None
                return Reached(self._thread_on(page.id, item.author if item else None), item=item)
            case RecipientKind.ONE_TIME_TOKEN:
                once = page.notifications.one_time.get(to.value)
                return Reached(self._thread_on(page.id, once.psid if once else None), token=once)
            case RecipientKind.MARKETING_TOKEN:
                token = page.notifications.marketing.get(to.value)
                return Reached(self._thread_on(page.id, token.psid if token else None), token=token)

    def psid_of(self, page_id: PageId | None, to: Addressee) -> Psid:
        """Return who ``to`` stands for on a page, empty where it is nobody; a PSID as it is."""
        with self._lock:
            if to.kind is RecipientKind.ID:
                return to.psid
            thread = self.whom(self.page_of(page_id), to).thread
            return thread.person.psid if thread is not None else NOBODY

    def person_on(self, who: str, page_id: PageId | None = None) -> Thread:
        """Return the thread of somebody with this PSID or name; one with a new name is made."""
        page = self.page_of(page_id)
        thread = self._thread_on(page.id, Psid(who))
        threads = (t for t in self.state.threads.values() if t.page_id == page.id)
        thread = thread or next((t for t in threads if t.person.name == who), None)
        if thread is not None:
            return thread
        first, _, last = who.partition(" ")
        psid = Psid(self.mint.number("passer-by"))
        self.add_person(Person(psid=psid, first_name=first, last_name=last), page.id)
        return self.state.threads[psid]

    def _is_object(self, page: Page, to: Addressee) -> bool:
        """Return whether an id is an app's or another page's; the page's own is just nobody's."""
        others = {PageId(to.value)} - {page.id}
        apps = {*self.state.apps, PAGE_INBOX}
        return bool(others & self.state.pages.keys()) or AppId(to.value) in apps

    def _thread_by_phone(self, page: Page, to: Addressee) -> Thread | None:
        """Return the thread of somebody in the US with this number, and this name if one is given.

        That a name beside the number must fit is inferred: it is said to improve the match.
        """
        wanted, name = _digits(to.value), to.name.casefold()
        for thread in self.state.threads.values():
            person = thread.person
            if thread.page_id != page.id or not wanted or _digits(person.phone or "") != wanted:
                continue
            if person.country == "US" and name in ("", person.name.casefold()):
                return thread
        return None


def _digits(number: str) -> str:
    return "".join(filter(str.isdigit, number))
