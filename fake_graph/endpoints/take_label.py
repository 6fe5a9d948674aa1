"""DELETE /<label>/label: an app takes a label off a person.

Source: https://developers.facebook.com/docs/messenger-platform/identity/custom-labels
"""

from fake_graph.calls.body import PsidText
from fake_graph.endpoint import Body, Endpoint, Json
from fake_graph.graph import Graph
from fake_graph.ids import LabelId
from fake_graph.token import Caller


class TakeLabel(Body):
    """``{"user": PSID}``."""

    label_id: LabelId
    user: PsidText


def take_label(graph: Graph, caller: Caller, body: TakeLabel) -> Json:
    """Take the label off the person.

    Returns: ``{"success": true}``
    Raises: ContactTermsNotAccepted, NoMatchingUser
    """
    graph.take_label(caller, body.label_id, body.user)
    return {"success": True}


ENDPOINT = Endpoint(
    "DELETE", "/<label_id>/label", TakeLabel, take_label, permission="pages_messaging"
)
