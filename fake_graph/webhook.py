"""Webhooks: the envelope around an event, its signatures, and the handshake.

Source: https://developers.facebook.com/docs/messenger-platform/webhooks
"""

import dataclasses
import hmac
import json
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from urllib.parse import urlencode

from fake_graph.event import Event, milliseconds, seconds
from fake_graph.ids import AppId, PageId, Psid
from fake_graph.page import App

_written = json.JSONEncoder(separators=(",", ":")).encode

USER_AGENT = "facebookexternalua"
OLD_USER_AGENT = "facebookplatform/1.0 (+http://developers.facebook.com)"
CHALLENGE = "1158201444"


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhook:
    """A signed POST on its way to the app.

    Attributes:
        serial: Its number in this world, counted from 1; it keeps it when it is sent again.
        app_id: Whom it goes to.
        psid: Whose thread it is about, empty where it is about none.
        field: The subscription field, e.g. ``messages``.
        body: The exact bytes that the signatures cover.
        secret: The app's, which signs it.
        attempt: How often it has been tried, this time included.
    """

    serial: int
    app_id: AppId
    psid: Psid
    field: str
    body: bytes
    secret: str = dataclasses.field(repr=False)
    user_agent: str = USER_AGENT
    attempt: int = 1

    @property
    def headers(self) -> tuple[tuple[str, str], ...]:
        """Its headers, made when it is carried: nobody signs what goes to nobody."""
        return signed_headers(self.secret, self.body, self.user_agent)

    @property
    def is_test(self) -> bool:
        """Whether the dashboard sent it: it has no envelope, and is not tried again (inferred)."""
        return not self.body.startswith(b'{"object"')

    def again(self) -> "Webhook":
        """Return the same webhook as it is sent the next time."""
        return replace(self, attempt=self.attempt + 1)


def envelope(page_id: PageId, channel: str, event: Event, at: datetime) -> bytes:
    r"""Return compact ASCII JSON with one event; other characters as ``\uXXXX``, lower case.

    The channel is ``messaging``, ``standby`` or ``changes``; the time is in seconds for the last.

    Returns: ``{"object": "page", "entry": [{"id", "time": milliseconds, "messaging": [event]}]}``
    """
    time = seconds(at) if channel == "changes" else milliseconds(at)
    entry = {"id": page_id, "time": time, channel: [event]}
    return _written({"object": "page", "entry": [entry]}).encode("ascii")


def signed_headers(
    secret: str, body: bytes, user_agent: str = USER_AGENT
) -> tuple[tuple[str, str], ...]:
    """Return the headers of a delivery, signed with the app secret over the exact bytes.

    Both signatures are there in every year, though the second came about 2021: some apps read only
    one of them.
    """
    sha1, sha256 = (keyed.copy() for keyed in _keyed(secret))
    sha1.update(body)
    sha256.update(body)
    return (
        ("Content-Type", "application/json"),
        ("User-Agent", user_agent),
        ("Accept", "*/*"),
        ("X-Hub-Signature", "sha1=" + sha1.hexdigest()),
        ("X-Hub-Signature-256", "sha256=" + sha256.hexdigest()),
    )


@lru_cache(maxsize=16)
def _keyed(secret: str) -> tuple[hmac.HMAC, hmac.HMAC]:
    """Return what signs with ``secret``, to be copied: to begin anew takes twice as long."""
    key = secret.encode()
    return hmac.new(key, digestmod="sha1"), hmac.new(key, digestmod="sha256")


def handshake_query(app: App, challenge: str) -> str:
    """Return the query of the GET that verifies a callback; its answer must be ``challenge``."""
    return verifying_query(app.verify_token, challenge)


def is_verified(status: int, body: bytes) -> bool:
    """Return whether a callback answered the handshake with ``CHALLENGE``."""
    return status == 200 and body.strip() == CHALLENGE.encode()


def verifying_query(verify_token: str, challenge: str) -> str:
    """Return the query for a verify token that is not yet the app's."""
    return urlencode(
        {
            "hub.mode": "subscribe",
            "hub.challenge": challenge,
            "hub.verify_token": verify_token,
        }
    )
