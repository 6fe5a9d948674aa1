"""Account linking: a person's account on the page's own site.

Source: https://developers.facebook.com/docs/messenger-platform/identity/account-linking
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlencode

TOKEN_LIFE = timedelta(minutes=5)
REDIRECT = "https://facebook.com/messenger_platform/account_linking/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What the platform knows of one person's account with the page.

    Attributes:
        token: The account linking token of a log-in that has begun, None where none has.
        until: When that token ends.
        code: The authorization code of the account that is linked, None where none is.
    """

    token: str | None = None
    until: datetime | None = None
    code: str | None = None

    @property
    def is_linked(self) -> bool:
        """Whether an account is linked."""
        return self.code is not None

    def is_linking(self, at: datetime) -> bool:
        """Return whether a log-in has begun that can still end well; it can at the last instant."""
        return self.until is not None and at <= self.until


def log_in_url(url: str, token: str) -> str:
    """Return what the log-in button opens: the page's ``url``, with the token and the way back."""
    back = f"{REDIRECT}?{urlencode({'account_linking_token': token})}"
    asked = urlencode({"account_linking_token": token, "redirect_uri": back})
    return f"{url}{'&' if '?' in url else '?'}{asked}"
