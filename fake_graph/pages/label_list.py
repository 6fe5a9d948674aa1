"""The labels that a call lists: those of a page, or those that a person has.

Source: https://developers.facebook.com/docs/messenger-platform/identity/custom-labels
"""

from collections.abc import Sequence

from fake_graph.calls.body import Json
from fake_graph.calls.fields import Fields, shaped
from fake_graph.calls.paging import Paged, part, repeated
from fake_graph.graph import Graph
from fake_graph.pages.label import DEFAULT_FIELDS, KIND, Label, resolvers
from fake_graph.token import Caller


class LabelsAsked(Paged):
    """``{"fields": "id,page_label_name"?}``."""

    fields: Fields = ()


def label_list(
    graph: Graph, caller: Caller, asked: LabelsAsked, path: str, labels: Sequence[Label]
) -> Json:
    """Return those of ``labels`` that are asked for; ``path`` is where the others can be had.

    Returns: ``{"data": [{"id", "page_label_name"?}], "paging"?}``
    Raises: NonexistingField
    """
    query = repeated(graph.state.tokens, caller.token, asked.fields)
    shown, paging = part(labels, lambda label: label.id, asked, path, **query)
    version = caller.version_number
    data = [shaped(asked.fields, resolvers(one, version), DEFAULT_FIELDS, KIND) for one in shown]
    return {"data": data, **paging}
