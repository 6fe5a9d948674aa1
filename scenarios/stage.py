"""What a scenario's steps share: its world, and who acted last."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from fake_graph.journal import MessageSent
from simulator.errors import BadInput, NeedsSimulatedClock, nearest
from simulator.people.conversation import Conversation, Gathering
from simulator.people.customer import Customer
from simulator.people.voice import Voice
from simulator.world import World


@dataclass(slots=True)
class Stage:
    """The scenario in progress.

    Attributes:
        folder: Where the feature is, and what it names.
        updates_snapshots: Whether what is lived is written down as what was expected.
        persona: The kind of customer that the scenario's tag names.
        current: The person whom "the customer" means: the latest who appeared or acted.
    """

    world: World
    folder: Path = field(default_factory=Path)
    updates_snapshots: bool = False
    persona: str | None = None
    current: Customer | None = None
    _seen: dict[str, int] = field(default_factory=dict)
    _voices: dict[str, Voice] = field(default_factory=dict)
    _gathering: Gathering | None = None

    def voice(self, customer: Customer) -> Voice:
        """Return how a customer speaks, the same one each time."""
        if customer.psid not in self._voices:
            fake = self.world.fake(f"{customer.name} speaks", customer.person.locale)
            self._voices[customer.psid] = customer.voice(fake)
        return self._voices[customer.psid]

    def talk(self, conversations: Sequence[Conversation]) -> None:
        """Have some people talk until each has ended, and the staff beside them."""
        for conversation in conversations:
            self.join(conversation)
        self._people().play(conversations)

    def join(self, conversation: Conversation) -> None:
        """Have one more act from now on, whenever time is moved or others talk."""
        self._people().join(conversation)

    def pass_time(self, wait: timedelta) -> None:
        """Move time forward; whoever has joined does meanwhile what they do."""
        clock = self.world.clock
        until = clock.now() + wait
        self._people().play_until(until)
        if until > clock.now():
            clock.advance(until - clock.now())

    def travel_to(self, when: datetime) -> None:
        """Move time forward to ``when``, if it has not passed, as ``pass_time`` does."""
        self.pass_time(max(when - self.world.clock.now(), timedelta()))

    def _people(self) -> Gathering:
        if self._gathering is None:
            self._gathering = Gathering(self.world.clock, self.world.graph.journal)
        return self._gathering

    def enter(self, customer: Customer) -> Customer:
        """Make ``customer`` the one that "the customer" means."""
        self.current = customer
        return customer

    def person(self, name: str | None) -> Customer:
        """Return the customer called ``name``, or "the customer", who appears if nobody has.

        Raises:
            BadInput: nobody has that name.
        """
        if name is None:
            return self.current or self.enter(self.world.customer())
        for customer in self.world.customers:
            if customer.name == name:
                return self.enter(customer)
        names = [customer.name for customer in self.world.customers]
        raise BadInput(
            f"no customer named {name!r}{nearest(name, names)}; "
            f'write: Given a customer named "{name}"'
        )

    def unheard(self) -> tuple[MessageSent, ...]:
        """Return the bot's messages to the customer that no step has looked at."""
        customer = self.person(None)
        return customer.bot_messages()[self._seen.get(customer.psid, 0) :]

    def next_message(self, patience: timedelta) -> MessageSent | None:
        """Return the next message that no step has looked at; time passes until it is there.

        Raises:
            NeedsSimulatedClock: only a timer of the bot's could bring one, and this bot's timers
                do not follow the clock.
        """
        clock = self.world.clock
        if not self.unheard():
            is_unasked = not clock.simulated and self._is_unasked()
            clock.advance_until(lambda: bool(self.unheard()), patience)
            if is_unasked and not self.unheard():
                raise NeedsSimulatedClock("the bot speaks of its own accord", clock.why_not)
        found = self.unheard()
        if not found:
            return None
        self._seen[self.person(None).psid] = self._seen.get(self.person(None).psid, 0) + 1
        return found[0]

    def _is_unasked(self) -> bool:
        """Return whether time was put forward since the person last did anything."""
        transcript = self.world.transcript(self.person(None))
        asked = transcript.asked()
        landed = self.world.clock.landed
        return landed is not None and not (asked and transcript.when(asked[-1]) >= landed)

    def skip_to_now(self) -> None:
        """Take every message so far as looked at."""
        customer = self.person(None)
        self._seen[customer.psid] = len(customer.bot_messages())
