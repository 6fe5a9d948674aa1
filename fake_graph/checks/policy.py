"""Whether the policy of the day lets a send go out: tags, window, regions, opt-ins, control.

Source: https://developers.facebook.com/docs/messenger-platform/policy/policy-overview
"""

from collections.abc import Iterator

from fake_graph.checks.attempt import Attempt, may_send_subscriptions, right_of
from fake_graph.checks.recipient import has_marketing
from fake_graph.errors import GraphError, InvalidParameter
from fake_graph.journal import Action
from fake_graph.pages.notification import (
    MARKETING,
    ONE_TIME,
    SAME_TOPIC_AFTER,
    TOPIC_LIMIT,
    templates_in,
    topics_in,
)
from fake_graph.pages.region import is_off
from fake_graph.policy import Approval, WindowRule
from fake_graph.recipient import RecipientKind
from fake_graph.window import STANDARD

KEPT_TEMPLATES = frozenset({"generic", "button", "media"})
"""The templates that Europe and Japan never lost."""

_FEATURES = {ONE_TIME: "one_time_notification", MARKETING: "marketing_messages"}
"""What an app's ``missing_features`` call the leave to ask for each kind of notification."""

_OFF_ACTIONS = {
    Action.TYPING_ON: "typing",
    Action.TYPING_OFF: "typing",
    Action.REACT: "reactions",
    Action.UNREACT: "reactions",
}
_OFF_RECIPIENTS = {
    RecipientKind.USER_REF: "opt-ins",
    RecipientKind.PHONE_NUMBER: "opt-ins",
    RecipientKind.ONE_TIME_TOKEN: "one-time-notification",
}


def region_allows(attempt: Attempt) -> None:
    """Refuse what the platform took from Europe and Japan.

    The error is documented for menus of single people; that it is the one for sends is inferred.
    """
    thread, policy = attempt.thread, attempt.policy
    if not policy.restricted or thread is None:
        return
    if any(is_off(what, policy, attempt.page, thread.person) for what in _wanted(attempt)):
        raise GraphError("privacy-impacted")


def _wanted(attempt: Attempt) -> Iterator[str]:
    """Yield what a send makes use of, as ``facts/restricted.json`` calls it."""
    sending = attempt.sending
    if sending.action in _OFF_ACTIONS:
        yield _OFF_ACTIONS[sending.action]
    if attempt.to.kind in _OFF_RECIPIENTS:
        yield _OFF_RECIPIENTS[attempt.to.kind]
    if sending.persona_id is not None:
        yield "personas"
    for template in attempt.templates:
        kind = template.get("template_type")
        if kind == ONE_TIME:
            yield "one-time-notification"
        elif kind not in KEPT_TEMPLATES:
            yield "templates"


def app_may_ask(attempt: Attempt) -> None:
    """Refuse to ask for a kind of notification that the app or the country does not have."""
    for topic in attempt.topics:
        is_closed = topic.kind == MARKETING and not _may_ask_for_marketing(attempt)
        if is_closed or _FEATURES[topic.kind] in attempt.app.missing_features:
            raise GraphError("capability-missing")


def _may_ask_for_marketing(attempt: Attempt) -> bool:
    """Return whether a page may still ask: newcomers came too late in September 2025."""
    is_late = "marketing-closed-to-newcomers" in attempt.policy.features
    if is_late and not attempt.page.notifications.is_enrolled:
        return False
    return has_marketing(attempt.policy, attempt.reached)


def topics_are_new(attempt: Attempt) -> None:
    """Refuse to ask somebody for the same topic twice in a week, or for too many topics."""
    asked = {topic.title for topic in attempt.topics if topic.kind == MARKETING}
    if not asked:
        return
    before = set(_topics_of_the_week(attempt))
    if asked & before:
        raise GraphError("topic-already-requested")
    if len(asked | before) > TOPIC_LIMIT:
        raise GraphError("too-many-opt-in-requests")


def _topics_of_the_week(attempt: Attempt) -> Iterator[str]:
    for letter in attempt.thread.letters.values() if attempt.thread is not None else ():
        if letter.is_from_page and attempt.at - letter.at < SAME_TOPIC_AFTER:
            for topic in topics_in(templates_in(letter.content)):
                if topic.kind == MARKETING:
                    yield topic.title


def tag_is_in_force(attempt: Attempt) -> None:
    """Refuse a tag that the policy of the day does not know, or under another template."""
    tag, rule = attempt.sending.effective_tag, attempt.tag_rule
    if tag is None:
        return
    if rule is None:
        is_deprecated = tag in attempt.policy.deprecated_tags
        raise GraphError("deprecated-tag" if is_deprecated else "invalid-tag")
    kinds = {template.get("template_type") for template in attempt.templates}
    if rule.template is not None and rule.template not in kinds:
        # How Graph says it is not recorded.
        raise InvalidParameter(f"Tag {tag} may only be used with the {rule.template} template.")


def tag_is_approved(attempt: Attempt) -> None:
    """Refuse a tag that the page has no approval for."""
    rule = attempt.tag_rule
    if rule is None or rule.approval is None or rule.tag in attempt.page.approved_tags:
        return
    if rule.approval is not Approval.SUBSCRIPTION:
        raise GraphError("tag-not-approved", tag=rule.tag)
    if not may_send_subscriptions(attempt):
        raise _subscription_missing(attempt)


def window_is_open(attempt: Attempt) -> None:
    """Refuse what neither the messaging window nor anything else allows."""
    if _is_within_rights(attempt):
        return
    # Until 24+1 ended, a closed window was answered as a missing permission.
    if attempt.policy.window is WindowRule.DAY:
        raise GraphError("outside-window")
    raise _subscription_missing(attempt)


def _is_within_rights(attempt: Attempt) -> bool:
    thread, right = attempt.thread, right_of(attempt)
    if right is None or thread is None:
        return False
    # Answers to a message, and questions for leave, are for the window only.
    if attempt.sending.reply_to is not None and not thread.window.has_spoken(attempt.at, STANDARD):
        return False
    return not attempt.topics or thread.window.reaches(attempt.at, STANDARD)


def _subscription_missing(attempt: Attempt) -> GraphError:
    is_news = "news-messaging-wording" in attempt.policy.features
    permission = "News Messaging" if is_news else "page_messaging_subscriptions"
    return GraphError("subscription-permission-missing", permission=permission)


def app_has_the_thread(attempt: Attempt) -> None:
    """Refuse an app while another has the thread; an idle thread is the default app's."""
    holder = attempt.owner or attempt.page.default_app
    if holder is not None and holder != attempt.caller.app_id:
        raise GraphError("thread-controlled-by-another-app")
