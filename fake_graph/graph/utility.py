"""Utility templates: made by apps, judged by the platform.

Source: https://developers.facebook.com/docs/messenger-platform/send-messages/utility-messages
"""

from fake_graph.calls.body import Json, Reading
from fake_graph.contents.utility import PERMISSION, Status, UtilityTemplate
from fake_graph.contents.utility_form import TemplateForm, rejection
from fake_graph.errors import GraphError, ImpossibleAction, InvalidParameter
from fake_graph.graph.core import Core
from fake_graph.ids import PageId
from fake_graph.journal import PageActivity
from fake_graph.page import Page
from fake_graph.token import Caller

NO_REASON = "NONE"


class Utility(Core):
    """The graph's approved words."""

    def make_template(self, caller: Caller, form: TemplateForm) -> UtilityTemplate:
        """Take in a template and judge it at once, as the platform commonly does in seconds.

        Raises:
            GraphError: it is refused outright.
        """
        with self.turn():
            page = self.page_for_templates(caller)
            parts = form.parts(Reading(self.policy, caller.version_number))
            if page.holdings.template(form.name, form.language) is not None:
                # Documented for templates elsewhere; the text is not recorded.
                raise InvalidParameter("A template of this name and language exists already.")
            is_named = form.parameter_format == "NAMED"
            if is_named and "utility-named-parameters" not in self.policy.features:
                raise InvalidParameter("Param parameter_format must be POSITIONAL.")
            template = UtilityTemplate(
                id=self.mint.number("template"),
                name=form.name,
                language=form.language,
                components=parts,
                parameter_format=form.parameter_format or "POSITIONAL",
                library_name=form.library_template_name,
            )
            page.holdings.templates[template.id] = template
            reason = rejection(parts, is_of_library=form.library_template_name is not None)
            self._judge(page, template, Status.REJECTED if reason else Status.APPROVED, reason)
            return template

    def set_template_status(
        self,
        name: str,
        status: str,
        reason: str = NO_REASON,
        *,
        language: str | None = None,
        page_id: PageId | None = None,
    ) -> None:
        """Have the platform change its mind about the templates of that name; the apps are told.

        Raises:
            ImpossibleAction: there is no such template, or no such status.
        """
        with self.turn():
            page = self.page_of(page_id)
            found = [
                template
                for template in page.holdings.templates.values()
                if template.name == name and language in (None, template.language)
            ]
            if not found:
                known = sorted({template.name for template in page.holdings.templates.values()})
                raise ImpossibleAction(f"the page has no template {name!r}", known)
            if status not in set(Status):
                raise ImpossibleAction(f"there is no status {status!r}", Status)
            for template in found:
                self._judge(page, template, Status(status), reason)

    def delete_templates(
        self, caller: Caller, *, name: str | None = None, template_id: str | None = None
    ) -> None:
        """Delete the template with that id, or of that name in every language.

        Raises:
            GraphError: the page has none such.
        """
        with self.turn():
            templates = self.page_for_templates(caller).holdings.templates
            found = [
                template.id
                for template in templates.values()
                if template_id in (None, template.id) and name in (None, template.name)
            ]
            if not found:
                raise GraphError("utility-template-unknown")
            for found_id in found:
                del templates[found_id]

    def templates(self, caller: Caller) -> tuple[UtilityTemplate, ...]:
        """Return the page's templates, newest first.

        Raises:
            GraphError: the app may not see them.
        """
        with self.turn():
            return tuple(reversed(self.page_for_templates(caller).holdings.templates.values()))

    def page_for_templates(self, caller: Caller) -> Page:
        """Return the caller's page, if templates exist and the caller may manage its.

        Raises:
            GraphError: not yet, or not this caller.
        """
        if "utility-messages" not in self.policy.features:
            raise GraphError("nonexisting-field", field="message_templates", type="Page")
        if PERMISSION not in caller.token.permissions:
            raise GraphError("utility-permission-missing")
        return self.page_of(caller.page_id)

    def _judge(
        self, page: Page, template: UtilityTemplate, status: Status, reason: str | None
    ) -> None:
        template.status, template.reason = status, reason or NO_REASON
        what = f"template-{status.value.lower().replace('_', '-')}"
        self.journal.append(
            PageActivity(at=self.now(), page_id=page.id, what=what, text=template.name)
        )
        # The value's shape is not recorded for pages; it follows the same field elsewhere.
        value: Json = {
            "event": status.value,
            "message_template_id": int(template.id),
            "message_template_name": template.name,
            "message_template_language": template.language,
            "reason": template.reason,
        }
        self.post_change(page, "message_template_status_update", value, self.now())
