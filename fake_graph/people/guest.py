"""People whom a plugin on a website knows by a ``user_ref``, before the page knows their PSID.

Source: https://developers.facebook.com/docs/messenger-platform/discovery/checkbox-plugin and
https://developers.facebook.com/docs/messenger-platform/discovery/facebook-chat-plugin
"""

from dataclasses import dataclass
from datetime import datetime

from fake_graph.ids import Psid
from fake_graph.people.arrival import Arrival


@dataclass(slots=True, kw_only=True)
class Guest:
    """Somebody behind a ``user_ref``.

    Attributes:
        ref: What the plugin's ``data-ref`` said.
        psid: Whose thread it is. The page does not learn it before the person answers; None for a
            guest of the chat plugin, who has no account.
        at: When they ticked the box.
        was_sent_to: Whether the page has written to the ``user_ref``.
        has_answered: Whether the person has answered that, by which the page learnt the PSID.
        arrival: Of a guest of the chat plugin, until they write or press something.
    """

    user_ref: str
    ref: str
    psid: Psid | None = None
    at: datetime | None = None
    was_sent_to: bool = False
    has_answered: bool = False
    arrival: Arrival | None = None
