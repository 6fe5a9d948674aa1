"""DELETE /<page>/custom_user_settings: show one person the page's persistent menu again.

Source: https://developers.facebook.com/docs/messenger-platform/reference/custom-user-settings
"""

from typing import Annotated

from pydantic import BeforeValidator

from fake_graph.calls.body import PsidText, named, one_of
from fake_graph.endpoint import Body, Endpoint, Json
from fake_graph.graph import Graph
from fake_graph.token import Caller


class DeleteCustomUserSettings(Body):
    """``{"psid": PSID, "params": ["persistent_menu"]}``."""

    psid: PsidText
    params: Annotated[
        tuple[Annotated[str, one_of(("persistent_menu",), str.lower)], ...], BeforeValidator(named)
    ]


def delete_custom_user_settings(
    graph: Graph, caller: Caller, body: DeleteCustomUserSettings
) -> Json:
    """Take the person's own menu away, if they have one.

    Returns: ``{"result": "success"}``
    Raises: NoMatchingUser, RateLimit
    """
    if body.params:
        graph.set_user_menu(body.psid, None, graph.page_of(caller.page_id).id)
    return {"result": "success"}


ENDPOINT = Endpoint(
    "DELETE",
    "/<page_id>/custom_user_settings",
    DeleteCustomUserSettings,
    delete_custom_user_settings,
    permission="pages_messaging",
    since="user-level-menu",
)
