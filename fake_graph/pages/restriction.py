"""What the platform keeps a page from after it broke the rules.

Source: https://developers.facebook.com/docs/messenger-platform/error-codes
"""

from enum import StrEnum


class Restriction(StrEnum):
    """A kind of restriction."""

    SENDING = "sending"
    """Nothing may be sent for a while."""

    ABUSE = "abuse"
    """What the page does was deemed abusive."""

    COMMERCE = "commerce"
    """Commerce messages are switched off; refused as all sends were before June 2026."""

    OPT_INS = "opt-ins"
    """People may not be asked for leave to send notifications."""
