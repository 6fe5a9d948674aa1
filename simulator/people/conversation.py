"""Any number of people who talk at the same time, on one clock.

Everybody's script says what they do next; whoever is due first acts, and time passes until then,
or until somebody who waits was written to. All of it happens on the harness's side: the bot does
all that it can do after each action, before anybody else acts.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from heapq import heappop, heappush
from itertools import count
from typing import Protocol

from fake_graph.errors import ShutOut
from fake_graph.ids import Psid
from fake_graph.journal import Journal
from simulator.people.mail import Box, Mail
from simulator.persona import News, Pause, Script, Step, Wait
from simulator.timekeeper import Timekeeper

LULL = timedelta(seconds=3)
"""A person who has been answered waits this long for a further message before acting."""


class Doer(Protocol):
    """Somebody who can do in the app what a step says."""

    @property
    def psid(self) -> Psid:
        """In whose thread they do it."""

    def do(self, step: Step) -> None:
        """Do it."""

    def speaks(self, step: Step) -> bool:
        """Return whether with this step they have their say, so that the next is news."""

    def end(self, *, reached: bool) -> None:
        """Take notice that the script has ended, and whether its goal was reached."""


@dataclass(slots=True)
class Conversation:
    """One person's script under way.

    Attributes:
        number: Who acts first of several who are due at once.
        begins: When they begin.
        reached: What the script returned: whether they got what they came for; None before.
        shut_out: Why they left in the middle of it: they could not write any more; empty if not.
    """

    number: int
    doer: Doer
    script: Script
    box: Box
    begins: datetime
    reached: bool | None = None
    shut_out: str = ""
    _due: datetime = field(init=False)
    _deadline: datetime | None = None
    """Until when they wait to be written to, None where they do not."""
    _known: int = 0
    """How much they had heard when they last spoke."""
    _listened: int = 0
    """How much they had heard when they last ended a wait."""
    _is_new: bool = True

    def __post_init__(self) -> None:
        self._due = self.begins

    @property
    def due(self) -> datetime:
        """When they act next, unless somebody writes to them before."""
        return self._due

    @property
    def waits(self) -> bool:
        """Whether a message would make them act earlier, or later."""
        return self._deadline is not None

    def hear(self, now: datetime) -> None:
        """Take notice that something was written: they act when no more follows."""
        if self.waits:
            self._due = now + LULL

    def act(self, now: datetime) -> bool:
        """Do the next thing of the script; return whether there is another.

        Whoever finds that nothing can be written any more leaves; what they could have seen
        before is a mistake of the script's, and an error.
        """
        if self.waits:
            self._listened = len(self.box.heard)
        try:
            step = next(self.script) if self._is_new else self.script.send(self.news())
        except StopIteration as end:
            self._end(reached=bool(end.value))
            return False
        self._is_new = False
        try:
            self._begin(step, now)
        except ShutOut as error:
            self.script.close()
            self.shut_out = str(error)
            self._end(reached=False)
        return self.reached is None

    def _end(self, *, reached: bool) -> None:
        self.reached = reached
        self.doer.end(reached=reached)

    def news(self) -> News:
        """Return what they have heard since they last spoke."""
        return tuple(self.box.heard[self._known :])

    def _begin(self, step: Step, now: datetime) -> None:
        self._deadline = None
        self._due = now
        match step:
            case Pause(time):
                self._due = now + time
            case Wait(upto):
                self._deadline = now + upto
                is_news = len(self.box.heard) > max(self._known, self._listened)
                self._due = now + LULL if is_news else self._deadline
            case _:
                if self.doer.speaks(step):
                    self._known = len(self.box.heard)
                self.doer.do(step)


class Gathering:
    """People who talk at the same time: who is due when."""

    def __init__(self, clock: Timekeeper, journal: Journal) -> None:
        self._queue: list[tuple[datetime, int, int, Conversation]] = []
        self._filed = count()
        self._clock = clock
        self._mail = Mail(journal)
        self._by_box: dict[int, Conversation] = {}
        self._woken: list[Conversation] = []

    def join(self, conversation: Conversation) -> None:
        """Have one more take part."""
        self._by_box[id(conversation.box)] = conversation
        self._mail.add(conversation.box)
        self._put(conversation)

    def play(self, conversations: Iterable[Conversation]) -> None:
        """Go on until each of these has ended; others act meanwhile, when they are due."""
        for conversation in conversations:
            while conversation.reached is None:
                self._go_on()

    def play_until(self, until: datetime) -> None:
        """Go on until nobody is due before an instant, or at it."""
        while self._queue and self._queue[0][0] <= until:
            self._go_on()

    def _go_on(self) -> None:
        conversation = self._next()
        if conversation is not None and self._act(conversation):
            self._put(conversation)

    def _put(self, conversation: Conversation) -> None:
        """File a conversation under when it goes on."""
        heappush(
            self._queue, (conversation.due, conversation.number, next(self._filed), conversation)
        )

    def _next(self) -> Conversation | None:
        """Let time pass until somebody acts and return them, None where that has changed."""
        due, _, _, conversation = self._queue[0]
        if due != conversation.due or conversation.reached is not None:
            heappop(self._queue)  # they were written to meanwhile, and are filed anew
            return None
        now = self._clock.now()
        if due > now and self._clock.advance_until(self._is_anybody_woken, due - now):
            self._rouse()
            return None
        heappop(self._queue)
        return conversation

    def _act(self, conversation: Conversation) -> bool:
        """Have somebody act; return whether they go on."""
        goes_on = conversation.act(self._clock.now())
        self._is_anybody_woken()
        self._rouse(but=conversation)
        return goes_on

    def _is_anybody_woken(self) -> bool:
        for box in self._mail.collect():
            conversation = self._by_box[id(box)]
            if conversation.waits:
                self._woken.append(conversation)
        return bool(self._woken)

    def _rouse(self, but: Conversation | None = None) -> None:
        now = self._clock.now()
        for conversation in self._woken:
            conversation.hear(now)
            if conversation is not but:
                self._put(conversation)
        self._woken.clear()


def play(conversations: Iterable[Conversation], clock: Timekeeper, journal: Journal) -> None:
    """Have all of these people talk until each has ended."""
    everybody = list(conversations)
    gathering = Gathering(clock, journal)
    for conversation in everybody:
        gathering.join(conversation)
    gathering.play(everybody)
