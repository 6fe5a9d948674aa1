"""POST /<page>/take_thread_control: an app takes a thread.

Source: https://developers.facebook.com/docs/messenger-platform/handover-protocol
"""

from typing import Annotated

from pydantic import Field

from fake_graph.control import METADATA_LIMIT
from fake_graph.endpoint import Body, Endpoint, Json
from fake_graph.graph import Graph
from fake_graph.recipient import PsidRecipient
from fake_graph.token import Caller


class TakeThreadControl(Body):
    """``{"recipient": {"id": PSID}, "metadata": str?}``."""

    recipient: PsidRecipient
    metadata: Annotated[str, Field(max_length=METADATA_LIMIT)] | None = None


def take_thread_control(graph: Graph, caller: Caller, body: TakeThreadControl) -> Json:
    """Take the thread.

    Returns: ``{"success": true}``
    Raises: NotThreadOwner, NoReceiver, ThreadMissing
    """
    graph.take_control(caller, body.recipient.id, body.metadata)
    return {"success": True}


ENDPOINT = Endpoint(
    "POST",
    "/<page_id>/take_thread_control",
    TakeThreadControl,
    take_thread_control,
    permission="pages_messaging",
)
