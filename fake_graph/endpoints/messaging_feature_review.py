"""GET /<page>/messaging_feature_review: what has become of the features submitted for review.

Source: https://developers.facebook.com/docs/messenger-platform/reference/messaging-feature-review-api
"""

from fake_graph.calls.fields import Fields, chosen
from fake_graph.endpoint import Body, Endpoint, Json
from fake_graph.graph import Graph
from fake_graph.token import Caller


class GetFeatureReview(Body):
    """``{"fields": "feature,status"?}``."""

    fields: Fields = ()


def get_feature_review(graph: Graph, caller: Caller, body: GetFeatureReview) -> Json:
    """Return the features.

    Returns: ``{"data": [{"feature", "status": "pending" | "rejected" | "approved" | "limited"}]}``
    Raises: NonexistingField
    """
    reviews = graph.page_of(caller.page_id).feature_reviews
    return {
        "data": [
            chosen(body.fields, {"feature": name, "status": status}, "MessagingFeatureReview")
            for name, status in reviews.items()
        ]
    }


ENDPOINT = Endpoint(
    "GET",
    "/<page_id>/messaging_feature_review",
    GetFeatureReview,
    get_feature_review,
    permission="pages_messaging",
)
