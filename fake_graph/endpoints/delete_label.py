"""DELETE /<label>: a label is no more.

Source: https://developers.facebook.com/docs/messenger-platform/identity/custom-labels
"""

from fake_graph.endpoint import Body, Endpoint, Json
from fake_graph.graph import Graph
from fake_graph.ids import LabelId
from fake_graph.token import Caller


class DeleteLabel(Body):
    """``{}``."""

    label_id: LabelId


def delete_label(graph: Graph, caller: Caller, body: DeleteLabel) -> Json:
    """Take the label away, from everybody who had it as well.

    Returns: ``{"success": true}``
    Raises: ContactTermsNotAccepted
    """
    graph.delete_label(caller, body.label_id)
    return {"success": True}


ENDPOINT = Endpoint(
    "DELETE", "/<label_id>", DeleteLabel, delete_label, permission="pages_messaging"
)
