"""GET /<page>: the page's name and id.

Source: https://developers.facebook.com/docs/graph-api/reference/page
"""

from fake_graph.body import Names
from fake_graph.endpoint import Body, Endpoint, Json
from fake_graph.errors import NotFaked
from fake_graph.graph import Graph
from fake_graph.token import Caller


class GetPage(Body):
    """``{"fields": "name,id"?}``."""

    fields: Names = ("name",)


def get_page(graph: Graph, caller: Caller, body: GetPage) -> Json:
    """Return the page's fields, its id last.

    Returns: ``{"name": str, "id": str}``
    Raises: NotFaked for any other field
    """
    page = graph.page_of(caller.page_id)
    known = {"name": page.name, "id": page.id}
    for name in body.fields:
        if name not in known:
            raise NotFaked(f"the field {name} of a page")
    return {name: known[name] for name in body.fields if name != "id"} | {"id": page.id}


ENDPOINT = Endpoint("GET", "/<page_id>", GetPage, get_page)
