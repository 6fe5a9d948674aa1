"""POST /<page>/moderate_conversations: block, ban or file away people.

Source: https://developers.facebook.com/docs/messenger-platform/changelog (31 March 2025)
"""

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from fake_graph.calls.body import Listed, PsidText, named, one_of
from fake_graph.endpoint import Body, Endpoint, Json
from fake_graph.errors import GraphError, InvalidParameter
from fake_graph.graph import Graph
from fake_graph.graph.moderation import Moderate
from fake_graph.token import Caller

USER_LIMIT = 10
ACTION_LIMIT = 2


_CONTRADICTIONS = (
    {Moderate.BLOCK_USER, Moderate.UNBLOCK_USER},
    {Moderate.BAN_USER, Moderate.UNBAN_USER},
)


def _consistent(actions: tuple[Moderate, ...]) -> tuple[Moderate, ...]:
    """Refuse blocking and unblocking at once, as documented for Instagram; the text is not."""
    if any(pair <= set(actions) for pair in _CONTRADICTIONS):
        raise InvalidParameter("Param actions must not undo each other.")
    return actions


class User(Body):
    """``{"id": PSID}``."""

    id: PsidText


class ModerateConversations(Body):
    """``{"user_ids": [{"id": PSID}], "actions": ["BLOCK_USER"]}``."""

    user_ids: Annotated[Listed[User], Field(min_length=1, max_length=USER_LIMIT)]
    actions: Annotated[
        # Either case: the page for Instagram has them in the lower one.
        tuple[Annotated[Moderate, one_of(Moderate, str.upper)], ...],
        Field(min_length=1, max_length=ACTION_LIMIT),
        BeforeValidator(named),
        AfterValidator(_consistent),
    ]


def moderate_conversations(graph: Graph, caller: Caller, body: ModerateConversations) -> Json:
    """Do each action to each person.

    Returns: ``{"success": true}``; inferred, as other writing edges have it
    Raises: PermissionMissingForAction, NoMatchingUser, UnsupportedRequest before its first day
    """
    if "moderate-conversations" not in graph.policy.features:
        raise GraphError("unsupported-request", method="post", node=caller.page_id)
    graph.moderate(caller, [user.id for user in body.user_ids], body.actions)
    return {"success": True}


ENDPOINT = Endpoint(
    "POST",
    "/<page_id>/moderate_conversations",
    ModerateConversations,
    moderate_conversations,
    permission="pages_messaging",
)
