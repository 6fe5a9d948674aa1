"""Why a send is refused: one function a reason, in the platform's order.

Source: https://developers.facebook.com/docs/messenger-platform/error-codes. Only the first failing
check is answered; the order from the recipient on is inferred, not documented.
"""

from collections.abc import Callable

from fake_graph.checks import content as content_checks
from fake_graph.checks.attempt import Attempt
from fake_graph.checks.flow import no_flow_runs, page_lets_person_in
from fake_graph.checks.permission import (
    app_is_live,
    page_may_send,
    phones_are_permitted,
    token_may_send,
)
from fake_graph.checks.policy import (
    app_has_the_thread,
    app_may_ask,
    region_allows,
    tag_is_approved,
    tag_is_in_force,
    topics_are_new,
    window_is_open,
)
from fake_graph.checks.recipient import (
    item_may_be_answered,
    named_message_is_there,
    person_is_reachable,
    persona_is_there,
    recipient_is_known,
    token_is_good,
)
from fake_graph.errors import GraphError


def tag_is_named(attempt: Attempt) -> None:
    """Refuse ``MESSAGE_TAG`` without a tag."""
    attempt.sending.require_tag_if_declared()


def is_message_or_action(attempt: Attempt) -> None:
    """Refuse both a message and an action, or neither."""
    has_message = attempt.sending.message is not None
    has_action = attempt.sending.action is not None
    if not has_message and not has_action:
        raise GraphError("neither-message-nor-action")
    if has_message and has_action:
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


CHECKS: tuple[Callable[[Attempt], None], ...] = (
    tag_is_named,
    token_may_send,
    phones_are_permitted,
    app_is_live,
    page_may_send,
    recipient_is_known,
    is_message_or_action,
    message_says_something,
    quick_replies_are_complete,
    content_checks.content_makes_sense,
    named_message_is_there,
    persona_is_there,
    item_may_be_answered,
    person_is_reachable,
    page_lets_person_in,
    region_allows,
    token_is_good,
    app_may_ask,
    topics_are_new,
    tag_is_in_force,
    tag_is_approved,
    window_is_open,
    app_has_the_thread,
    no_flow_runs,
    content_checks.content_can_be_had,
)
