"""DELETE /<page>/message_templates: delete a utility template, by name or by id.

Source: https://developers.facebook.com/docs/messenger-platform/send-messages/utility-messages
"""

from fake_graph.calls.body import NumberText
from fake_graph.endpoint import Body, Endpoint, Json
from fake_graph.errors import GraphError
from fake_graph.graph import Graph
from fake_graph.token import Caller


class DeleteMessageTemplates(Body):
    """``{"name": str}`` for every language, ``{"hsm_id" | "template_id": str}`` for one."""

    name: str | None = None
    hsm_id: NumberText | None = None
    template_id: NumberText | None = None


def delete_message_templates(graph: Graph, caller: Caller, body: DeleteMessageTemplates) -> Json:
    """Delete what is named.

    Returns: ``{"success": true}``
    Raises: utility-permission-missing, utility-template-unknown
    """
    template_id = body.hsm_id or body.template_id
    if body.name is None and template_id is None:
        raise GraphError("parameter-required", name="name")
    graph.delete_templates(caller, name=body.name, template_id=template_id)
    return {"success": True}


ENDPOINT = Endpoint(
    "DELETE", "/<page_id>/message_templates", DeleteMessageTemplates, delete_message_templates
)
