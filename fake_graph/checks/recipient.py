"""Whether the recipient of a send is somebody who can be reached.

Source: https://developers.facebook.com/docs/messenger-platform/error-codes and
https://developers.facebook.com/docs/messenger-platform/discovery/private-replies
"""

from fake_graph.checks.attempt import Attempt, Reached
from fake_graph.errors import GraphError, InvalidParameter, NotFaked
from fake_graph.pages.feed import REPLY_WITHIN, FeedItem, Place
from fake_graph.pages.notification import MarketingToken
from fake_graph.pages.region import lies_in
from fake_graph.policy import Policy
from fake_graph.recipient import RecipientKind

_PLACES = {Place.GROUP: "private-replies-in-groups", Place.REEL: "private-replies-to-reels"}
"""The features that brought private replies to where they were not at first."""


def recipient_is_known(attempt: Attempt) -> None:
    """Refuse a recipient that is nobody's on this page."""
    reached = attempt.reached
    if reached.thread is not None:
        return
    if reached.guest is not None:
        raise NotFaked("messages to guests without an account")
    if reached.is_object:
        raise GraphError("cannot-message-this-id")
    if attempt.is_private_reply:
        _refuse_item(reached.item)
    match attempt.to.kind:
        case RecipientKind.MARKETING_TOKEN:
            raise GraphError("marketing-token-invalid")
        case RecipientKind.ONE_TIME_TOKEN:
            # How Graph says it is not recorded.
            raise InvalidParameter("Param recipient[one_time_notif_token] is not valid.")
        case _:
            raise GraphError("no-matching-user")


def _refuse_item(item: FeedItem | None) -> None:
    """Refuse to answer what does not exist, or what the page wrote itself."""
    raise GraphError("comment-invalid" if item is None else "cannot-reply")


def item_may_be_answered(attempt: Attempt) -> None:
    """Refuse to answer a comment or post twice, too late, or where that was not possible yet."""
    item = attempt.reached.item
    if item is None:
        return
    feature = _PLACES.get(item.place)
    if item.is_removed or (feature is not None and feature not in attempt.policy.features):
        raise GraphError("comment-invalid")
    if item.reply is not None:
        raise GraphError("already-replied")
    if attempt.at - item.at > REPLY_WITHIN:
        raise GraphError("cannot-reply")


def named_message_is_there(attempt: Attempt) -> None:
    """Refuse to answer, or react to, a message that is not in the thread."""
    sending, thread = attempt.sending, attempt.thread
    for mid, name in ((sending.reply_to, "reply_to[mid]"), (sending.target, "payload[message_id]")):
        if mid is None or thread is None:
            continue
        if not thread.has_begun:
            raise GraphError("thread-missing")
        letter = thread.letters.get(mid)
        if letter is None:
            # How Graph says it is not recorded.
            raise InvalidParameter(f"Param {name} must be the id of a message in this thread.")
        if letter.is_deleted:
            raise GraphError("message-deleted")


def persona_is_there(attempt: Attempt) -> None:
    """Refuse to speak as an agent persona that the page does not have."""
    persona_id = attempt.sending.persona_id
    if persona_id is None:
        return
    persona = attempt.page.personas.get(persona_id)
    if persona is None or persona.is_deleted:
        # How Graph says it is not recorded.
        raise InvalidParameter("Param persona_id must be the id of a persona of this page.")


def person_is_reachable(attempt: Attempt) -> None:
    """Refuse to write to somebody who is gone, blocked the page or does not take its messages."""
    thread, features = attempt.thread, attempt.policy.features
    if thread is None:
        return
    if thread.standing.is_gone:
        raise GraphError("person-gone")
    if thread.is_blocked:
        is_old = "person-unavailable" not in features
        raise GraphError("person-not-receiving-old" if is_old else "person-unavailable")
    if not thread.standing.is_receiving:
        raise GraphError("person-not-receiving")
    # Before it had an error of its own, the window was closed and nothing more was said.
    is_told = "recipient-not-available" in features and not attempt.is_private_reply
    if is_told and thread.standing.request is not None:
        raise GraphError("recipient-not-available")


def token_is_good(attempt: Attempt) -> None:
    """Refuse to use a token that is spent, stopped, too old or used too lately."""
    token = attempt.reached.token
    if token is None:
        return
    if isinstance(token, MarketingToken):
        _refuse_marketing(attempt, token)
    elif not token.is_good(attempt.at):
        raise InvalidParameter("Param recipient[one_time_notif_token] is not valid.")


def _refuse_marketing(attempt: Attempt, token: MarketingToken) -> None:
    if attempt.at >= token.expires_at or not has_marketing(attempt.policy, attempt.reached):
        raise GraphError("marketing-token-expired")
    if token.is_stopped:
        raise GraphError("notifications-stopped")
    if not token.allows(attempt.policy, attempt.at):
        raise GraphError("marketing-too-soon")


def has_marketing(policy: Policy, reached: Reached) -> bool:
    """Return whether there are still free marketing messages where the person is."""
    if reached.thread is None or "marketing-closed-countries" not in policy.features:
        return True
    return lies_in("marketing", reached.thread.person.country)
