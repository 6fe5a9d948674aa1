"""POST /<page>/blocked: the page blocks people.

Source: https://developers.facebook.com/docs/graph-api/reference/page/blocked
"""

from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field

from fake_graph.calls.body import PsidText, named
from fake_graph.endpoint import Body, Endpoint, Json
from fake_graph.errors import GraphError
from fake_graph.graph import Graph
from fake_graph.graph.moderation import Moderate
from fake_graph.token import Caller

_People = Annotated[tuple[PsidText, ...], Field(min_length=1), BeforeValidator(named)]


class BlockPeople(Body):
    """``{"psid": [PSID]}`` or ``{"user": [PSID]}``."""

    not_faked: ClassVar[frozenset[str]] = frozenset({"asid", "uid"})

    psid: _People | None = None
    user: _People | None = None


def block_people(graph: Graph, caller: Caller, body: BlockPeople) -> Json:
    """Block the people.

    Returns: ``{"<PSID>": true}``
    Raises: PermissionMissingForAction, NoMatchingUser
    """
    people = body.psid or body.user
    if people is None:
        raise GraphError("parameter-required", name="user")
    graph.moderate(caller, people, [Moderate.BLOCK_USER])
    return dict.fromkeys(people, True)


ENDPOINT = Endpoint(
    "POST", "/<page_id>/blocked", BlockPeople, block_people, permission="pages_messaging"
)
