"""POST /<page>?fields=recipient: who is linking an account, the way that older clients ask.

Source: https://developers.facebook.com/docs/messenger-platform/account-linking and
https://github.com/rehabstudio/fbmessenger; that it answers like the GET is inferred.
"""

from fake_graph.calls.body import Names
from fake_graph.endpoint import Body, Endpoint, Json
from fake_graph.errors import NotFaked
from fake_graph.graph import Graph
from fake_graph.token import Caller


class FindLinking(Body):
    """``{"fields": "recipient", "account_linking_token": str}``."""

    fields: Names = ()
    account_linking_token: str | None = None


def find_linking(graph: Graph, caller: Caller, body: FindLinking) -> Json:
    """Return the person who came with the token.

    Returns: ``{"id": str, "recipient": PSID}``
    Raises: AccountLinkingTokenInvalid, NotFaked for all else that can be posted to a page
    """
    page = graph.page_of(caller.page_id)
    if body.fields != ("recipient",) or body.account_linking_token is None:
        raise NotFaked("POST /<page_id>")
    return {"id": page.id, "recipient": graph.person_linking(page.id, body.account_linking_token)}


ENDPOINT = Endpoint("POST", "/<page_id>", FindLinking, find_linking, permission="pages_messaging")
