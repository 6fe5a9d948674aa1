"""Why a send is refused: one function a reason, in the platform's order.

Source: https://developers.facebook.com/docs/messenger-platform/error-codes. Only the first failing
check is answered; the order from the recipient on is inferred, not documented.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from fake_graph import content_checks
from fake_graph.errors import GraphError, NotFaked
from fake_graph.flow import no_flow_runs, page_lets_person_in
from fake_graph.ids import AppId
from fake_graph.media import MediaHost
from fake_graph.page import App, Page
from fake_graph.policy import Approval, Policy, TagRule, WindowRule
from fake_graph.sending import Sending
from fake_graph.thread import Thread
from fake_graph.token import Caller


@dataclass(frozen=True, slots=True)
class Attempt:
    """A send and all that decides whether it may go out.

    Attributes:
        thread: The recipient's thread, None where the page knows no such person.
        owner: The app that has the thread, None where it is idle or free for all.
        media: What stands behind addresses that are out of the ordinary.
    """

    sending: Sending
    caller: Caller
    app: App
    page: Page
    thread: Thread | None
    owner: AppId | None
    policy: Policy
    at: datetime
    media: Mapping[str, MediaHost] = field(default_factory=dict)

    @property
    def tag_rule(self) -> TagRule | None:
        """What the tag permits; None without a tag in force."""
        return self.policy.tags.get(self.sending.tag) if self.sending.tag is not None else None


def tag_is_named(attempt: Attempt) -> None:
    """Refuse ``MESSAGE_TAG`` without a tag."""
    attempt.sending.require_tag_if_declared()


def recipient_is_known(attempt: Attempt) -> None:
    """Refuse a PSID that is nobody's on this page."""
    if attempt.thread is None:
        raise GraphError("no-matching-user")


def is_message_or_action(attempt: Attempt) -> None:
    """Refuse both a message and an action, or neither."""
    given = [x for x in (attempt.sending.message, attempt.sending.action) if x is not None]
    if not given:
        raise GraphError("neither-message-nor-action")
    if len(given) > 1:
        raise GraphError("message-and-action")


def message_says_something(attempt: Attempt) -> None:
    """Refuse a message without content."""
    message = attempt.sending.message
    if message is not None and message.is_empty:
        was_invalid = message.has_empty_text and "empty-text-invalid" in attempt.policy.features
        raise GraphError("invalid-data" if was_invalid else "empty-message")


def quick_replies_are_complete(attempt: Attempt) -> None:
    """Refuse a quick reply that lacks its title or its payload."""
    message = attempt.sending.message
    for reply in message.quick_replies if message is not None else ():
        reply.check()


def person_is_reachable(attempt: Attempt) -> None:
    """Refuse to write to somebody who blocked the page."""
    if attempt.thread is not None and attempt.thread.is_blocked:
        raise GraphError("person-unavailable")


def tag_is_in_force(attempt: Attempt) -> None:
    """Refuse a tag that the policy of the day does not know."""
    tag, rule = attempt.sending.tag, attempt.tag_rule
    if tag is None:
        return
    if rule is None:
        is_deprecated = tag in attempt.policy.deprecated_tags
        raise GraphError("deprecated-tag" if is_deprecated else "invalid-tag")
    form = attempt.sending.message.form if attempt.sending.message is not None else None
    if rule.template is not None and (form is None or form.template_type != rule.template):
        raise NotFaked(f"the tag {tag} without its template, {rule.template}")


def tag_is_approved(attempt: Attempt) -> None:
    """Refuse a tag that the page has no approval for."""
    rule = attempt.tag_rule
    if rule is None or rule.approval is None or rule.tag in attempt.page.approved_tags:
        return
    if rule.approval is Approval.SUBSCRIPTION:
        raise GraphError("subscription-permission-missing")
    raise GraphError("tag-not-approved", tag=rule.tag)


def window_is_open(attempt: Attempt) -> None:
    """Refuse what neither the messaging window nor a tag allows."""
    if attempt.thread is None or uses_tag(attempt):
        return
    if not attempt.thread.window.is_open(attempt.policy.window, attempt.at):
        # Until 24+1 ended, a closed window was answered as a missing permission.
        if attempt.policy.window is WindowRule.DAY:
            raise GraphError("outside-window")
        raise GraphError("subscription-permission-missing")


def uses_tag(attempt: Attempt) -> bool:
    """Return whether a tag, or being a utility message, alone allows the send."""
    if attempt.sending.is_utility:
        return True
    rule, thread = attempt.tag_rule, attempt.thread
    return rule is not None and thread is not None and thread.window.reaches(attempt.at, rule.reach)


CHECKS: tuple[Callable[[Attempt], None], ...] = (
    tag_is_named,
    content_checks.utility_is_permitted,
    recipient_is_known,
    is_message_or_action,
    message_says_something,
    quick_replies_are_complete,
    *content_checks.MEANINGS,
    person_is_reachable,
    page_lets_person_in,
    tag_is_in_force,
    tag_is_approved,
    window_is_open,
    no_flow_runs,
    *content_checks.FETCHES,
)
