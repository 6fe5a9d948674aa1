"""POST /<page>/pass_thread_control: an app gives a thread to another app.

Source: https://developers.facebook.com/docs/messenger-platform/handover-protocol
"""

from typing import Annotated

from pydantic import BeforeValidator

from fake_graph.calls.body import id_text
from fake_graph.endpoint import Body, Endpoint, Json
from fake_graph.graph import Graph
from fake_graph.ids import AppId
from fake_graph.message import Metadata
from fake_graph.recipient import PsidRecipient
from fake_graph.token import Caller


class PassThreadControl(Body):
    """``{"recipient": {"id": PSID}, "target_app_id": str, "metadata": str?}``."""

    recipient: PsidRecipient
    target_app_id: Annotated[AppId, BeforeValidator(id_text)]
    metadata: Metadata | None = None


def pass_thread_control(graph: Graph, caller: Caller, body: PassThreadControl) -> Json:
    """Give the thread to ``target_app_id``.

    Returns: ``{"success": true}``
    Raises: NotThreadOwner, NoReceiver, IncorrectAppId, ThreadMissing
    """
    graph.pass_control(caller, body.recipient.id, body.target_app_id, body.metadata)
    return {"success": True}


ENDPOINT = Endpoint(
    "POST",
    "/<page_id>/pass_thread_control",
    PassThreadControl,
    pass_thread_control,
    permission="pages_messaging",
)
