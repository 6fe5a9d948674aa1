"""What the platform keeps of webhooks that an app has not taken yet, and when it tries again.

Source: https://developers.facebook.com/docs/messenger-platform/webhooks (the deadline, the alert
after 15 minutes, the end after an hour) and
https://developers.facebook.com/docs/graph-api/webhooks/getting-started (36 hours for changes).
"""

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from fake_graph.ids import AppId, PageId
from fake_graph.webhook import Webhook

DEADLINE = timedelta(seconds=5)
OLD_DEADLINE = timedelta(seconds=20)
ALERTED_AFTER = timedelta(minutes=15)
DISABLED_AFTER = timedelta(hours=1)
DROPPED_AFTER = timedelta(hours=36)

# Meta says "immediately a few times, then less and less often"; these waits are the fake's own.
_WAITS = tuple(timedelta(seconds=s) for s in (1, 2, 5, 15, 60, 300, 600))
_LONGEST_WAIT = timedelta(minutes=15)
_DOUBLINGS = 4  # of that, for changes: up to four hours


@dataclass(slots=True, kw_only=True)
class Parcel:
    """A webhook that has left and that the app has not taken yet.

    Attributes:
        webhook: As it last left.
        left_at: When that was.
        first_at: When it left for the first time.
        is_waiting: Whether that failed, and it waits to leave again.
    """

    webhook: Webhook
    left_at: datetime
    first_at: datetime
    is_waiting: bool = False


@dataclass(slots=True, kw_only=True)
class Outbox:
    """Deliveries that are not done with.

    Attributes:
        expects_answers: Whether silence is a failure. It is where whoever carries the webhooks
            reports every answer; elsewhere only an answer that refuses is one.
        deadline: For an answer, None for the one of the date.
        open: By serial.
        sweep_at: When answers that did not come are looked for next, None for not at all.
        failing: Since when an app has taken nothing of a page's threads, by ``page/app``.
    """

    expects_answers: bool = False
    deadline: timedelta | None = None
    open: dict[str, Parcel] = field(default_factory=dict)
    sweep_at: datetime | None = None
    failing: dict[str, datetime] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Line:
    """The line between a page and an app that a webhook takes.

    Attributes:
        is_of_changes: Whether it tells of the page outside its threads.
    """

    page_id: PageId
    app_id: AppId
    is_of_changes: bool

    @classmethod
    def of(cls, webhook: Webhook) -> "Line":
        """Return the line that ``webhook`` takes."""
        entry = json.loads(webhook.body)["entry"][0]
        return cls(PageId(entry["id"]), webhook.app_id, "changes" in entry)

    @property
    def key(self) -> str:
        """Its name in ``Outbox.failing``."""
        return f"{self.page_id}/{self.app_id}"


def wait_after(attempt: int, *, is_of_changes: bool) -> timedelta:
    """Return how long the platform waits after that many failures of one webhook."""
    if attempt <= len(_WAITS):
        return _WAITS[attempt - 1]
    if not is_of_changes:
        return _LONGEST_WAIT
    doublings = min(attempt - len(_WAITS) - 1, _DOUBLINGS)
    return _LONGEST_WAIT * (1 << doublings)
