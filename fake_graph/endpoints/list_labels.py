"""GET /<page>/custom_labels: the labels of the page.

Source: https://developers.facebook.com/docs/messenger-platform/identity/custom-labels
"""

from fake_graph.endpoint import Endpoint, Json
from fake_graph.graph import Graph
from fake_graph.pages.label_list import LabelsAsked, label_list
from fake_graph.token import Caller


def list_labels(graph: Graph, caller: Caller, body: LabelsAsked) -> Json:
    """Return the labels of the page, oldest first.

    Returns: ``{"data": [{"id", "page_label_name"?}], "paging"?}``
    Raises: ContactTermsNotAccepted, NonexistingField
    """
    path = f"/{caller.version}/{caller.page_id}/custom_labels"
    return label_list(graph, caller, body, path, graph.labels(caller))


ENDPOINT = Endpoint(
    "GET", "/<page_id>/custom_labels", LabelsAsked, list_labels, permission="pages_messaging"
)
