"""Labels: words that apps and staff put on people.

Source: https://developers.facebook.com/docs/messenger-platform/identity/custom-labels
"""

from datetime import datetime

from fake_graph.errors import GraphError, ImpossibleAction, InvalidParameter
from fake_graph.graph.regions import Regions
from fake_graph.ids import LabelId, PageId, Psid
from fake_graph.journal import PageActivity
from fake_graph.page import Page
from fake_graph.pages.label import Label
from fake_graph.token import Caller

FIELD = "inbox_labels"


class Labels(Regions):
    """The labels of the pages' inboxes."""

    def accept_contact_terms(self, accepted: bool = True, page_id: PageId | None = None) -> None:
        """Accept the terms without which the API gives no labels, or do not."""
        with self.turn() as at:
            page = self.page_of(page_id)
            page.contact_terms_accepted = accepted
            what = "contact-terms-accepted" if accepted else "contact-terms-open"
            self.journal.append(PageActivity(at=at, page_id=page.id, what=what))

    def add_label(self, caller: Caller, name: str) -> LabelId:
        """Make a label and return its id.

        Raises:
            GraphError: the terms are not accepted, or there is one of that name. The text of the
                latter is not recorded.
        """
        with self.turn():
            page = self._labelled(caller)
            if any(label.name == name for label in page.labels.values()):
                raise InvalidParameter("A label with this name already exists.")
            label = Label(id=LabelId(self.mint.number("label")), name=name)
            page.labels[label.id] = label
            return label.id

    def labels(self, caller: Caller, psid: Psid | None = None) -> list[Label]:
        """Return the page's labels, or those of one person, oldest first.

        Raises:
            GraphError: the terms are not accepted.
        """
        with self.turn():
            found = self._labelled(caller).labels.values()
            return [label for label in found if psid is None or psid in label.people]

    def label(self, caller: Caller, label_id: LabelId) -> Label:
        """Return one label.

        Raises:
            GraphError: the terms are not accepted.
        """
        with self.turn():
            return self._labelled(caller).labels[label_id]

    def delete_label(self, caller: Caller, label_id: LabelId) -> None:
        """Take a label off everybody and away; no webhook tells.

        Raises:
            GraphError: the terms are not accepted.
        """
        with self.turn():
            del self._labelled(caller).labels[label_id]

    def put_label(self, caller: Caller, label_id: LabelId, psid: Psid) -> None:
        """Put a label on a person; the apps are told if they had it not.

        Raises:
            GraphError: the terms are not accepted, the page knows no such person, or labels do not
                work in this chat.
        """
        with self.turn() as at:
            page = self._labelled(caller)
            self._require_person(page, psid)
            self._put_on(page, page.labels[label_id], psid, at)

    def take_label(self, caller: Caller, label_id: LabelId, psid: Psid) -> None:
        """Take a label off a person; the apps are told if they had it.

        Raises:
            GraphError: the terms are not accepted, the page knows no such person, or labels do not
                work in this chat.
        """
        with self.turn() as at:
            page = self._labelled(caller)
            self._require_person(page, psid)
            self._take_off(page, page.labels[label_id], psid, at)

    def staff_labels(self, psid: Psid, name: str) -> LabelId:
        """Put the label called ``name`` on a person by hand; a new one is made."""
        with self.turn() as at:
            page = self.state.pages[self.thread_of(psid).page_id]
            label = _called(page, name)
            if label is None:
                label = Label(id=LabelId(self.mint.number("label")), name=name)
                page.labels[label.id] = label
            self._put_on(page, label, psid, at)
            return label.id

    def staff_unlabels(self, psid: Psid, name: str) -> None:
        """Take the label called ``name`` off a person by hand."""
        with self.turn() as at:
            page = self.state.pages[self.thread_of(psid).page_id]
            label = _called(page, name)
            if label is None or psid not in label.people:
                names = [label.name for label in page.labels.values() if psid in label.people]
                raise ImpossibleAction(f"this person has no label {name!r}", names)
            self._take_off(page, label, psid, at)

    def _labelled(self, caller: Caller) -> Page:
        page = self.page_of(caller.page_id)
        if not page.contact_terms_accepted:
            raise GraphError("contact-terms-not-accepted", page_id=page.id)
        return page

    def _require_person(self, page: Page, psid: Psid) -> None:
        thread = self._known(page.id, psid)
        # The error is documented for menus of single people; that it is this one is inferred.
        if self.is_off("labels", thread):
            raise GraphError("privacy-impacted")

    def _put_on(self, page: Page, label: Label, psid: Psid, at: datetime) -> None:
        if psid not in label.people:
            label.people.append(psid)
            self._tell_label(page, label, psid, "add", at)

    def _take_off(self, page: Page, label: Label, psid: Psid, at: datetime) -> None:
        if psid in label.people:
            label.people.remove(psid)
            self._tell_label(page, label, psid, "remove", at)

    def _tell_label(self, page: Page, label: Label, psid: Psid, action: str, at: datetime) -> None:
        what, text = f"label-{action}", label.name
        self.journal.append(PageActivity(at=at, page_id=page.id, what=what, text=text))
        value = {
            "user": {"id": psid},
            "action": action,
            "label": {"id": label.id, "page_label_name": label.name},
        }
        self.post_change(page, FIELD, value, at)


def _called(page: Page, name: str) -> Label | None:
    return next((label for label in page.labels.values() if label.name == name), None)
