"""GET /<label>: a label's name.

Source: https://developers.facebook.com/docs/messenger-platform/identity/custom-labels
"""

from fake_graph.calls.fields import Fields, shaped
from fake_graph.endpoint import Body, Endpoint, Json
from fake_graph.graph import Graph
from fake_graph.ids import LabelId
from fake_graph.pages.label import DEFAULT_FIELDS, KIND, resolvers
from fake_graph.token import Caller


class GetLabel(Body):
    """``{"fields": "page_label_name"?}``."""

    label_id: LabelId
    fields: Fields = ()


def get_label(graph: Graph, caller: Caller, body: GetLabel) -> Json:
    """Return the label's fields, its id always.

    Returns: ``{"page_label_name"?, "id"}``
    Raises: ContactTermsNotAccepted, NonexistingField
    """
    known = resolvers(graph.label(caller, body.label_id), caller.version_number)
    return shaped(body.fields, known, DEFAULT_FIELDS, KIND)


ENDPOINT = Endpoint("GET", "/<label_id>", GetLabel, get_label, permission="pages_messaging")
