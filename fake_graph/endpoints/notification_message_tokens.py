"""GET /<page>/notification_message_tokens: who agreed to marketing messages, and about what.

Source: https://developers.facebook.com/docs/marketing-messages-messenger
"""

import base64
import binascii

from fake_graph.calls.body import Names
from fake_graph.endpoint import Body, Endpoint, Json
from fake_graph.errors import GraphError, InvalidParameter, quotable
from fake_graph.event import seconds
from fake_graph.graph import Graph
from fake_graph.pages.notification import MarketingToken
from fake_graph.policy import Policy
from fake_graph.token import Caller

MOST = 1000  # tokens in one answer
TYPE = "UserPageOneTimeOptInTokenSettings"
DEFAULT_FIELDS = ("notification_messages_token", "recipient_id")
"""Inferred: the page names the fields and not which of them come unasked."""


class ReadTokens(Body):
    """``{"fields": "a,b"?, "limit": int?, "after": str?}``."""

    fields: Names = DEFAULT_FIELDS
    limit: int = 100
    after: str | None = None


def read_tokens(graph: Graph, caller: Caller, body: ReadTokens) -> Json:
    """Return the tokens that still hold, oldest first.

    Returns: ``{"data": [{"notification_messages_token": str, "recipient_id": PSID, …}],
        "paging"?: {"cursors": {"before": str, "after": str}}}``
    """
    if caller.page_id is None:
        raise GraphError("unsupported-request", method="get", node="me")
    tokens, start = graph.marketing_tokens(caller.page_id), _start(body.after)
    page = tokens[start : start + min(max(body.limit, 1), MOST)]
    data = [_shown(token, body.fields, graph.policy) for token in page]
    if not data:
        return {"data": []}
    cursors = {"before": _cursor(start), "after": _cursor(start + len(page))}
    return {"data": data, "paging": {"cursors": cursors}}


def _shown(token: MarketingToken, fields: tuple[str, ...], policy: Policy) -> Json:
    next_at = token.next_at(policy)
    known = {
        "notification_messages_token": token.token,
        "recipient_id": token.psid,
        "notification_messages_reoptin": token.topic.reoptin,
        "creation_timestamp": seconds(token.given_at),
        "token_expiry_timestamp": seconds(token.expires_at),
        "user_token_status": "REFRESHED" if token.is_refreshed else "NOT_REFRESHED",
        "topic_title": token.topic.title,
        "notification_messages_timezone": token.topic.timezone,
        "next_eligible_time": seconds(next_at) if next_at is not None else 0,
    }
    for name in fields:
        if name not in known:
            raise GraphError("nonexisting-field", field=quotable(name), type=TYPE)
    return {name: known[name] for name in fields}


def _cursor(index: int) -> str:
    return base64.urlsafe_b64encode(str(index).encode()).decode()


def _start(after: str | None) -> int:
    if after is None:
        return 0
    try:
        return max(int(base64.urlsafe_b64decode(after.encode("ascii", "replace"))), 0)
    except (binascii.Error, ValueError):
        raise InvalidParameter("Param after is not a valid cursor.") from None


ENDPOINT = Endpoint(
    "GET",
    "/<page_id>/notification_message_tokens",
    ReadTokens,
    read_tokens,
    permission="pages_messaging",
)
