"""Misbehaviour of the platform that a test asks for.

Source: https://developers.facebook.com/docs/messenger-platform/webhooks (duplicates, no order,
several entries in one POST); bursts after an outage, out of order: developers' reports.
"""

import json
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from string import Formatter

from fake_graph.errors import GraphError, known_errors
from fake_graph.ids import NOBODY, AppId
from fake_graph.webhook import Webhook

BATCH_LIMIT = 1000  # updates in one POST


class Kind(StrEnum):
    """What the platform may do to webhooks."""

    DUPLICATES = "duplicates"
    """They come a second time."""

    DELAY = "delay"
    """They come late, all by the same time."""

    REORDERING = "reordering"
    """They come late, each by a time of its own."""

    BATCHING = "batching"
    """Several come as the entries of one."""

    OUTAGE = "outage"
    """None comes for a time, then all at once and in any order."""

    LOSS = "loss"
    """They never come."""


@dataclass(slots=True, kw_only=True)
class Misbehaviour:
    """One thing that the platform does to webhooks.

    Attributes:
        share: How many of the webhooks it befalls, from 0 to 1.
        wait: By how much they come late, or how long the platform waits for a batch to fill.
        size: How many make a batch.
        start: When it begins.
        end: When it ends, None for not before it is called off.
        held: The webhooks that it keeps back.
    """

    serial: int
    kind: Kind
    share: float
    wait: timedelta
    size: int
    start: datetime
    end: datetime | None
    held: list[Webhook] = field(default_factory=list)

    def is_on(self, at: datetime) -> bool:
        """Return whether it is in force."""
        return self.start <= at and (self.end is None or at < self.end)

    def take(self, serials: set[int]) -> list[Webhook]:
        """Return the webhooks with these serials, and hold them no more."""
        taken = [webhook for webhook in self.held if webhook.serial in serials]
        self.held = [webhook for webhook in self.held if webhook.serial not in serials]
        return taken


@dataclass(slots=True, kw_only=True)
class Failure:
    """An error that calls are answered with whatever they ask.

    Attributes:
        count: How many calls are yet to be.
        edge: The edge that is called, e.g. ``messages``; None for any.
    """

    error: str
    count: int
    edge: str | None

    def befalls(self, edge: str) -> bool:
        """Return whether it befalls a call of ``edge``."""
        return self.count > 0 and self.edge in (None, edge)


@dataclass(slots=True, kw_only=True)
class Faults:
    """All that goes wrong because it was asked for."""

    made: int = 0
    deliveries: list[Misbehaviour] = field(default_factory=list)
    answers: list[Failure] = field(default_factory=list)


def crosses_the_wire(name: str) -> bool:
    """Return whether an error is one of Graph's answers; the codes of the SDK's callbacks are not.

    Raises:
        KeyError: there is no such error.
    """
    return known_errors()[name]["status"] is not None


def error_called(name: str) -> GraphError:
    """Return the error, with words of our own where the platform would quote the call."""
    row = known_errors()[name]
    texts = (row["message"], row.get("user_message") or "")
    names = {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}
    return GraphError(name, **{name: f"<{name}>" for name in names})


def batch_of(webhooks: list[Webhook], serial: int) -> Webhook:
    """Return one webhook that tells what ``webhooks``, all of one app, would have told."""
    bodies = [json.loads(webhook.body) for webhook in webhooks]
    entries = [entry for body in bodies for entry in body["entry"]]
    whole = {"object": bodies[0]["object"], "entry": entries}
    body = json.dumps(whole, separators=(",", ":")).encode("ascii")
    first = webhooks[0]
    return replace(
        first,
        serial=serial,
        psid=first.psid if all(w.psid == first.psid for w in webhooks) else NOBODY,
        body=body,
    )


def of_app(webhooks: list[Webhook], app_id: AppId) -> list[Webhook]:
    """Return those webhooks that go to an app and tell of the same object."""
    return [webhook for webhook in webhooks if webhook.app_id == app_id]
