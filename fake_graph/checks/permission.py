"""Whether an app, its token and the page may send at all.

Source: https://developers.facebook.com/docs/messenger-platform/error-codes
"""

from fake_graph.checks.attempt import Attempt
from fake_graph.contents.utility import PERMISSION
from fake_graph.errors import GraphError
from fake_graph.pages.restriction import Restriction
from fake_graph.recipient import RecipientKind
from fake_graph.sending import MessagingType

MESSAGING = "MESSAGING"
"""The task on the page without which nobody writes in its name."""

PHONES = "pages_messaging_phone_number"
PHONE_COUNTRY = "US"


def token_may_send(attempt: Attempt) -> None:
    """Refuse a token without the permission to write to people, or of a person without the task."""
    permissions = attempt.caller.token.permissions
    if "pages_messaging" not in permissions:
        raise GraphError("messaging-permission-missing", permission="pages_messaging")
    attempt.caller.require_task(MESSAGING)  # whose error is inferred: it is that of other tasks
    is_utility = attempt.sending.messaging_type == MessagingType.UTILITY
    if is_utility and PERMISSION not in permissions:
        raise GraphError("utility-permission-missing")


def phones_are_permitted(attempt: Attempt) -> None:
    """Refuse to write to phone numbers without the permission, the fee or a page in the US.

    People with a role on the app may be written to without permission and fee.
    """
    if attempt.to.kind is not RecipientKind.PHONE_NUMBER:
        return
    # Only businesses in the US have customer matching; how others are refused is not recorded.
    if attempt.page.country != PHONE_COUNTRY:
        raise GraphError("capability-missing")
    if attempt.is_person_tester:
        return
    if PHONES not in attempt.caller.token.permissions or not attempt.app.is_live:
        raise GraphError("phone-permission-missing")
    if not attempt.page.pays_phone_matching:
        raise GraphError("phone-fee-unpaid")


def app_is_live(attempt: Attempt) -> None:
    """Refuse to write to people without a role on an app that is still being developed."""
    if not attempt.app.is_live and not attempt.is_person_tester:
        raise GraphError("app-not-live")


def page_may_send(attempt: Attempt) -> None:
    """Refuse whatever a restricted page sends; where this stands in the order is inferred."""
    restrictions = attempt.page.restrictions
    if not restrictions:
        return
    if Restriction.SENDING in restrictions:
        has_own_error = "sending-restricted" in attempt.policy.features
        raise GraphError("sending-restricted" if has_own_error else "commerce-disabled")
    if Restriction.ABUSE in restrictions:
        raise GraphError("deemed-abusive")
    if Restriction.COMMERCE in restrictions:
        raise GraphError("commerce-disabled")
    if attempt.topics:
        raise GraphError("opt-ins-restricted")
