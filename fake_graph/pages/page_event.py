"""What webhooks say of a page outside its threads, as it looks on the wire.

Source: https://developers.facebook.com/docs/graph-api/webhooks/reference/page
"""

from datetime import datetime

from fake_graph.event import Event, seconds
from fake_graph.ids import PageId
from fake_graph.pages.feed import FeedItem

_ISO = "%Y-%m-%dT%H:%M:%S+0000"


def comment_added(author: Event, comment: FeedItem, post: FeedItem, verb: str) -> Event:
    """Return the value of ``feed`` for a new or changed comment.

    Returns: ``{"from", "post", "message", "post_id", "comment_id", "created_time", …}``
    """
    return {
        "from": author,
        "post": {
            "status_type": "mobile_status_update",
            "is_published": True,
            "updated_time": comment.at.strftime(_ISO),
            "permalink_url": f"https://www.facebook.com/{post.id}",
            "promotion_status": "inactive",
            "id": post.id,
        },
        "message": comment.text,
        "post_id": post.id,
        "comment_id": comment.id,
        "created_time": seconds(comment.at),
        "item": "comment",
        "parent_id": comment.parent_id,
        "verb": verb,
    }


def comment_removed(author: Event, comment: FeedItem, at: datetime) -> Event:
    """Return the value of ``feed`` for a comment that is gone."""
    return {
        "from": author,
        "post_id": comment.post_id,
        "comment_id": comment.id,
        "created_time": seconds(at),
        "item": "comment",
        "parent_id": comment.parent_id,
        "verb": "remove",
    }


def post_added(author: Event, post: FeedItem) -> Event:
    """Return the value of ``feed`` for a new post; the page's own are ``status``."""
    return {
        "from": author,
        "message": post.text,
        "post_id": post.id,
        "created_time": seconds(post.at),
        "item": "status" if post.author is None else "post",
        "verb": "add",
    }


def reaction(author: Event, item: FeedItem, name: str | None, verb: str, at: datetime) -> Event:
    """Return the value of ``feed`` for a reaction to a post or a comment."""
    return {
        "from": author,
        "post_id": item.post_id,
        **({"comment_id": item.id} if item.is_comment else {}),
        "parent_id": item.parent_id or item.id,
        "item": "reaction",
        "reaction_type": name,
        "verb": verb,
        "created_time": seconds(at),
    }


def rating(author: Event, story_id: str, text: str, *, recommends: bool, at: datetime) -> Event:
    """Return the value of ``ratings`` for a recommendation, or the opposite."""
    return {
        "item": "rating",
        "verb": "add",
        "open_graph_story_id": story_id,
        "reviewer_id": author["id"],
        "reviewer_name": author["name"],
        "review_text": text,
        "recommendation_type": "POSITIVE" if recommends else "NEGATIVE",
        "created_time": seconds(at),
    }


def lead(page_id: PageId, lead_id: str, form_id: str, ad_id: str, at: datetime) -> Event:
    """Return the value of ``leadgen`` for a filled-in form of an ad."""
    return {
        "ad_id": ad_id,
        "form_id": form_id,
        "leadgen_id": lead_id,
        "created_time": seconds(at),
        "page_id": page_id,
        "adgroup_id": ad_id,
    }


def mention(post_id: str, comment_id: str | None, text: str, at: datetime) -> Event:
    """Return the value of ``mention`` for a post or comment elsewhere that names the page."""
    return {
        "post_id": post_id,
        **({"comment_id": comment_id} if comment_id is not None else {}),
        "created_time": seconds(at),
        "item": "comment" if comment_id is not None else "post",
        "verb": "add",
        "message": text,
    }
