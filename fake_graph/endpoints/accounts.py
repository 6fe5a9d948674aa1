"""GET /<user>/accounts: the pages that a person keeps, each with a token.

Source: https://developers.facebook.com/docs/graph-api/reference/user/accounts
"""

from fake_graph.calls.body import Names
from fake_graph.calls.paging import Paged, listed, repeated
from fake_graph.endpoint import Endpoint, Json
from fake_graph.errors import GraphError, NotFaked
from fake_graph.graph import Graph
from fake_graph.ids import PageId
from fake_graph.token import Caller

DEFAULT_FIELDS = ("access_token", "category", "category_list", "name", "id", "tasks")


class GetAccounts(Paged):
    """``{"fields": "name,access_token"?, "limit": int?, "after": str?}``."""

    user_id: str
    fields: Names = DEFAULT_FIELDS


def get_accounts(graph: Graph, caller: Caller, body: GetAccounts) -> Json:
    """Return the pages.

    Returns: ``{"data": [{"access_token", "category", "category_list", "name", "id", "tasks"}],
    "paging"?}``
    Raises: UnsupportedRequest for another person, NotFaked for any other field
    """
    if body.user_id not in ("me", caller.token.user_id):
        raise GraphError("unsupported-request", method="get", node=body.user_id)
    pages = [_page(graph, caller, page_id, body.fields) for page_id in caller.token.pages]
    path = f"/{caller.version}/{caller.token.user_id}/accounts"
    return listed(pages, body, path, **repeated(graph.state.tokens, caller.token))


def _page(graph: Graph, caller: Caller, page_id: PageId, fields: tuple[str, ...]) -> Json:
    page = graph.page_of(page_id)
    known: Json = {
        "access_token": graph.page_token(caller.token, page.id),
        "category": page.category,
        "category_list": [{"id": "2500", "name": page.category}],
        "name": page.name,
        "id": page.id,
        "tasks": list(caller.token.tasks),
    }
    for name in fields:
        if name not in known:
            raise NotFaked(f"the field {name} of a page")
    shown = fields if "id" in fields else (*fields, "id")
    return {name: known[name] for name in shown}


ENDPOINT = Endpoint(
    "GET",
    "/<user_id>/accounts",
    GetAccounts,
    get_accounts,
    permission="pages_show_list",
    use_case="pages",
)
