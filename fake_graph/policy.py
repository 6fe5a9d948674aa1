"""What the platform allows on a given date.

A change holds from midnight UTC of its date. Moving the simulated date replays a conversation under
the rules of another year.

Source: https://developers.facebook.com/docs/messenger-platform/policy/policy-overview
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache

from fake_graph.control import Protocol
from fake_graph.fact import Row, rows

TEXT = "message[text]"
QUICK_REPLIES = "message[quick_replies]"


class WindowRule(StrEnum):
    """How long a page may write after a customer did something."""

    NONE = "none"
    DAY_PLUS_ONE = "24+1"
    DAY = "24h"


class Approval(StrEnum):
    """Whose consent a tag needs."""

    FEATURE = "feature"
    SUBSCRIPTION = "subscription"


@dataclass(frozen=True, slots=True, kw_only=True)
class TagRule:
    """What a message tag that is in force permits.

    Attributes:
        reach: How long after the customer's last action it may be used, None for always.
        approval: The consent that the page needs, None where it needs none.
        template: The only template that may carry the tag, None for any message.
    """

    tag: str
    reach: timedelta | None
    approval: Approval | None
    template: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """The rules in force on one date.

    Attributes:
        tags: The tags in force.
        deprecated_tags: Tags out of force whose use has an error of its own.
        text_limit: The longest text, in characters.
        quick_reply_limit: The most quick replies under one message.
        features: What the platform offers, by the names in ``facts/features.json``.
        restricted: What does not work in Europe and Japan, as in ``facts/restricted.json``.
    """

    window: WindowRule
    tags: Mapping[str, TagRule]
    deprecated_tags: frozenset[str]
    text_limit: int
    quick_reply_limit: int
    features: frozenset[str]
    restricted: frozenset[str]

    @property
    def protocol(self) -> Protocol:
        """How apps share threads where a page has that set up."""
        return Protocol.ROUTING if "conversation-routing" in self.features else Protocol.HANDOVER

    @property
    def bad_token(self) -> str:
        """The name of the error for a token that is nobody's."""
        return "token-unparsable" if "token-status-401" in self.features else "token-malformed"


def policy_at(at: datetime) -> Policy:
    """Return the policy in force at ``at``."""
    return _policy_on((at if at.tzinfo is UTC else at.astimezone(UTC)).date())


@lru_cache(maxsize=64)
def served_version(asked: str | None, on: date) -> str | None:
    """Return the version that serves a call for ``asked`` on that date.

    An expired version is served by the oldest one still usable, as is a call that names none. A
    version of a later date is served as asked, so a bot can be replayed in another year.

    Returns: None where Meta has no such version.
    """
    versions = rows("versions")
    row = next((row for row in versions if row["version"] == asked), None)
    if asked is not None and row is None:
        return None
    if row is not None and _usable(row, on):
        return asked
    oldest = next((row for row in versions if _usable(row, on)), versions[-1])
    return str(oldest["version"])


@lru_cache(maxsize=64)
def _policy_on(on: date) -> Policy:
    tags = [row for row in rows("tags") if _in_force(row, on)]
    retired = [row for row in rows("tags") if row["until"] and _day(row["until"]) < on]
    windows = [row for row in rows("windows") if _in_force(row, on)]
    return Policy(
        window=WindowRule(windows[0]["rule"]) if windows else WindowRule.NONE,
        tags={row["tag"]: _tag_rule(row) for row in tags},
        deprecated_tags=frozenset(r["tag"] for r in retired if r["once_retired"] == "deprecated"),
        text_limit=_limit(TEXT, on),
        quick_reply_limit=_limit(QUICK_REPLIES, on),
        features=frozenset(row["feature"] for row in rows("features") if _in_force(row, on)),
        restricted=frozenset(row["what"] for row in rows("restricted") if _in_force(row, on)),
    )


def _tag_rule(row: Row) -> TagRule:
    days, approval = row["reach_days"], row["approval"]
    return TagRule(
        tag=row["tag"],
        reach=timedelta(days=days) if days else None,
        approval=Approval(approval) if approval else None,
        template=row["template"],
    )


def _limit(limit: str, on: date) -> int:
    """Return the limit of that date; before the platform's first day, that of the first day."""
    history = [row for row in rows("limits") if row["limit"] == limit]
    begun = [row for row in history if _day(row["from"]) <= on]
    return int((begun[-1] if begun else history[0])["max"])


def _in_force(row: Row, on: date) -> bool:
    return _day(row["from"]) <= on and (row["until"] is None or on <= _day(row["until"]))


def _usable(row: Row, on: date) -> bool:
    return row["expires"] is None or on < _day(row["expires"])


def _day(text: str) -> date:
    return date.fromisoformat(text)
