"""Thread control: which app has a thread, and who hears of it how.

Source: https://developers.facebook.com/docs/messenger-platform/handover-protocol and
https://developers.facebook.com/docs/messenger-platform/conversation-routing
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from fake_graph.ids import AppId

IDLE_AFTER = timedelta(hours=24)
"""Without a word of the person's for longer, a thread is nobody's."""


class Protocol(StrEnum):
    """How a page's apps share its threads."""

    NONE = "none"
    """Nothing is set up: every app hears everything and may answer."""

    HANDOVER = "handover"
    ROUTING = "routing"


class Channel(StrEnum):
    """Under which key of a webhook's entry an app hears of an event."""

    MESSAGING = "messaging"
    STANDBY = "standby"


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """Who has a thread.

    Attributes:
        owner: The app that took it or was given it, None for nobody in particular.
        heard: When the person last wrote or pressed something.
        held_until: Until when the owner keeps it without a word of the person's, None for the
            usual 24 hours.
    """

    owner: AppId | None = None
    heard: datetime | None = None
    held_until: datetime | None = None

    def owner_at(self, at: datetime, protocol: Protocol, default: AppId | None) -> AppId | None:
        """Return the app that has the thread at ``at``, None where it is idle or free for all."""
        if protocol is Protocol.NONE:
            return None
        owner = None if self._has_lapsed(at) else self.owner
        return owner or (default if protocol is Protocol.HANDOVER else None)

    def _has_lapsed(self, at: datetime) -> bool:
        if self.held_until is not None:
            return at > self.held_until
        return self.heard is not None and at - self.heard > IDLE_AFTER


def channel_for(
    app_id: AppId, owner: AppId | None, protocol: Protocol, default: AppId | None
) -> Channel:
    """Return how ``app_id`` hears of what happens in a thread of ``owner``'s."""
    if protocol is Protocol.NONE or app_id == (owner or default):
        return Channel.MESSAGING
    return Channel.STANDBY
