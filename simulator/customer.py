"""A virtual customer: one person with a PSID, a profile and a voice."""

from datetime import timedelta
from functools import partial

from faker import Faker

from fake_graph import FakeGraph, Person
from fake_graph.errors import ImpossibleAction
from fake_graph.ids import Psid
from fake_graph.journal import MessageSent
from simulator.persona import (
    Block,
    Heard,
    Open,
    Pause,
    Persona,
    Read,
    Say,
    Step,
    Tap,
    Wait,
)
from simulator.timekeeper import Timekeeper


class Customer:
    """One person writing to the page.

    After each action the bot does all that it can do at that instant.

    Attributes:
        name: What scenarios and reports call the person.
        person: The profile that Facebook knows.
    """

    def __init__(self, name: str, person: Person, graph: FakeGraph, clock: Timekeeper) -> None:
        self.name = name
        self.person = person
        self._graph = graph
        self._clock = clock
        self._heard = 0

    @property
    def psid(self) -> Psid:
        """Who the person is to the page."""
        return self.person.psid

    def open_thread(self) -> str:
        """Open the thread and return the greeting text that is shown, empty where none is."""
        return self._graph.open_thread(self.psid)

    def say(self, text: str) -> None:
        """Write ``text`` to the page."""
        self._graph.say(self.psid, text)
        self._clock.settle()

    def tap(self, title: str) -> None:
        """Tap the quick reply ``title``.

        Raises:
            ImpossibleAction: it is not shown.
        """
        self._graph.tap(self.psid, title)
        self._clock.settle()

    def press_get_started(self) -> None:
        """Press Get Started.

        Raises:
            ImpossibleAction: the page has none, or the thread is not empty.
        """
        self._graph.press_get_started(self.psid)
        self._clock.settle()

    def press_menu(self, title: str) -> None:
        """Press an item of the persistent menu.

        Raises:
            ImpossibleAction: there is none.
        """
        self._graph.press_menu(self.psid, title)
        self._clock.settle()

    def read(self) -> None:
        """Read everything that has arrived."""
        self._graph.read(self.psid)
        self._clock.settle()

    def block(self) -> None:
        """Block the page: it can no longer write."""
        self._graph.block(self.psid)

    def unblock(self) -> None:
        """Let the page write again."""
        self._graph.unblock(self.psid)

    def messages(self) -> tuple[MessageSent, ...]:
        """Return everything that the page has ever said to this person, oldest first."""
        return tuple(e for e in self._graph.journal.of(self.psid) if isinstance(e, MessageSent))

    def converse(self, persona: Persona, fake: Faker) -> None:
        """Play the persona's script to its end; the same seed of ``fake`` gives the same words."""
        script = persona.talk(fake)
        self._heard = len(self.messages())
        heard: tuple[Heard, ...] = ()
        try:
            step = next(script)
            while True:
                heard = self._do(step)
                step = script.send(heard)
        except StopIteration:
            return

    def _do(self, step: Step) -> tuple[Heard, ...]:
        match step:
            case Open():
                self._open_and_start()
            case Say(text):
                self._heard = len(self.messages())
                self.say(text)
            case Tap(title):
                self._heard = len(self.messages())
                self.tap(title)
            case Read():
                self.read()
            case Pause(time):
                self._clock.advance(time)
            case Wait(upto):
                self._wait(upto)
            case Block():
                self.block()
        return self._news()

    def _open_and_start(self) -> None:
        self.open_thread()
        try:
            self.press_get_started()
        except ImpossibleAction:
            return  # the page offers no button: the composer is free

    def _wait(self, upto: timedelta) -> None:
        if self._clock.advance_until(self._has_news, upto):
            self._hear_the_rest()

    def _has_news(self) -> bool:
        return self._more_than(self._heard)

    def _more_than(self, known: int) -> bool:
        return len(self.messages()) > known

    def _hear_the_rest(self) -> None:
        """Give a bot that writes several messages in a row time to finish."""
        known = len(self.messages())
        while self._clock.advance_until(partial(self._more_than, known), LULL):
            known = len(self.messages())

    def _news(self) -> tuple[Heard, ...]:
        return tuple(
            Heard(m.text, tuple(reply.title for reply in m.quick_replies))
            for m in self.messages()[self._heard :]
        )


LULL = timedelta(seconds=3)
"""A person who has been answered waits this long for a further message before acting."""
