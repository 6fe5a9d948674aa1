"""A virtual customer: one person with a PSID, a profile and a voice."""

from datetime import timedelta
from functools import partial

from faker import Faker

from fake_graph import FakeGraph, Person
from fake_graph.errors import ImpossibleAction
from simulator.actor import Actor
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


class Customer(Actor):
    """One person writing to the page, who can talk the way a persona does."""

    def __init__(
        self,
        name: str,
        person: Person,
        graph: FakeGraph,
        clock: Timekeeper,
        *,
        arrives: bool = True,
    ) -> None:
        super().__init__(name, person, graph, clock, arrives=arrives)
        self._heard = 0

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
