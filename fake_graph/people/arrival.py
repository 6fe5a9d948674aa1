"""Where a person came from when they entered a thread, and how the page's apps are told.

Source: https://developers.facebook.com/docs/messenger-platform/reference/webhook-events/messaging_referrals
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

REF_LIMIT = 2083  # characters of m.me/…?ref=
PLUGIN_REF_LIMIT = 250  # characters of data-ref
REF = re.compile(r"[A-Za-z0-9\-_=.+/]*")
"""What a ref may be made of; the last three are not documented, but are seen."""


class Source(StrEnum):
    """How a person found the page."""

    SHORTLINK = "SHORTLINK"
    ADS = "ADS"
    CUSTOMER_CHAT_PLUGIN = "CUSTOMER_CHAT_PLUGIN"
    MESSENGER_CODE = "MESSENGER_CODE"
    DISCOVER_TAB = "DISCOVER_TAB"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ad:
    """A click-to-Messenger ad.

    Attributes:
        title: The headline; told to the app if anything of the context is.
    """

    ad_id: str
    title: str | None = None
    photo_url: str | None = None
    video_url: str | None = None
    post_id: str | None = None
    product_id: str | None = None
    flow_id: str | None = None

    def context(self) -> dict[str, str]:
        """Return ``{"ad_title"?, "photo_url"?, "video_url"?, "post_id"?, …}``."""
        told = {
            "ad_title": self.title,
            "photo_url": self.photo_url,
            "video_url": self.video_url,
            "post_id": self.post_id,
            "product_id": self.product_id,
            "flow_id": self.flow_id,
        }
        return {key: value for key, value in told.items() if value is not None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """One entry into a thread.

    Attributes:
        referer_uri: The web page that the chat plugin stands on, None for all other sources.
        is_guest: Whether the person used the plugin without an account.
    """

    source: Source
    ref: str = ""
    ad: Ad | None = None
    referer_uri: str | None = None
    is_guest: bool = False

    @property
    def is_told(self) -> bool:
        """Whether there is anything that the app would be told of."""
        return bool(self.ref) or self.ad is not None

    def referral(self) -> dict[str, Any]:
        """Return it as in ``messaging_referrals`` and inside of messages.

        Returns: ``{"ref"?, "ad_id"?, "source", "type", "ads_context_data"?, "referer_uri"?, …}``
        """
        ad_id = {"ad_id": self.ad.ad_id} if self.ad is not None else {}
        return {**self._ref(), **ad_id, **self._source(), **self._context(), **self._plugin()}

    def postback_referral(self) -> dict[str, Any]:
        """Return it as inside of a postback, where the recordings have the ad last.

        Returns: ``{"ref"?, "source", "type", "ad_id"?, "ads_context_data"?, "referer_uri"?, …}``
        """
        ad_id = {"ad_id": self.ad.ad_id} if self.ad is not None else {}
        return {**self._ref(), **self._source(), **ad_id, **self._context(), **self._plugin()}

    def _ref(self) -> dict[str, Any]:
        return {"ref": self.ref} if self.ref else {}

    def _source(self) -> dict[str, Any]:
        return {"source": self.source.value, "type": "OPEN_THREAD"}

    def _context(self) -> dict[str, Any]:
        context = self.ad.context() if self.ad is not None else {}
        return {"ads_context_data": context} if context else {}

    def _plugin(self) -> dict[str, Any]:
        if self.source is not Source.CUSTOMER_CHAT_PLUGIN:
            return {}
        return {"referer_uri": self.referer_uri, "is_guest_user": self.is_guest}
