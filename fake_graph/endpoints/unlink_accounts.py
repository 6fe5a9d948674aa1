"""POST /<page>/unlink_accounts: part a person from their account at the business.

Source: https://developers.facebook.com/docs/messenger-platform/identity/account-linking
"""

from fake_graph.calls.body import PsidText
from fake_graph.endpoint import Body, Endpoint, Json
from fake_graph.graph import Graph
from fake_graph.token import Caller


class UnlinkAccounts(Body):
    """``{"psid": PSID}``."""

    psid: PsidText


def unlink_accounts(graph: Graph, caller: Caller, body: UnlinkAccounts) -> Json:
    """Unlink it, linked or not.

    Returns: ``{"result": "unlink account success"}``
    Raises: NoMatchingUser
    """
    graph.unlink_account(body.psid, caller.page_id)
    return {"result": "unlink account success"}


ENDPOINT = Endpoint(
    "POST",
    "/<page_id>/unlink_accounts",
    UnlinkAccounts,
    unlink_accounts,
    permission="pages_messaging",
)
