"""GET /<psid>/custom_labels: the labels that a person has.

Source: https://developers.facebook.com/docs/messenger-platform/identity/custom-labels
"""

from fake_graph.calls.body import PsidText
from fake_graph.calls.fields import Fields, shaped, written
from fake_graph.calls.paging import Paged, access, part
from fake_graph.endpoint import Endpoint, Json
from fake_graph.graph import Graph
from fake_graph.pages.label import DEFAULT_FIELDS, KIND, resolvers
from fake_graph.token import Caller


class PersonLabels(Paged):
    """``{"fields": "id,page_label_name"?}``."""

    psid: PsidText
    fields: Fields = ()


def person_labels(graph: Graph, caller: Caller, body: PersonLabels) -> Json:
    """Return the labels that a person has, oldest first.

    Returns: ``{"data": [{"id", "page_label_name"?}], "paging"?}``
    Raises: ContactTermsNotAccepted, NonexistingField
    """
    query = access(graph.state.tokens, caller.token)
    if body.fields:
        query["fields"] = written(body.fields)
    path = f"/{caller.version}/{body.psid}/custom_labels"
    shown, paging = part(
        graph.labels(caller, body.psid), lambda label: label.id, body, path, **query
    )
    version = caller.version_number
    data = [shaped(body.fields, resolvers(one, version), DEFAULT_FIELDS, KIND) for one in shown]
    return {"data": data, **paging}


ENDPOINT = Endpoint(
    "GET", "/<psid>/custom_labels", PersonLabels, person_labels, permission="pages_messaging"
)
