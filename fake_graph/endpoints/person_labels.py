"""GET /<psid>/custom_labels: the labels that a person has.

Source: https://developers.facebook.com/docs/messenger-platform/identity/custom-labels
"""

from fake_graph.calls.body import PsidText
from fake_graph.endpoint import Endpoint, Json
from fake_graph.graph import Graph
from fake_graph.pages.label_list import LabelsAsked, label_list
from fake_graph.token import Caller


class PersonLabels(LabelsAsked):
    """``{"fields": "id,page_label_name"?}``."""

    psid: PsidText


def person_labels(graph: Graph, caller: Caller, body: PersonLabels) -> Json:
    """Return the labels that a person has, oldest first.

    Returns: ``{"data": [{"id", "page_label_name"?}], "paging"?}``
    Raises: ContactTermsNotAccepted, NonexistingField
    """
    path = f"/{caller.version}/{body.psid}/custom_labels"
    return label_list(graph, caller, body, path, graph.labels(caller, body.psid))


ENDPOINT = Endpoint(
    "GET", "/<psid>/custom_labels", PersonLabels, person_labels, permission="pages_messaging"
)
