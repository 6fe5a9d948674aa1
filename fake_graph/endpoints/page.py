"""GET /<page>: the page's name and id, and who is linking an account.

Source: https://developers.facebook.com/docs/graph-api/reference/page and
https://developers.facebook.com/docs/messenger-platform/identity/account-linking
"""

from fake_graph.calls.body import Names
from fake_graph.endpoint import Body, Endpoint, Json
from fake_graph.errors import GraphError, NotFaked
from fake_graph.graph import Graph
from fake_graph.page import Page
from fake_graph.token import Caller

LINKING = "recipient"


class GetPage(Body):
    """``{"fields": "name,id"?, "account_linking_token": str?}``."""

    fields: Names = ("name",)
    account_linking_token: str | None = None


def get_page(graph: Graph, caller: Caller, body: GetPage) -> Json:
    """Return the page's fields, its id last; with a linking token its id first.

    Returns: ``{"name": str, "id": str}``, ``{"id": str, "recipient": PSID}``
    Raises: AccountLinkingTokenInvalid, NotFaked for any other field
    """
    page = graph.page_of(caller.page_id)
    wanted = [name for name in body.fields if name not in ("id", LINKING)]
    known = _fields(graph, page)
    for name in wanted:
        if name not in known:
            raise NotFaked(f"the field {name} of a page")
    shown = {name: known[name] for name in wanted}
    if LINKING not in body.fields:
        return shown | {"id": page.id}
    if body.account_linking_token is None:
        raise GraphError("parameter-required", name="account_linking_token")
    psid = graph.person_linking(page.id, body.account_linking_token)
    return {"id": page.id} | shown | {LINKING: psid}


def _fields(graph: Graph, page: Page) -> Json:
    is_shared = page.default_app is not None
    routes = "conversation-routing" in graph.policy.features
    return {
        "name": page.name,
        "category": page.category,
        # What each flag means is not documented; they follow how the page's apps share threads.
        "messaging_feature_status": {
            "hop_v2": routes and is_shared,
            "msgr_multi_app": is_shared,
            "ig_multi_app": False,
        },
    }


ENDPOINT = Endpoint("GET", "/<page_id>", GetPage, get_page, use_case="pages")
