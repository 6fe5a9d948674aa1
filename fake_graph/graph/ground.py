"""The ground under every subject of the graph: state, time and turns.

The public methods may be called from any thread; webhooks leave when the lock is free again, so an
app may answer from within ``deliver``.
"""

import threading
from collections.abc import Callable
from datetime import datetime
from functools import lru_cache
from heapq import heappop, heappush

from fake_graph import event as events
from fake_graph.ids import MessageId, MidForm, Mint, Psid
from fake_graph.journal import Journal, Noted
from fake_graph.policy import Policy, policy_at
from fake_graph.state import Due, State
from fake_graph.webhook import Webhook

Deliver = Callable[[Webhook], None]
Verify = Callable[[str, str], tuple[int, bytes] | None]
Wake = Callable[[datetime], None]

_MID_FORMS = {
    "message-ids-of-2016": MidForm.OF_2016,
    "old-message-ids": MidForm.OF_2017,
    "bare-message-ids": MidForm.BARE,
}


@lru_cache(maxsize=16)
def _mid_form(features: frozenset[str]) -> MidForm | None:
    return next((form for name, form in _MID_FORMS.items() if name in features), None)


def ignore(webhook: Webhook) -> None:
    """Deliver a webhook to nobody."""


def sleep_on(when: datetime) -> None:
    """Let nobody know that something is due: whoever holds the graph calls ``tick``."""


def reach_nobody(url: str, query: str) -> tuple[int, bytes] | None:  # noqa: ARG001
    """Get no answer from any callback."""
    return None


class Turn:
    """A change of the state, as a context; it has no state of its own, so one serves for all."""

    __slots__ = ("_graph",)

    def __init__(self, graph: "Ground") -> None:
        self._graph = graph

    def __enter__(self) -> datetime:
        return self._graph.begin_turn()

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._graph.end_turn(succeeded=kind is None)


class Ground:
    """A world that has a state, tells time, and changes one turn at a time.

    Attributes:
        state: All that it knows.
        now: Reads its time; aware, in UTC.
        journal: Everything that crossed the wire.
        deliver: Takes each webhook as it leaves.
        wake: Told when ``tick`` must be called next.
        verify: Asks a callback, by its URL and a query, for its status and body; None where nobody
            answers. The lock is held meanwhile.
        is_strict: Whether what Meta tolerates is refused.

    With ``expects_answers``, whoever delivers reports every answer, so that silence is a failure.
    """

    state: State

    def _prepare(
        self,
        *,
        now: Callable[[], datetime],
        deliver: Deliver,
        wake: Wake,
        verify: Verify,
        strict: bool,
    ) -> None:
        """Set up everything but the state."""
        self.now = now
        self.deliver = deliver
        self.wake = wake
        self.verify = verify
        self.is_strict = strict
        self.journal = Journal()
        self._lock = threading.RLock()
        self._depth = 0
        self._turn = Turn(self)
        self._outbox: list[Webhook] = []
        self._waking: datetime | None = None

    def turn(self) -> "Turn":
        """Hold the state for one change; what it sends leaves once the last holder is done."""
        return self._turn

    def begin_turn(self) -> datetime:
        """Take the lock, and return the time."""
        self._lock.acquire()
        self._depth += 1
        try:
            return self.now()
        except BaseException:
            self.end_turn(succeeded=False)
            raise

    def end_turn(self, *, succeeded: bool) -> None:
        """Free the lock; unless the turn failed or is within another, webhooks leave."""
        self._depth -= 1
        leaving: list[Webhook] = []
        if self._outbox and succeeded and not self._depth:
            leaving, self._outbox = self._outbox, leaving
        self._lock.release()
        for webhook in leaving:
            self.deliver(webhook)

    @property
    def mint(self) -> Mint:
        """Where ids come from."""
        return self.state.mint

    @property
    def policy(self) -> Policy:
        """What is allowed now."""
        return policy_at(self.now())

    def new_message_id(self, at: datetime) -> MessageId:
        """Return the next message id, in the form of its year."""
        form = _mid_form(policy_at(at).features)
        if form is not None:
            return self.mint.old_message_id(form, events.milliseconds(at))
        return self.mint.message_id()

    def note(self, code: str, text: str, psid: Psid | None = None) -> None:
        """Write down something that Meta tolerates and a careful developer would like to know."""
        with self.turn() as at:
            self.journal.append(Noted(at=at, code=code, text=text, psid=psid))

    def schedule(self, at: datetime, action: str, **arguments: object) -> Due:
        """Have the method called ``action`` called at ``at``, with plain JSON values."""
        with self._lock:
            self.state.dues_made += 1
            due = Due(at=at, serial=self.state.dues_made, action=action, arguments=arguments)
            heappush(self.state.due, due)
            self._wake_for_next()
            return due

    def next_due(self) -> datetime | None:
        """Return when ``tick`` has something to do next."""
        with self._lock:
            return self.state.due[0].at if self.state.due else None

    def tick(self) -> None:
        """Do what has come due."""
        with self.turn() as at:
            self._waking = None
            while (due_at := self.next_due()) is not None and due_at <= at:
                due = heappop(self.state.due)
                getattr(self, due.action)(**due.arguments)
            self._wake_for_next()

    def _wake_for_next(self) -> None:
        due_at = self.next_due()
        if due_at is not None and (self._waking is None or due_at < self._waking):
            self._waking = due_at
            self.wake(due_at)
