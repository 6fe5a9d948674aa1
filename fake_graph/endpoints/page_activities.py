"""POST /<app>/page_activities: an app tells of what people of a page did.

Source: https://developers.facebook.com/docs/graph-api/reference/application/activities
"""

from fake_graph.endpoint import Endpoint
from fake_graph.pages.app_event import LogActivities, log_activities

ENDPOINT = Endpoint(
    "POST", "/<app_id>/page_activities", LogActivities, log_activities, is_open=True
)
