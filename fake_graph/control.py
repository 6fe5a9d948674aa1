"""Thread control: which app has a thread, who hears of it how, and who may move it.

Source: https://developers.facebook.com/docs/messenger-platform/handover-protocol and
https://developers.facebook.com/docs/messenger-platform/conversation-routing
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from fake_graph.ids import AppId

IDLE_AFTER = timedelta(hours=24)
"""Without a word of the person's for longer, a thread is nobody's."""

AD_REACH = timedelta(days=30)
"""How long a thread that was opened from an ad may stay with its app."""

EXTENSION_LIMIT = timedelta(days=7)
"""For how long an app may ask to keep a thread."""


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


class Move(StrEnum):
    """What an app may ask to be done with a thread."""

    PASS = "pass"  # noqa: S105 - a move, no password
    TAKE = "take"
    REQUEST = "request"
    RELEASE = "release"
    EXTEND = "extend"


class Standing(StrEnum):
    """What an app is to a thread."""

    OWNER = "owner"
    """It has the thread."""

    HEIR = "heir"
    """It is the default app, and nobody has the thread."""

    DEFAULT = "default"
    """It is the default app, and another has the thread."""

    OTHER = "other"


_ANY = frozenset(Standing)
_OWNER = frozenset({Standing.OWNER})
_NOBODY: frozenset[Standing] = frozenset()
_DEFAULT = frozenset({Standing.OWNER, Standing.HEIR, Standing.DEFAULT})

MAY: Mapping[Protocol, Mapping[Move, frozenset[Standing]]] = {
    # The primary receiver has what nobody else has, so it is never an heir.
    Protocol.HANDOVER: {
        Move.PASS: _OWNER,
        Move.TAKE: _DEFAULT,  # a secondary receiver must ask: inferred, not documented
        Move.REQUEST: _ANY,
        Move.RELEASE: _OWNER,
        Move.EXTEND: _OWNER,
    },
    Protocol.ROUTING: {
        Move.PASS: frozenset({Standing.OWNER, Standing.HEIR}),
        # One passage of the documentation lets any app take an idle thread, another none but the
        # default app; the latter agrees with who may answer in it.
        Move.TAKE: _DEFAULT,
        Move.REQUEST: _ANY,
        Move.RELEASE: _OWNER,
        Move.EXTEND: _OWNER,
    },
    # Without a default app taking is blocked, and any app may pass and ask (documented); that
    # releasing works and extending does not is inferred from nobody's having the thread.
    Protocol.NONE: {
        Move.PASS: _ANY,
        Move.TAKE: _NOBODY,
        Move.REQUEST: _ANY,
        Move.RELEASE: _ANY,
        Move.EXTEND: _NOBODY,
    },
}
"""Who may do what with a thread."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """Who has a thread.

    Attributes:
        owner: The app that took it or was given it, None for nobody in particular.
        since: When it became the owner's.
        heard: When the person last wrote or pressed something.
        held_until: Until when the owner asked to keep it without a word of the person's, None for
            the usual 24 hours.
        ad_opened: When the person came from an ad whose app may keep the thread for longer.
        in_flow: Whether Messenger itself asks the person the questions of a lead form.
    """

    owner: AppId | None = None
    since: datetime | None = None
    heard: datetime | None = None
    held_until: datetime | None = None
    ad_opened: datetime | None = None
    in_flow: bool = False

    def owner_at(self, at: datetime, protocol: Protocol, default: AppId | None) -> AppId | None:
        """Return the app that has the thread at ``at``, None where it is idle or free for all."""
        if protocol is Protocol.NONE:
            return None
        owner = None if self._has_lapsed(at) else self.owner
        return owner or (default if protocol is Protocol.HANDOVER else None)

    def lapses_at(self) -> datetime | None:
        """Return when the owner loses the thread if nothing happens; None for never.

        Being given a thread counts like a word of the person's: else a thread that was answered
        late, as a tag allows, would be idle again at once. Inferred, not documented.
        """
        if self.owner is None:
            return None
        ends = [at + IDLE_AFTER for at in (self.heard, self.since) if at is not None]
        if self.held_until is not None:
            ends.append(self.held_until)
        if self.ad_opened is not None:
            ends.append(self.ad_opened + AD_REACH)
        return max(ends, default=None)

    def _has_lapsed(self, at: datetime) -> bool:
        end = self.lapses_at()
        return end is not None and at > end


def standing(app_id: AppId, owner: AppId | None, default: AppId | None) -> Standing:
    """Return what ``app_id`` is to a thread of ``owner``'s."""
    if app_id == owner:
        return Standing.OWNER
    if app_id == default:
        return Standing.HEIR if owner is None else Standing.DEFAULT
    return Standing.OTHER


def channel_for(
    app_id: AppId, owner: AppId | None, protocol: Protocol, default: AppId | None
) -> Channel:
    """Return how ``app_id`` hears of what happens in a thread of ``owner``'s."""
    if protocol is Protocol.NONE or app_id == (owner or default):
        return Channel.MESSAGING
    return Channel.STANDBY
