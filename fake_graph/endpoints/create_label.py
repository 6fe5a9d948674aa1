"""POST /<page>/custom_labels: an app makes a label.

Source: https://developers.facebook.com/docs/messenger-platform/identity/custom-labels
"""

from fake_graph.endpoint import Body, Endpoint, Json
from fake_graph.errors import GraphError
from fake_graph.graph import Graph
from fake_graph.pages.label import name_field
from fake_graph.token import Caller


class CreateLabel(Body):
    """``{"page_label_name": str}``, before version 12 ``{"name": str}``."""

    page_label_name: str | None = None
    name: str | None = None


def create_label(graph: Graph, caller: Caller, body: CreateLabel) -> Json:
    """Make the label.

    Returns: ``{"id": str}``
    Raises: ParameterRequired, ContactTermsNotAccepted
    """
    key = name_field(caller.version_number)
    name: str | None = getattr(body, key)
    if not name:
        raise GraphError("parameter-required", name=key)
    return {"id": graph.add_label(caller, name)}


ENDPOINT = Endpoint(
    "POST", "/<page_id>/custom_labels", CreateLabel, create_label, permission="pages_messaging"
)
