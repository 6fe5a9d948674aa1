"""GET /<app>: what an app is called.

Source: https://developers.facebook.com/docs/graph-api/reference/application
"""

from fake_graph.calls.body import Names
from fake_graph.endpoint import Body, Endpoint, Json
from fake_graph.errors import NotFaked
from fake_graph.graph import Graph
from fake_graph.ids import AppId
from fake_graph.token import Caller


class GetApplication(Body):
    """``{"fields": "name,id"?}``."""

    app_id: str
    fields: Names = ("category", "link", "name")


def get_application(graph: Graph, caller: Caller, body: GetApplication) -> Json:  # noqa: ARG001
    """Return the app's fields, its id last.

    Returns: ``{"category": str, "link": str, "name": str, "id": str}``
    Raises: NotFaked for any other field
    """
    app = graph.state.apps[AppId(body.app_id)]
    known = {"category": app.category, "link": app.link, "name": app.name, "id": app.id}
    for name in body.fields:
        if name not in known:
            raise NotFaked(f"the field {name} of an app")
    return {name: known[name] for name in body.fields if name != "id"} | {"id": app.id}


ENDPOINT = Endpoint("GET", "/<app_id>", GetApplication, get_application, use_case="pages")
