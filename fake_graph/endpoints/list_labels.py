"""GET /<page>/custom_labels: the labels of the page.

Source: https://developers.facebook.com/docs/messenger-platform/identity/custom-labels
"""

from fake_graph.calls.fields import Fields, shaped, written
from fake_graph.calls.paging import Paged, access, part
from fake_graph.endpoint import Endpoint, Json
from fake_graph.graph import Graph
from fake_graph.pages.label import DEFAULT_FIELDS, KIND, resolvers
from fake_graph.token import Caller


class ListLabels(Paged):
    """``{"fields": "id,page_label_name"?}``."""

    fields: Fields = ()


def list_labels(graph: Graph, caller: Caller, body: ListLabels) -> Json:
    """Return the labels of the page, oldest first.

    Returns: ``{"data": [{"id", "page_label_name"?}], "paging"?}``
    Raises: ContactTermsNotAccepted, NonexistingField
    """
    query = access(graph.state.tokens, caller.token)
    if body.fields:
        query["fields"] = written(body.fields)
    path = f"/{caller.version}/{caller.page_id}/custom_labels"
    shown, paging = part(graph.labels(caller), lambda label: label.id, body, path, **query)
    version = caller.version_number
    data = [shaped(body.fields, resolvers(one, version), DEFAULT_FIELDS, KIND) for one in shown]
    return {"data": data, **paging}


ENDPOINT = Endpoint(
    "GET", "/<page_id>/custom_labels", ListLabels, list_labels, permission="pages_messaging"
)
