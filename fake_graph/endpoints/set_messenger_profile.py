"""POST /<page>/messenger_profile: set what people find when they open the thread.

Source: https://developers.facebook.com/docs/messenger-platform/reference/messenger-profile-api
"""

from dataclasses import fields
from typing import Annotated

from pydantic import BeforeValidator, ValidationInfo

from fake_graph.calls.body import Reading
from fake_graph.endpoint import Endpoint, Json
from fake_graph.errors import InvalidParameter, NotFaked
from fake_graph.graph import Graph
from fake_graph.pages.profile import (
    CommandsList,
    DescriptionList,
    DomainList,
    GetStarted,
    GreetingList,
    IceBreakersList,
    MenuList,
    MessengerProfile,
    OnPlatform,
    SafeUrl,
    properties,
)
from fake_graph.token import Caller


def _removed(value: object, info: ValidationInfo) -> object:
    """Refuse a property as long as Meta has it; afterwards it is one more unknown key."""
    reading, name = info.context, info.field_name
    assert isinstance(reading, Reading)
    if "old-profile-properties" in reading.policy.features:
        raise NotFaked(f"the property {name} of the messenger profile")
    reading.ignored.append(str(name))
    return value and None


def _dated(value: object, info: ValidationInfo) -> object:
    """Ignore a property before it exists."""
    reading, name = info.context, info.field_name
    assert isinstance(reading, Reading)
    if name in properties(reading.policy):
        return value
    reading.ignored.append(str(name))
    return None


Removed = Annotated[None, BeforeValidator(_removed)]


class SetMessengerProfile(OnPlatform):
    """``{"get_started"?, "greeting"?, "persistent_menu"?, "ice_breakers"?, …}``."""

    get_started: GetStarted | None = None
    greeting: GreetingList | None = None
    persistent_menu: MenuList | None = None
    ice_breakers: IceBreakersList | None = None
    commands: Annotated[CommandsList | None, BeforeValidator(_dated)] = None
    whitelisted_domains: DomainList | None = None
    account_linking_url: SafeUrl | None = None
    description: DescriptionList | None = None
    home_url: Removed = None
    payment_settings: Removed = None
    target_audience: Removed = None
    title: Removed = None


def set_messenger_profile(graph: Graph, caller: Caller, body: SetMessengerProfile) -> Json:
    """Set the properties that the body has; each replaces its old value.

    Returns: ``{"result": "success"}``
    Raises: MenuNeedsGetStarted, RateLimit, InvalidParameter where no property is given
    """
    graph.pace_profile(caller.page_id)
    given = {field.name: getattr(body, field.name) for field in fields(MessengerProfile)}
    changes = MessengerProfile(**given)
    if changes == MessengerProfile():
        names = ", ".join(properties(graph.policy))
        raise InvalidParameter(f"Requires one of the params: {names}")
    graph.set_profile(changes, caller.page_id)
    return {"result": "success"}


ENDPOINT = Endpoint(
    "POST",
    "/<page_id>/messenger_profile",
    SetMessengerProfile,
    set_messenger_profile,
    permission="pages_messaging",
)
