"""The universe of one scenario: its time, its platform, its people, and the bot among them."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from http import HTTPStatus
from itertools import chain
from typing import Any

from faker import Faker

from fake_graph import FakeGraph, Person, Webhook
from fake_graph.ids import Mint, Psid
from fake_graph.journal import (
    Carried,
    HostContacted,
    WebhookAnswered,
    WebhookSent,
)
from fake_graph.person import Openness
from simulator.chance import seed_for
from simulator.connector import Bot
from simulator.detectors.canaries import canaries_of, carried_by
from simulator.errors import BadInput, BotAnswersItself, BotError, BotUnreachable
from simulator.exchange import Call
from simulator.facts import Change, Facts, OpeningHours
from simulator.outgoing.network import Network
from simulator.people.customer import Customer
from simulator.people.office import Office
from simulator.scoring.configuration import NO_CONFIGURATION, Configuration
from simulator.scoring.scorecard import Scorecard
from simulator.timekeeper import Timekeeper
from simulator.transcript import Transcript

DEFAULT_LOCALE = "en_US"
OTHER_NAMES = 8
"""Tries at another first name."""
MOST_AT_ONCE = 1000
"""Webhooks for each customer at one instant; a bot that answers a delivery gets one more."""


@lru_cache(maxsize=32)
def faker_for(locale: str) -> Faker:
    """Return the one Faker of this process for ``locale``; seed it before each use.

    Raises:
        BadInput: there is no such locale.
    """
    try:
        return Faker(locale)
    except (AttributeError, ValueError):
        raise BadInput(f"no locale {locale!r}; write e.g. en_US, id_ID or tr_TR") from None


class World:
    """One scenario's universe.

    Attributes:
        name: The scenario's own name; with the seed it decides every id and every choice.
        seed: What all chance derives from, with the name.
        customers: The people so far, in order of appearance.
        office: The page's staff, and what the page answers by itself.
        network: What other hosts do.
        calls: Where the bot called that was answered here, oldest first; without what it sent.
        change: What is otherwise than in the scenario as it is written, None for nothing.
        configuration: What the team has decided for its page.
        opening: When the page's people are there, None where nobody said.
        locale: Where customers come from of whom nobody says it.
        page_zone: The zone of the page's clocks, an IANA name; empty for UTC.
    """

    def __init__(
        self,
        name: str,
        seed: int,
        clock: Timekeeper,
        graph: FakeGraph,
        mint: Mint,
        bot: Bot,
        network: Network | None = None,
        change: Change | None = None,
        configuration: Configuration = NO_CONFIGURATION,
    ) -> None:
        self.name = name
        self.clock = clock
        self.graph = graph
        self.bot = bot
        self.customers: list[Customer] = []
        self.office = Office(graph, clock)
        self.network = network or Network()
        self.calls: list[Call] = []
        self.change = change
        self.configuration = configuration
        self.opening: OpeningHours | None = configuration.house.opening
        self.locale = DEFAULT_LOCALE
        self.page_zone = configuration.house.page_zone
        self._notes: dict[Psid, dict[str, Any]] = {}
        self.seed = seed
        self._mint = mint
        self._ended: datetime | None = None
        self._forget_waking: Callable[[], None] = _nothing
        self._instant: datetime | None = None
        self._at_once = 0
        graph.deliver = self.deliver
        graph.wake = self.wake

    def customer(self, name: str | None = None, locale: str = "") -> Customer:
        """Return a new person, called ``name`` or as chance has it, of a locale or the usual one.

        Raises:
            BadInput: somebody in this world has that name, or there is no such locale.
        """
        if name is not None and any(c.name == name for c in self.customers):
            raise BadInput(f"there already is a customer named {name!r}")
        locale = locale or self.locale
        label = name or f"customer {len(self.customers) + 1}"
        return self._enter(label, locale, self.fake(label, locale), name)

    def member(self, number: str, locale: str, fake: Faker) -> Customer:
        """Return a new person of a crowd, all of whom is up to ``fake``; they bear their number."""
        return self._enter(f"member {number}", locale, fake, None, f" ({number})")

    def _enter(
        self, label: str, locale: str, fake: Faker, name: str | None, tail: str = ""
    ) -> Customer:
        first, last = fake.first_name(), fake.last_name()
        person = Person(
            psid=self._mint.psid(label),
            first_name=self._first_name(name or first, fake),
            last_name=last,
            locale=locale,
        )
        self.graph.add_person(person)
        customer = Customer(
            name or f"{first} {last}{tail}",
            person,
            self.graph,
            self.clock,
            arrives=self.change is not Change.ORIGIN,
        )
        self.customers.append(customer)
        return customer

    def fake(self, purpose: str, locale: str = DEFAULT_LOCALE) -> Faker:
        """Return the locale's Faker, seeded for one purpose; use it before asking again."""
        fake = faker_for(locale)
        fake.seed_instance(seed_for(self.seed, self.name, purpose))
        return fake

    def deliver(self, webhook: Webhook) -> None:
        """Have the bot receive ``webhook`` at this instant; other apps just take theirs."""
        if webhook.app_id != self.graph.app.id:
            self.graph.webhook_answered(webhook, HTTPStatus.OK)
        elif self._goes_in_circles():
            self._give_up_on_circles()
        else:
            self.clock.call_soon(lambda: self._post(webhook))

    def _goes_in_circles(self) -> bool:
        """Return whether the bot gets so many webhooks at this instant that it causes them."""
        now = self.clock.now()
        self._at_once = self._at_once + 1 if now == self._instant else 1
        self._instant = now
        return self._at_once > MOST_AT_ONCE * max(len(self.customers), 1)

    def _give_up_on_circles(self) -> None:
        """Let the scenario end with an error, and the bot with the silence that follows."""
        if self._at_once - 1 == MOST_AT_ONCE * max(len(self.customers), 1):
            error = BotAnswersItself(self._at_once - 1)
            self.clock.call_soon(lambda: _raise(error))

    def wake(self, when: datetime) -> None:
        """Have the platform do at ``when`` what it does by itself, instead of at another time."""
        self._forget_waking()
        if self._ended is None:
            self._forget_waking = self.clock.call_at(when, self.graph.tick)

    def _post(self, webhook: Webhook) -> None:
        try:
            status = self.bot.post(webhook)
        except BotUnreachable as error:
            self.graph.webhook_lost(webhook, str(error))
            raise
        except BotError:
            self.graph.webhook_answered(webhook, 500)
            raise
        self.graph.webhook_answered(webhook, status)
        self.bot.check(status)

    def finish(self) -> None:
        """Write down whether a webhook is without an answer; call it at the end."""
        sent, answered = set(), set()
        for entry in self.graph.journal:
            if isinstance(entry, WebhookSent):
                sent.add(entry.serial)
            elif isinstance(entry, WebhookAnswered):
                answered.add(entry.serial)
        if sent - answered:
            self.graph.note(
                "unanswered-webhook",
                "A webhook was still without an answer when the scenario ended.",
            )

    def note(self, customer: Customer, **facts: Any) -> None:  # noqa: ANN401 - fields of Facts
        """Write down what the author knows of a conversation: fields of ``Facts``."""
        self._notes.setdefault(customer.psid, {}).update(facts)

    def facts(self, customer: Customer) -> Facts:
        """Return what is known of a conversation beside what was said in it."""
        person = customer.person
        is_open = person.openness is Openness.OPEN
        canaries = self._canaries()
        others = [own for psid, own in canaries.items() if psid != person.psid]
        known: dict[str, Any] = {
            "first_name": person.first_name if is_open else "",
            "last_name": person.last_name if is_open else "",
            "locale": person.locale,
            "opening": self.opening,
            "page_zone": self.page_zone,
            "canaries": canaries[customer.psid],
            "others": tuple(chain.from_iterable(others)),
            "network": self.network.sees_calls,
            **self.graph.offered_to(person.psid),
        }
        return Facts(**(known | self._notes.get(person.psid, {})))

    def _canaries(self) -> dict[Psid, tuple[str, ...]]:
        """Return what is each person's alone, without what several have in common."""
        found = {}
        for customer in self.customers:
            said = (message.text for message in customer.own_messages())
            found[customer.psid] = canaries_of(customer.person, said)
        shared = Counter(canary for own in found.values() for canary in own)
        return {
            psid: tuple(canary for canary in own if shared[canary] == 1)
            for psid, own in found.items()
        }

    def contacted(self, call: Call, status: int) -> None:
        """Write down that the bot called another host, and what of anybody's words went there."""
        self.calls.append(replace(call, headers={}, body=b""))
        parts: tuple[bytes | str, ...] = (call.target, call.body, *call.headers.values())
        carried = tuple(
            Carried(psid=psid, words=words)
            for psid, own in self._canaries().items()
            for words in carried_by(own, *parts)
        )
        self.graph.journal.append(
            HostContacted(at=self.clock.now(), host=call.host, status=status, carried=carried)
        )

    def _first_name(self, first: str, fake: Faker) -> str:
        if self.change is not Change.NAME:
            return first
        others = (fake.first_name() for _ in range(OTHER_NAMES))
        return next((other for other in others if other != first), f"{first}a")

    def transcript(self, customer: Customer) -> Transcript:
        """Return what one person lived through, up to now."""
        end = self._ended or self.clock.now()
        psid, facts = customer.psid, {customer.psid: self.facts(customer)}
        names = {psid: customer.name}
        found = Transcript.of_all(self.graph.journal.of(psid), names, end=end, facts=facts)
        return found[0] if found else Transcript((), end, customer.name)

    def transcripts(self) -> tuple[Transcript, ...]:
        """Return what each person lived through who did or heard anything."""
        names = {customer.psid: customer.name for customer in self.customers}
        facts = {customer.psid: self.facts(customer) for customer in self.customers}
        end = self._ended or self.clock.now()
        return Transcript.of_all(self.graph.journal, names, end=end, facts=facts)

    def scorecard(self) -> Scorecard:
        """Return the score of everything so far."""
        return self.configuration.score(self.transcripts())

    @contextmanager
    def living(self) -> Iterator["World"]:
        """Run the scenario inside; what happens after it is late, and does not count."""
        with self.clock.running():
            try:
                yield self
            finally:
                self._ended = self.clock.now()
                self._forget_waking()


def _raise(error: Exception) -> None:
    raise error


def _nothing() -> None:
    """Call nothing off."""
