"""What apps tell of people for their statistics, on whichever of two edges.

Source: https://developers.facebook.com/docs/graph-api/reference/application/activities
"""

from fake_graph.endpoint import Body, Json
from fake_graph.graph import Graph
from fake_graph.token import Caller


class LogActivities(Body):
    """``{"event": str, "custom_events": [{…}], "page_id", "page_scoped_user_id"}``."""

    app_id: str
    event: str | None = None
    custom_events: object = None
    advertiser_tracking_enabled: object = None
    application_tracking_enabled: object = None
    extinfo: object = None
    page_id: object = None
    page_scoped_user_id: object = None
    logging_source: object = None
    logging_target: object = None


def log_activities(graph: Graph, caller: Caller, body: LogActivities) -> Json:  # noqa: ARG001
    """Take it; nothing can be read back.

    Returns: ``{"success": true}``
    """
    return {"success": True}
