"""Account linking: a person's account at a business, tied to their thread.

Source: https://developers.facebook.com/docs/messenger-platform/identity/account-linking
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from fake_graph.ids import PageId, Psid

LINK_TOKEN_LIFE = timedelta(minutes=5)


@dataclass(slots=True, kw_only=True)
class LinkToken:
    """An ``account_linking_token``, which stands for a person until it expires."""

    psid: Psid
    page_id: PageId
    expires: datetime
