"""The bot's other network: the one place that says what becomes of a call to another host.

First counts what the scenario says of the place, then the run's mode. A client library's own mocks
are asked before any of it, for they stand nearer to the bot.
"""

import errno
import socket
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from simulator.errors import BadInput, NeedsSimulatedClock, NetworkOutOfReach
from simulator.exchange import Answer, Call, Refused, is_here
from simulator.outgoing.cassette import Cassette, Tape
from simulator.outgoing.mode import Mode
from simulator.outgoing.place import Place
from simulator.outgoing.real_call import call_for_real, is_calling
from simulator.outgoing.stub import SILENT, Stub, Stubs

EVERYBODY = "*"


class Network:
    """What the world outside does, for one run; ``begin`` makes it new for each scenario.

    Attributes:
        mode: What becomes of calls of which the scenario says nothing.
        why_out_of_reach: Why the bot's calls do not come by here, empty where they do.
    """

    def __init__(
        self,
        mode: Mode = Mode.LIVE,
        *,
        on_host: Callable[[str], None] = lambda _: None,
        on_call: Callable[[Call, int], None] | None = None,
        note: Callable[[str, str], None] = lambda *_: None,
    ) -> None:
        """Tell ``on_host`` what hosts the bot contacts, and ``note`` a code and a sentence.

        Of calls that are answered here ``on_call`` is told instead, with the status, 0 for none.
        """
        self.mode = mode
        self._on_host = on_host
        self._on_call = on_call or (lambda call, _: on_host(call.host))
        self._note = note
        self._concerns: Callable[[], bool] = lambda: True
        self._cassette: Cassette | None = None
        self._tape: Tape | None = None
        self._stubs = Stubs()
        self.why_out_of_reach = self._why_real_time = ""
        self._on_taken: Callable[[tuple[str, ...]], None] = lambda _: None

    def tell_taken(self, on_taken: Callable[[tuple[str, ...]], None]) -> None:
        """Tell ``on_taken`` which hosts are answered here, whenever that changes."""
        self._on_taken = on_taken

    def concerns_only(self, bots: Callable[[], bool]) -> None:
        """Leave calls alone that are made while ``bots()`` says that they are not the bot's."""
        self._concerns = bots

    def is_out_of_reach(self, why: str) -> None:
        """Refuse whatever would need the bot's calls to come by here.

        Raises:
            BadInput: the mode would.
        """
        if self.mode is not Mode.LIVE:
            raise BadInput(f"--network {self.mode} is not for every bot: {why}")
        self.why_out_of_reach = why

    def lives_in_real_time(self, why: str) -> None:
        """Refuse what would need the time of calls to be simulated."""
        self._why_real_time = why

    def insert(self, cassette: Cassette) -> None:
        """Play and record ``cassette``."""
        self._cassette = cassette
        self.begin()

    def begin(self) -> None:
        """Forget what the last scenario said of places, and play the cassette from its start."""
        taken, self._stubs = self.taken(), Stubs()
        self._tell_if_other_than(taken)
        if self._cassette is not None:
            if self.mode is Mode.RECORD:
                self._cassette.reload()
            self._tape = Tape(self._cassette)

    # What scenarios say -----------------------------------------------------------------------

    def answers(self, place: Place, answer: Answer, count: int | None = None) -> None:
        """Have ``place`` answer so, for the next ``count`` calls or for good."""
        self._add(Stub(place=place, answer=answer, late=answer.after or None, left=count))

    def answers_late(self, place: Place, late: timedelta) -> None:
        """Have ``place`` answer what it would anyway, or nothing with a 200, but ``late``."""
        self._add(Stub(place=place, late=late))

    def stays_silent(self, place: Place) -> None:
        """Have ``place`` take calls and never answer."""
        self._add(Stub(place=place, answer=SILENT, late=SILENT.after))

    def goes_down(self, place: Place) -> None:
        """Have nobody listen at ``place``."""
        self._add(Stub(place=place, is_down=True))

    def recovers(self, place: Place) -> None:
        """Forget all that was said of ``place``."""
        taken = self.taken()
        self._stubs.remove(place)
        self._tell_if_other_than(taken)

    def _add(self, stub: Stub) -> None:
        if self.why_out_of_reach:
            raise NetworkOutOfReach(stub.place.host, self.why_out_of_reach)
        if self._why_real_time and stub.late is not None:
            raise NeedsSimulatedClock(f"{stub.place.host} answers late", self._why_real_time)
        taken = self.taken()
        self._stubs.add(stub)
        self._tell_if_other_than(taken)

    def _tell_if_other_than(self, taken: tuple[str, ...]) -> None:
        if self.taken() != taken:
            self._on_taken(self.taken())

    # What the bot does ------------------------------------------------------------------------

    @property
    def sees_calls(self) -> bool:
        """Whether all that the bot sends to other hosts comes by here."""
        return self.mode is not Mode.LIVE

    def concerns(self) -> bool:
        """Return whether what the calling thread does is the bot's doing."""
        return not is_calling() and self._concerns()

    def takes(self, host: str) -> bool:
        """Return whether calls to ``host`` are answered here."""
        if self.mode is Mode.LIVE and not self._stubs.hosts:
            return False
        return self._decides_on(host) and self.concerns()

    def _decides_on(self, host: str) -> bool:
        return host in self._stubs.hosts or (self.mode is not Mode.LIVE and not is_here(host))

    def taken(self) -> tuple[str, ...]:
        """Return the hosts that are answered here now; ``*`` is all but this machine."""
        everybody = () if self.mode is Mode.LIVE else (EVERYBODY,)
        return (*everybody, *sorted(self._stubs.hosts))

    def __call__(self, call: Call) -> Answer:
        """Return what ``call`` is answered.

        Raises:
            Refused: the connection fails.
        """
        try:
            answer = self._answer(call)
        except Refused:
            self._on_call(call, 0)
            raise
        self._on_call(call, answer.status)
        return answer

    def _answer(self, call: Call) -> Answer:
        answer, late = self._stubs.outcome(call)
        if answer is None:
            answer = self._usual(call) if late is None else self._late(call)
        return answer if late is None else replace(answer, after=late)

    def _late(self, call: Call) -> Answer:
        """Return what is answered where only the delay was said: never the world's own answer."""
        recorded = self._tape.play(call, again=True) if self._tape is not None else None
        return recorded or Answer(200)

    def _usual(self, call: Call) -> Answer:
        if self.mode is Mode.BLOCK and not is_here(call.host):
            raise Refused(self._blocked(call.host))
        if self._tape is None:
            return replace(call_for_real(call), after=timedelta())
        answer = self._tape.play(call, again=self.mode is Mode.REPLAY)
        if answer is not None:
            return answer
        if self.mode is Mode.RECORD:
            return self._tape.record(call, call_for_real(call))
        why = self._tape.refusal(call)
        self._note("not-recorded", f"Refused: {why}.")
        raise Refused(why)

    def contacted(self, host: str) -> None:
        """Take note that the bot looks ``host`` up, whatever with.

        Raises:
            OSError: it may not.
        """
        self._on_host(host)
        if self.mode is Mode.BLOCK and not is_here(host):
            raise socket.gaierror(socket.EAI_FAIL, self._blocked(host))

    def reached(self, address: str) -> None:
        """Take note that the bot connects to an address that is not of this machine.

        Raises:
            OSError: it may not.
        """
        if self.mode is Mode.BLOCK:
            raise ConnectionRefusedError(errno.ECONNREFUSED, self._blocked(address))

    def _blocked(self, host: str) -> str:
        why = f"{host} is blocked, as --network block asks for"
        self._note("blocked-host", f"Refused: {why}.")
        return why
