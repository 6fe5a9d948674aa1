"""Misbehaviour of the platform on demand: always the same for the same seed.

Source: https://developers.facebook.com/docs/messenger-platform/webhooks and
https://developers.facebook.com/docs/messenger-platform/error-codes
"""

from datetime import datetime, timedelta
from difflib import get_close_matches

from fake_graph.errors import ImpossibleAction, known_errors
from fake_graph.faults import (
    BATCH_LIMIT,
    Failure,
    Kind,
    Misbehaviour,
    batch_of,
    crosses_the_wire,
    error_called,
    of_app,
)
from fake_graph.graph.deliveries import Deliveries
from fake_graph.webhook import Webhook

_FINENESS = 10**6


class Faults(Deliveries):
    """The platform on a bad day."""

    def misbehave(
        self,
        kind: str,
        *,
        share: float = 1.0,
        seconds: float = 1.0,
        size: int = 3,
        start: datetime | None = None,
        end: datetime | None = None,
    ) -> int:
        """Let webhooks suffer ``duplicates``, ``delay``, ``reordering``, ``batching``, … .

        Of several faults, the first that befalls a webhook decides. It befalls a ``share`` of them,
        and ends with ``clear_faults`` where no ``end`` is given. The ``seconds`` are by how much
        webhooks come late, how long a batch may take to fill, or how long an outage lasts.

        Returns: its number.
        """
        if kind not in tuple(Kind):
            raise ImpossibleAction(f"webhooks cannot suffer {kind!r}", tuple(Kind))
        if not 0 <= share <= 1 or seconds < 0 or not 1 <= size <= BATCH_LIMIT:
            rule = f"a share is from 0 to 1, seconds from 0, a size from 1 to {BATCH_LIMIT}"
            raise ImpossibleAction(rule)
        with self.turn() as at:
            self.state.faults.made += 1
            fault = Misbehaviour(
                serial=self.state.faults.made,
                kind=Kind(kind),
                share=share,
                wait=timedelta(seconds=seconds),
                size=size,
                start=start or at,
                end=end,
            )
            if fault.kind is Kind.OUTAGE and end is None:
                fault.end = fault.start + fault.wait
            self.state.faults.deliveries.append(fault)
            if fault.end is not None:
                self.schedule(fault.end, "_end_fault", fault=fault.serial)
            return fault.serial

    def fail_next(self, error: str, count: int = 1, edge: str | None = None) -> None:
        """Answer the next calls that would succeed with an error of ``facts/errors.json``.

        Args:
            error: Its name there.
            count: How many calls.
            edge: Only calls of this edge, such as ``messages``; None for any.
        """
        if error not in known_errors():
            near = get_close_matches(error, known_errors())
            raise ImpossibleAction(f"there is no error {error!r}", near)
        if not crosses_the_wire(error):
            raise ImpossibleAction(f"{error!r} is for the web page's SDK and no answer of Graph's")
        if count < 1:
            raise ImpossibleAction("at least one call must fail")
        with self.turn():
            self.state.faults.answers.append(Failure(error=error, count=count, edge=edge))

    def clear_faults(self) -> None:
        """Let everything go well again; what was kept back leaves now."""
        with self.turn():
            self.state.faults.answers.clear()
            for fault in tuple(self.state.faults.deliveries):
                self._end_fault(fault.serial)

    def fail_if_asked(self, edge: str) -> None:
        """Refuse a call of ``edge`` if it was to fail.

        Raises:
            GraphError: it was.
        """
        answers = self.state.faults.answers
        if not answers:
            return
        failure = next((f for f in answers if f.befalls(edge)), None)
        if failure is not None:
            failure.count -= 1
            if not failure.count:
                answers.remove(failure)
            raise error_called(failure.error)

    # Webhooks ---------------------------------------------------------------------------------

    def _dispatch(self, webhook: Webhook, at: datetime) -> None:
        for fault in () if webhook.is_test else self.state.faults.deliveries:
            if fault.is_on(at) and (fault.share >= 1 or self._chance() < fault.share):
                self._befall(fault, webhook, at)
                return
        self._leave(webhook, at)

    def _befall(self, fault: Misbehaviour, webhook: Webhook, at: datetime) -> None:
        match fault.kind:
            case Kind.DUPLICATES:
                self._leave(webhook, at)
                self._hold(fault, webhook, at + fault.wait)
            case Kind.DELAY:
                self._hold(fault, webhook, at + fault.wait)
            case Kind.REORDERING:
                self._hold(fault, webhook, at + fault.wait * self._chance())
            case Kind.BATCHING:
                self._collect(fault, webhook, at)
            case Kind.OUTAGE:
                fault.held.append(webhook)
            case Kind.LOSS:
                text = f"Webhook {webhook.serial} was lost, as had been asked for."
                self.note("fault-loss", text, webhook.psid)

    def _hold(self, fault: Misbehaviour, webhook: Webhook, until: datetime) -> None:
        fault.held.append(webhook)
        self.schedule(until, "_let_go", fault=fault.serial, serials=[webhook.serial])

    def _collect(self, fault: Misbehaviour, webhook: Webhook, at: datetime) -> None:
        fault.held.append(webhook)
        waiting = of_app(fault.held, webhook.app_id)
        serials = [waiting_one.serial for waiting_one in waiting]
        if len(waiting) >= fault.size:
            self._send_batch(fault, serials)
        elif len(waiting) == 1:
            self.schedule(at + fault.wait, "_end_batch", fault=fault.serial, first=webhook.serial)

    def _end_batch(self, fault: int, first: int) -> None:
        """Send a batch that did not fill, if its first webhook still waits."""
        found = self._fault(fault)
        if found is not None:
            app_id = next((w.app_id for w in found.held if w.serial == first), None)
            if app_id is not None:
                self._send_batch(found, [w.serial for w in of_app(found.held, app_id)])

    def _send_batch(self, fault: Misbehaviour, serials: list[int]) -> None:
        webhooks = fault.take(set(serials))
        if len(webhooks) == 1:
            self._leave(webhooks[0], self.now())
            return
        self.state.webhooks_sent += 1
        self._leave(batch_of(webhooks, self.state.webhooks_sent), self.now())

    def _let_go(self, fault: int, serials: list[int]) -> None:
        found = self._fault(fault)
        if found is not None:
            for webhook in found.take(set(serials)):
                self._leave(webhook, self.now())

    def _end_fault(self, fault: int) -> None:
        """Call a fault off; what it kept back leaves, out of order if that was an outage."""
        found = self._fault(fault)
        if found is None:
            return
        self.state.faults.deliveries.remove(found)
        waiting = found.held
        if found.kind is Kind.OUTAGE:
            shuffled = [(self._chance(), webhook.serial, webhook) for webhook in waiting]
            waiting = [webhook for _, _, webhook in sorted(shuffled, key=lambda item: item[:2])]
        for webhook in waiting:
            self._leave(webhook, self.now())

    def _fault(self, serial: int) -> Misbehaviour | None:
        faults = self.state.faults.deliveries
        return next((fault for fault in faults if fault.serial == serial), None)

    def _chance(self) -> float:
        """Return a number from 0 to less than 1 that the world's seed decides."""
        return int(self.mint.number("fault")) % _FINENESS / _FINENESS
