"""GET /<page>/message_templates: the page's utility templates.

Source: https://developers.facebook.com/docs/messenger-platform/send-messages/utility-messages
"""

from typing import ClassVar

from fake_graph.calls.body import Names
from fake_graph.contents.utility import chosen_fields
from fake_graph.endpoint import Body, Endpoint, Json
from fake_graph.errors import NotFaked
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
    return {"data": [chosen_fields(fields, body.fields) for fields in found]}


ENDPOINT = Endpoint(
    "GET", "/<page_id>/message_templates", GetMessageTemplates, get_message_templates
)
