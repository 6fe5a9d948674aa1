"""Recorded bodies, and what of them must be the same in the fake's: all but ids, times and URLs."""

import json
from pathlib import Path

FOLDER = Path(__file__).parent / "samples"
IDS = {
    *("id", "mid", "user_ref", "identifier", "fbtrace_id", "message_id", "recipient_id"),
    *("attachment_id", "app_id", "comment_id", "parent_id", "post_id", "adgroup_id", "ad_id"),
    *("open_graph_story_id", "reviewer_id", "leadgen_id", "form_id", "page_id", "booking_id"),
    *("previous_owner_app_id", "new_owner_app_id", "requested_owner_app_id", "product_id"),
    *("one_time_notif_token", "notification_messages_token", "reel_video_id", "recipient"),
    *("user_id", "profile_id", "sticker_id", "authorization_code", "before", "after"),
}
TIMES = {
    *("time", "timestamp", "watermark", "created_time", "updated_time", "start_time", "end_time"),
    *("token_expiry_timestamp", "expiration", "expires_at", "issued_at", "data_access_expires_at"),
}
URLS = {"url", "image_url", "photo_url", "profile_pic", "permalink_url", "profile_picture_url"}


def samples(table):
    """Return ``samples/<table>.json``."""
    return json.loads((FOLDER / f"{table}.json").read_text(encoding="utf-8"))


def normal(value, key=""):
    """Return ``value`` with each id, time and URL replaced by the name of its type."""
    if isinstance(value, dict):
        return {name_of(name): normal(inner, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [normal(inner, key) for inner in value]
    if key in IDS | TIMES | URLS | {"mids"} and value is not None:
        return f"<{key} {type(value).__name__}>"
    return value


def name_of(key):
    """Return a key; one that is an id itself, as in ``app_roles``, by what it is."""
    return "<id>" if key.isdigit() else key
