"""POST /<page>/messenger_profile: set what people find when they open the thread.

Source: https://developers.facebook.com/docs/messenger-platform/reference/messenger-profile-api
"""

from typing import ClassVar

from fake_graph.endpoint import Body, Endpoint, Json
from fake_graph.errors import InvalidParameter
from fake_graph.graph import Graph
from fake_graph.profile import (
    PROPERTIES,
    PROPERTIES_NOT_FAKED,
    DomainList,
    GetStarted,
    GreetingList,
    MenuList,
    MessengerProfile,
    Platform,
)
from fake_graph.token import Caller


class SetMessengerProfile(Body):
    """``{"get_started"?, "greeting"?, "persistent_menu"?, "whitelisted_domains"?}``."""

    not_faked: ClassVar[frozenset[str]] = PROPERTIES_NOT_FAKED

    get_started: GetStarted | None = None
    greeting: GreetingList | None = None
    persistent_menu: MenuList | None = None
    whitelisted_domains: DomainList | None = None
    platform: Platform = "MESSENGER"


def set_messenger_profile(graph: Graph, caller: Caller, body: SetMessengerProfile) -> Json:
    """Set the properties that the body has; each replaces its old value.

    Returns: ``{"result": "success"}``
    Raises: MenuNeedsGetStarted, InvalidParameter where no property is given
    """
    changes = MessengerProfile(
        get_started=body.get_started,
        greeting=body.greeting,
        persistent_menu=body.persistent_menu,
        whitelisted_domains=body.whitelisted_domains,
    )
    if changes == MessengerProfile():
        raise InvalidParameter(f"Requires one of the params: {', '.join(PROPERTIES)}")
    graph.set_profile(changes, caller.page_id)
    return {"result": "success"}


ENDPOINT = Endpoint(
    "POST", "/<page_id>/messenger_profile", SetMessengerProfile, set_messenger_profile
)
