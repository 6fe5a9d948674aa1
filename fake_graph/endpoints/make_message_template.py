"""POST /<page>/message_templates: make a utility template.

Source: https://developers.facebook.com/docs/messenger-platform/send-messages/utility-messages
"""

from fake_graph.contents.utility_form import TemplateForm
from fake_graph.endpoint import Endpoint, Json
from fake_graph.graph import Graph
from fake_graph.token import Caller


def make_message_template(graph: Graph, caller: Caller, body: TemplateForm) -> Json:
    """Make the template; it is judged at once.

    Returns: ``{"id": str, "status": "APPROVED" | "REJECTED", "category": "UTILITY"}``
    Raises: utility-permission-missing, utility-quick-reply-button, utility-postback-example, …
    """
    template = graph.make_template(caller, body)
    return {"id": template.id, "status": template.status.value, "category": template.category}


ENDPOINT = Endpoint("POST", "/<page_id>/message_templates", TemplateForm, make_message_template)
