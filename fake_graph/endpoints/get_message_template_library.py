"""GET /message_template_library: ready-made utility templates.

Meta's library is long and changes; the fake's is a handful, in the shape that is known elsewhere.

Source: https://developers.facebook.com/docs/messenger-platform/send-messages/utility-messages
"""

from fake_graph.calls.fields import Fields, chosen
from fake_graph.endpoint import Body, Endpoint, Json
from fake_graph.fact import rows
from fake_graph.graph import Graph
from fake_graph.token import Caller

SHOWN = ("name", "language", "category", "topic", "usecase", "body", "buttons")


class GetMessageTemplateLibrary(Body):
    """``{"search"?, "name"?, "language"?, "topic"?, "usecase"?, "fields"?}``."""

    search: str = ""
    name: str | None = None
    language: str | None = None
    topic: str | None = None
    usecase: str | None = None
    fields: Fields = ()


def get_message_template_library(
    graph: Graph, caller: Caller, body: GetMessageTemplateLibrary
) -> Json:
    """Return the ready-made templates that fit.

    Returns: ``{"data": [{"name", "language", "category", "topic", "usecase", "body", "buttons"}]}``
    Raises: utility-permission-missing, NonexistingField
    """
    graph.page_for_templates(caller)
    wanted = {
        key: value
        for key in ("name", "language", "topic", "usecase")
        if (value := getattr(body, key)) is not None
    }
    found = [
        chosen(body.fields, {key: row[key] for key in SHOWN}, "MessageTemplateLibrary")
        for row in rows("utility_library")
        if all(row[key] == value for key, value in wanted.items())
        and body.search.lower() in f"{row['name']} {row['body']}".lower()
    ]
    return {"data": found}


ENDPOINT = Endpoint(
    "GET",
    "/message_template_library",
    GetMessageTemplateLibrary,
    get_message_template_library,
)
