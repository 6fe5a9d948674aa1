"""GET /oauth/access_token: the token of an app, or a longer lived one of a person.

Source: https://developers.facebook.com/docs/facebook-login/guides/access-tokens/get-long-lived
"""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from fake_graph.calls.body import one_of
from fake_graph.endpoint import Body, Endpoint, Json
from fake_graph.errors import GraphError, InvalidParameter, NotFaked
from fake_graph.graph import Graph
from fake_graph.ids import AppId
from fake_graph.token import LONG_LIVED, Caller

_CLIENT_CREDENTIALS = "client_credentials"
_EXCHANGE = "fb_exchange_token"
_NOT_FAKED = frozenset({"authorization_code", "fb_attenuate_token", "fb_extend_sso_token"})


class GetAccessToken(Body):
    """``{"grant_type": str, "client_id": str, "client_secret": str, "fb_exchange_token"?}``."""

    not_faked_values: ClassVar[Mapping[str, frozenset[str]]] = {"grant_type": _NOT_FAKED}

    client_id: str
    client_secret: str
    grant_type: Annotated[str, one_of((_CLIENT_CREDENTIALS, _EXCHANGE))] | None = None
    fb_exchange_token: str | None = None
    code: str | None = None


def get_access_token(graph: Graph, caller: Caller, body: GetAccessToken) -> Json:  # noqa: ARG001
    """Return the token; the codes of the login dialog, which is not faked, have none.

    Returns: ``{"access_token": str, "token_type": "bearer", "expires_in": seconds?}``
    """
    app = graph.state.apps.get(AppId(body.client_id))
    if app is None or app.secret != body.client_secret:
        raise InvalidParameter("Error validating client secret.")
    if body.grant_type == _CLIENT_CREDENTIALS:
        return {"access_token": f"{app.id}|{app.secret}", "token_type": "bearer"}
    if body.grant_type is None:
        raise NotFaked("the codes of the login dialog")
    if body.fb_exchange_token is None:
        raise GraphError("parameter-required", name="fb_exchange_token")
    return {
        "access_token": graph.exchange_token(body.fb_exchange_token, app.id),
        "token_type": "bearer",
        "expires_in": int(LONG_LIVED.total_seconds()),
    }


ENDPOINT = Endpoint(
    "GET", "/oauth/access_token", GetAccessToken, get_access_token, is_open=True, use_case="pages"
)
