"""GET /<page>/message_templates: the page's utility templates.

Source: https://developers.facebook.com/docs/messenger-platform/send-messages/utility-messages
"""

from typing import ClassVar

from fake_graph.calls.body import Names
from fake_graph.endpoint import Body, Endpoint, Json
from fake_graph.errors import GraphError, NotFaked, quotable
from fake_graph.graph import Graph
from fake_graph.token import Caller

PAGE_SIZE = 25


class GetMessageTemplates(Body):
    """``{"name"?, "language"?, "status"?, "category"?, "fields"?, "limit"?}``."""

    not_faked: ClassVar[frozenset[str]] = frozenset({"after", "before", "content"})

    name: str | None = None
    language: str | None = None
    status: str | None = None
    category: str | None = None
    fields: Names = ()
    limit: int = PAGE_SIZE


def get_message_templates(graph: Graph, caller: Caller, body: GetMessageTemplates) -> Json:
    """Return the templates that fit, newest first.

    Returns: ``{"data": [{"name", "components", "language", "status", "category", "id"}]}``
    Raises: utility-permission-missing; NotFaked where they fill more than one page
    """
    wanted = {
        key: value
        for key in ("name", "language", "status", "category")
        if (value := getattr(body, key)) is not None
    }
    found = [
        fields
        for fields in (template.to_wire() for template in graph.templates(caller))
        if all(fields[key] == value for key, value in wanted.items())
    ]
    if len(found) > body.limit:
        raise NotFaked("the second page of message_templates")
    return {"data": [_chosen(fields, body.fields) for fields in found]}


def _chosen(fields: Json, names: tuple[str, ...]) -> Json:
    known = {*fields, "rejected_reason"}
    for name in names:
        if name not in known:
            raise GraphError("nonexisting-field", field=quotable(name), type="MessageTemplate")
    chosen = {name: fields[name] for name in names if name in fields and name != "id"}
    return (chosen | {"id": fields["id"]}) if names else fields


ENDPOINT = Endpoint(
    "GET", "/<page_id>/message_templates", GetMessageTemplates, get_message_templates
)
