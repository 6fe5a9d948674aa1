"""POST /<app>/subscriptions: have the app's webhooks sent to a callback.

Source: https://developers.facebook.com/docs/graph-api/reference/application/subscriptions
"""

from collections.abc import Mapping
from typing import Annotated, ClassVar
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator

from fake_graph.calls.body import named, one_of
from fake_graph.endpoint import Body, Endpoint, Json
from fake_graph.graph import Graph
from fake_graph.graph.subscriptions import FIELDS
from fake_graph.page import Callback
from fake_graph.pages.profile import safe
from fake_graph.token import Caller

_HERE = ("127.0.0.1", "localhost", "::1")
_OBJECTS = ("page", "user", "permissions", "instagram", "application")


def _callback(url: str) -> str:
    """Refuse what is not ``https``, except on this machine: there, a fake's bots have no TLS."""
    try:
        parts = urlsplit(url)
        is_here = parts.scheme == "http" and parts.hostname in _HERE and parts.port != 0
    except ValueError:
        is_here = False
    return url if is_here else safe(url)


class SetSubscriptions(Body):
    """``{"object": "page", "callback_url": URL, "verify_token": str, "fields": [str]}``."""

    not_faked_values: ClassVar[Mapping[str, frozenset[str]]] = {
        "object": frozenset(_OBJECTS) - {"page"}
    }

    app_id: str
    object: Annotated[str, one_of(_OBJECTS)]
    callback_url: Annotated[str, AfterValidator(_callback)]
    verify_token: str = ""
    fields: Annotated[tuple[Annotated[str, one_of(FIELDS)], ...], BeforeValidator(named)] = ()
    include_values: bool = True


def set_subscriptions(graph: Graph, caller: Caller, body: SetSubscriptions) -> Json:
    """Ask the callback for the challenge, and have webhooks sent there if it answers.

    Returns: ``{"success": true}``
    Raises: CallbackVerificationFailed, PermissionsError for any token but the app's own
    """
    graph.require_app(caller, body.app_id)
    callback = Callback(
        object=body.object,
        url=body.callback_url,
        fields=frozenset(body.fields),
        verify_token=body.verify_token,
    )
    graph.set_callback(caller.app_id, callback)
    return {"success": True}


ENDPOINT = Endpoint("POST", "/<app_id>/subscriptions", SetSubscriptions, set_subscriptions)
