"""A send together with all that decides whether it may go out.

Source: https://developers.facebook.com/docs/messenger-platform/policy/policy-overview
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from fake_graph.calls.body import Json
from fake_graph.contents.media import MediaHost
from fake_graph.ids import AppId
from fake_graph.page import App, Page
from fake_graph.pages.feed import FeedItem
from fake_graph.pages.notification import MarketingToken, OneTimeToken, Topic, topics_in
from fake_graph.people.guest import Guest
from fake_graph.policy import Policy, TagRule
from fake_graph.recipient import PRIVATE_REPLIES, Addressee, RecipientKind
from fake_graph.sending import NEWS, Sending
from fake_graph.thread import Thread
from fake_graph.token import Caller
from fake_graph.window import STANDARD


class Right(StrEnum):
    """By what right a page writes to somebody."""

    WINDOW = "window"
    TAG = "tag"
    UTILITY = "utility"
    SUBSCRIPTION = "subscription"
    PRIVATE_REPLY = "private-reply"
    ONE_TIME = "one-time"
    MARKETING = "marketing"
    CHECKBOX = "checkbox"
    MESSAGE_REQUEST = "message-request"


@dataclass(frozen=True, slots=True)
class Reached:
    """Whom and what the recipient of a send stands for.

    Attributes:
        thread: Their thread, None where the page knows no such person.
        guest: Whom a ``user_ref`` stands for.
        item: The comment or post that is answered in private.
        token: What the person agreed to, where the recipient is a token.
        is_object: Whether the id is an app's or another page's.
    """

    thread: Thread | None
    guest: Guest | None = None
    item: FeedItem | None = None
    token: OneTimeToken | MarketingToken | None = None
    is_object: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """A send and all that decides whether it may go out.

    Attributes:
        to: Whom the app wrote to.
        thread: The recipient's thread, None where the page knows no such person.
        owner: The app that has the thread, None where it is idle or free for all.
        tag_rule: What the tag permits; None without a tag in force.
        templates: The payloads of the message's templates.
        media: What stands behind addresses that are out of the ordinary.
    """

    sending: Sending
    to: Addressee
    caller: Caller
    app: App
    page: Page
    reached: Reached
    thread: Thread | None
    owner: AppId | None
    policy: Policy
    at: datetime
    tag_rule: TagRule | None
    templates: tuple[Json, ...] = ()
    media: Mapping[str, MediaHost] = field(default_factory=dict)

    @property
    def is_private_reply(self) -> bool:
        """Whether a comment or a post is answered."""
        return self.to.kind in PRIVATE_REPLIES

    @property
    def topics(self) -> tuple[Topic, ...]:
        """What the message asks leave to write about."""
        return topics_in(self.templates) if self.templates else ()

    @property
    def is_person_tester(self) -> bool:
        """Whether the person has a role on the app."""
        return self.thread is not None and self.thread.person.psid in self.app.testers


_RIGHTS = {
    RecipientKind.COMMENT_ID: Right.PRIVATE_REPLY,
    RecipientKind.POST_ID: Right.PRIVATE_REPLY,
    RecipientKind.ONE_TIME_TOKEN: Right.ONE_TIME,
    RecipientKind.MARKETING_TOKEN: Right.MARKETING,
}
"""Kinds of recipients that are a right in themselves."""


def right_of(attempt: Attempt) -> Right | None:
    """Return by what right the send may go out, None where it has none."""
    thread, to = attempt.thread, attempt.to
    if to.kind in _RIGHTS or thread is None:
        return _RIGHTS.get(to.kind)
    if uses_tag(attempt):
        return Right.TAG
    if attempt.sending.is_utility:
        return Right.UTILITY
    if thread.window.is_open(attempt.policy.window, attempt.at):
        return Right.WINDOW
    if to.kind is RecipientKind.ID:
        return Right.SUBSCRIPTION if _is_untagged_subscription(attempt) else None
    return _first_word(attempt, thread)


def uses_tag(attempt: Attempt) -> bool:
    """Return whether a tag alone allows the send."""
    rule, thread = attempt.tag_rule, attempt.thread
    if rule is None or thread is None:
        return False
    return thread.window.has_spoken(attempt.at, rule.reach)


def _first_word(attempt: Attempt, thread: Thread) -> Right | None:
    """Return the right to one message to somebody who has not written yet.

    A tick of the checkbox allows it as long as any action would; inferred, as is the number.
    """
    guest = attempt.reached.guest
    if guest is not None:
        is_fresh = guest.at is None or attempt.at - guest.at <= STANDARD
        return Right.CHECKBOX if is_fresh and not guest.was_sent_to else None
    is_new = thread.window.opened is None and not thread.letters
    return Right.MESSAGE_REQUEST if is_new else None


def _is_untagged_subscription(attempt: Attempt) -> bool:
    """Return whether the page's subscription approval alone allows it, as before tags had it."""
    thread = attempt.thread
    return (
        "untagged-subscription" in attempt.policy.features
        and thread is not None
        and thread.window.opened is not None
        and may_send_subscriptions(attempt)
    )


def may_send_subscriptions(attempt: Attempt) -> bool:
    """Return whether the page, or while that counted the app, is approved for subscriptions."""
    if NEWS in attempt.page.approved_tags:
        return True
    features = attempt.policy.features
    is_old = attempt.caller.version_number < (3, 3) or "subscription-by-app-in-v3.3" in features
    has_app_approval = "pages_messaging_subscriptions" in attempt.caller.token.permissions
    return has_app_approval and is_old and "subscription-by-app" in features
