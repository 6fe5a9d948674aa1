"""What an app says when it takes, asks for or gives up a thread.

Source: https://developers.facebook.com/docs/messenger-platform/handover-protocol
"""

from fake_graph.calls.body import Body
from fake_graph.message import Metadata
from fake_graph.recipient import PsidRecipient


class ThreadControlBody(Body):
    """``{"recipient": {"id": PSID}, "metadata": str?}``."""

    recipient: PsidRecipient
    metadata: Metadata | None = None
