"""DELETE /<page>/blocked: the page blocks a person no longer.

Source: https://developers.facebook.com/docs/graph-api/reference/page/blocked
"""

from typing import ClassVar

from fake_graph.calls.body import PsidText
from fake_graph.endpoint import Body, Endpoint, Json
from fake_graph.errors import GraphError
from fake_graph.graph import Graph
from fake_graph.graph.moderation import Moderate
from fake_graph.token import Caller


class UnblockPerson(Body):
    """``{"psid": PSID}`` or ``{"user": PSID}``."""

    not_faked: ClassVar[frozenset[str]] = frozenset({"asid", "uid"})

    psid: PsidText | None = None
    user: PsidText | None = None


def unblock_person(graph: Graph, caller: Caller, body: UnblockPerson) -> Json:
    """Take the person's messages again.

    Returns: ``{"success": true}``
    Raises: PermissionMissingForAction, NoMatchingUser
    """
    person = body.psid or body.user
    if person is None:
        raise GraphError("parameter-required", name="user")
    graph.moderate(caller, [person], [Moderate.UNBLOCK_USER, Moderate.UNBAN_USER])
    return {"success": True}


ENDPOINT = Endpoint(
    "DELETE", "/<page_id>/blocked", UnblockPerson, unblock_person, permission="pages_messaging"
)
