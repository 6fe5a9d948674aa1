"""DELETE /<template>: delete one utility template.

Source: https://developers.facebook.com/docs/messenger-platform/send-messages/utility-messages
"""

from fake_graph.endpoint import Body, Endpoint, Json
from fake_graph.graph import Graph
from fake_graph.token import Caller


class DeleteMessageTemplate(Body):
    """Nothing but the id in the path."""

    template_id: str


def delete_message_template(graph: Graph, caller: Caller, body: DeleteMessageTemplate) -> Json:
    """Delete the template.

    Returns: ``{"success": true}``
    Raises: utility-permission-missing
    """
    graph.delete_templates(caller, template_id=body.template_id)
    return {"success": True}


ENDPOINT = Endpoint("DELETE", "/<template_id>", DeleteMessageTemplate, delete_message_template)
