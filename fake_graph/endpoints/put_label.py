"""POST /<label>/label: an app puts a label on a person.

Source: https://developers.facebook.com/docs/messenger-platform/identity/custom-labels
"""

from fake_graph.calls.body import PsidText
from fake_graph.endpoint import Body, Endpoint, Json
from fake_graph.graph import Graph
from fake_graph.ids import LabelId
from fake_graph.token import Caller


class PutLabel(Body):
    """``{"user": PSID}``."""

    label_id: LabelId
    user: PsidText


def put_label(graph: Graph, caller: Caller, body: PutLabel) -> Json:
    """Put the label on the person.

    Returns: ``{"success": true}``
    Raises: ContactTermsNotAccepted, NoMatchingUser
    """
    graph.put_label(caller, body.label_id, body.user)
    return {"success": True}


ENDPOINT = Endpoint("POST", "/<label_id>/label", PutLabel, put_label, permission="pages_messaging")
