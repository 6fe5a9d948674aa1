"""Whom a send is for.

Source: https://developers.facebook.com/docs/messenger-platform/reference/send-api
"""

from typing import ClassVar

from fake_graph.body import Body, PsidText

_OTHER_RECIPIENTS = frozenset(
    {
        "user_ref",
        "phone_number",
        "name",
        "comment_id",
        "post_id",
        "one_time_notif_token",
        "notification_messages_token",
        "login_id",
        "player_id",
        "story_id",
        "poll_response_id",
        "follow_id",
    }
)


class PsidRecipient(Body):
    """``{"id": PSID}``."""

    known_as: ClassVar[str] = "recipient"
    not_faked: ClassVar[frozenset[str]] = _OTHER_RECIPIENTS

    id: PsidText
