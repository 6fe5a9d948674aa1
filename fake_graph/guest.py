"""People whom a page may write to before it knows who they are.

Source: https://developers.facebook.com/docs/messenger-platform/discovery/checkbox-plugin
"""

from dataclasses import dataclass
from datetime import datetime

from fake_graph.ids import Psid


@dataclass(slots=True, kw_only=True)
class Guest:
    """Somebody who ticked the checkbox plugin on a web page.

    Attributes:
        user_ref: What the web page calls them; of this tick only.
        psid: Who it is, which the page does not learn before they write.
        at: When they ticked it.
        written_at: When the page wrote to them, None for not yet.
        is_known: Whether the page has been told who they are.
    """

    user_ref: str
    psid: Psid
    at: datetime
    written_at: datetime | None = None
    is_known: bool = False
