"""GET /<template>: one utility template.

Source: https://developers.facebook.com/docs/messenger-platform/send-messages/utility-messages
"""

from fake_graph.calls.body import Names
from fake_graph.contents.utility import chosen_fields
from fake_graph.endpoint import Body, Endpoint, Json
from fake_graph.graph import Graph
from fake_graph.token import Caller


class GetMessageTemplate(Body):
    """``{"fields": "name,status"?}``."""

    template_id: str
    fields: Names = ()


def get_message_template(graph: Graph, caller: Caller, body: GetMessageTemplate) -> Json:
    """Return the template.

    Returns: ``{"name", "parameter_format", "components", "language", "status", "category", "id"}``
    Raises: utility-permission-missing
    """
    page = graph.page_for_templates(caller)
    return chosen_fields(page.holdings.templates[body.template_id].to_wire(), body.fields)


ENDPOINT = Endpoint("GET", "/<template_id>", GetMessageTemplate, get_message_template)
