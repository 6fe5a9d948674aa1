"""POST /<page>/subscribed_apps: have the page send webhooks to the app.

Source: https://developers.facebook.com/docs/graph-api/reference/page/subscribed_apps
"""

from typing import Annotated

from pydantic import BeforeValidator, ValidationInfo, model_validator

from fake_graph.calls.body import Reading, named, one_of
from fake_graph.endpoint import Body, Endpoint, Json
from fake_graph.errors import GraphError
from fake_graph.graph import Graph
from fake_graph.graph.subscriptions import FIELDS
from fake_graph.token import Caller

_FIELDS_SINCE = (3, 2)


class SetSubscribedApps(Body):
    """``{"subscribed_fields": "messages,messaging_postbacks"}``."""

    subscribed_fields: (
        Annotated[tuple[Annotated[str, one_of(FIELDS)], ...], BeforeValidator(named)] | None
    ) = None

    @model_validator(mode="after")
    def _names_fields(self, info: ValidationInfo) -> "SetSubscribedApps":
        reading = info.context
        assert isinstance(reading, Reading)
        is_old = (
            "subscribed-fields-required" not in reading.policy.features
            or reading.version < _FIELDS_SINCE
        )
        if not self.subscribed_fields and not is_old:
            raise GraphError("parameter-required", name="subscribed_fields")
        return self


def set_subscribed_apps(graph: Graph, caller: Caller, body: SetSubscribedApps) -> Json:
    """Have these fields, and no others, sent from now on; before v3.2 all that the app hears.

    Returns: ``{"success": true}``
    Raises: FieldPermissionMissing
    """
    graph.subscribe(caller, body.subscribed_fields or None)
    return {"success": True}


ENDPOINT = Endpoint(
    "POST",
    "/<page_id>/subscribed_apps",
    SetSubscribedApps,
    set_subscribed_apps,
    permission="pages_manage_metadata",
    use_case="pages",
)
