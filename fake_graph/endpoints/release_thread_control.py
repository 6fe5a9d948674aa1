"""POST /<page>/release_thread_control: an app gives a thread up.

Source: https://developers.facebook.com/docs/messenger-platform/conversation-routing
"""

from typing import Annotated

from pydantic import Field

from fake_graph.control import METADATA_LIMIT
from fake_graph.endpoint import Body, Endpoint, Json
from fake_graph.graph import Graph
from fake_graph.recipient import PsidRecipient
from fake_graph.token import Caller


class ReleaseThreadControl(Body):
    """``{"recipient": {"id": PSID}, "metadata": str?}``; nobody is told the metadata."""

    recipient: PsidRecipient
    metadata: Annotated[str, Field(max_length=METADATA_LIMIT)] | None = None


def release_thread_control(graph: Graph, caller: Caller, body: ReleaseThreadControl) -> Json:
    """Leave the thread to the default app.

    Returns: ``{"success": true}``
    Raises: NotThreadOwner, NoReceiver, ThreadMissing
    """
    graph.release_control(caller, body.recipient.id, body.metadata)
    return {"success": True}


ENDPOINT = Endpoint(
    "POST",
    "/<page_id>/release_thread_control",
    ReleaseThreadControl,
    release_thread_control,
    permission="pages_messaging",
)
