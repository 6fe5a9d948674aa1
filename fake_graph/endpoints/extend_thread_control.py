"""POST /<page>/extend_thread_control: an app keeps a thread for longer.

Source: https://developers.facebook.com/docs/messenger-platform/conversation-routing
"""

from datetime import timedelta
from typing import Annotated

from pydantic import BeforeValidator

from fake_graph.control import EXTENSION_LIMIT
from fake_graph.endpoint import Body, Endpoint, Json
from fake_graph.errors import InvalidParameter
from fake_graph.graph import Graph
from fake_graph.recipient import PsidRecipient
from fake_graph.token import Caller

_LONGEST = EXTENSION_LIMIT // timedelta(seconds=1)


def _seconds(value: object) -> object:
    """Graph's own text about a duration that does not do is not recorded."""
    text = str(value)
    if not (text.isascii() and text.isdigit() and 0 < int(text) <= _LONGEST):
        raise InvalidParameter(f"Param duration must be between 1 and {_LONGEST} seconds.")
    return int(text)


class ExtendThreadControl(Body):
    """``{"recipient": {"id": PSID}, "duration": seconds}``."""

    recipient: PsidRecipient
    duration: Annotated[int, BeforeValidator(_seconds)]


def extend_thread_control(graph: Graph, caller: Caller, body: ExtendThreadControl) -> Json:
    """Keep the thread for ``duration`` from now, whether the person says something or not.

    Returns: ``{"success": true}``
    Raises: NotThreadOwner, NoReceiver, ThreadMissing
    """
    graph.extend_control(caller, body.recipient.id, timedelta(seconds=body.duration))
    return {"success": True}


ENDPOINT = Endpoint(
    "POST",
    "/<page_id>/extend_thread_control",
    ExtendThreadControl,
    extend_thread_control,
    permission="pages_messaging",
)
