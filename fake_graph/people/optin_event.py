"""What webhooks say of leave that people give, as it looks on the wire.

Source: https://developers.facebook.com/docs/messenger-platform/reference/webhook-events/messaging_optins
"""

from fake_graph.event import Event, milliseconds
from fake_graph.pages.notification import MARKETING, ONE_TIME, MarketingToken, OneTimeToken

STOP = "STOP NOTIFICATIONS"
RESUME = "RESUME NOTIFICATIONS"


def request_accepted() -> Event:
    """Return ``{"optin": {"message_request": "accept"}}``."""
    return {"optin": {"message_request": "accept"}}


def one_time(token: OneTimeToken) -> Event:
    """Return ``{"optin": {"type", "payload", "one_time_notif_token"}}``."""
    optin = {
        "type": ONE_TIME,
        "payload": token.payload,
        "one_time_notif_token": token.token,
    }
    return {"optin": optin}


def marketing(token: MarketingToken, *, has_frequency: bool) -> Event:
    """Return ``{"optin": {"type", "title", "payload", "notification_messages_token", …}}``."""
    frequency = {"notification_messages_frequency": token.topic.frequency} if has_frequency else {}
    optin = {
        **_topic(token),
        **frequency,
        "notification_messages_timezone": token.topic.timezone,
        "token_expiry_timestamp": milliseconds(token.expires_at),
        "user_token_status": _status(token),
    }
    return {"optin": optin}


def marketing_changed(token: MarketingToken) -> Event:
    """Return the same with ``notification_messages_status``, once somebody stops or resumes it."""
    optin = {
        **_topic(token),
        "notification_messages_status": STOP if token.is_stopped else RESUME,
        "user_token_status": _status(token),
        "token_expiry_timestamp": milliseconds(token.expires_at),
    }
    return {"optin": optin}


def _topic(token: MarketingToken) -> Event:
    return {
        "type": MARKETING,
        "title": token.topic.title,
        "payload": token.topic.payload,
        "notification_messages_token": token.token,
    }


def _status(token: MarketingToken) -> str:
    return "REFRESHED" if token.is_refreshed else "NOT_REFRESHED"
