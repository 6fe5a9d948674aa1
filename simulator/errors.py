"""What goes wrong in the harness, sorted by whose fault it is. Three verdicts are never mixed up.

* SimulatorError
  - BotError               the bot broke the contract              exit code 1
    . BotRaised            its webhook raised an exception
    . BotRaisedElsewhere   the same in a process of its own
    . BotDied              its process ended, or never listened
    . BotHung              its process says nothing any more
    . BotAnswersItself     it answers what follows from its own answers
    . BotRefusedWebhook    its webhook answered with anything but 200
    . BotUnreachable       nothing listens at its address
  - ScenarioError          the author asked for the impossible      exit code 2
    . UnknownPersona
    . UnknownConnector
    . BadAddress           the address names no bot
    . WebhookNotFound
    . NeedsSimulatedClock
    . LibraryRefused       the bot uses what no clock of ours can drive
    . BadInput             an option or a file that does not fit
    . NetworkOutOfReach    the bot's calls do not come by here
  - HarnessError           ours                                     exit code 2
    . Deadlock             everything is parked for ever
    . Livelock             threads hand over without time moving
    . Runaway              a thread computes without an end
    . TooManyThreads       the bot starts threads without an end
    . NoAnswerFromOutside  a thread waits for the world without an end
    . ClockTaken           somebody else moves the frozen clock
    . ClockLost            a thread of the bot kept the baton
    . UnsupportedPlatform  Windows, outside WSL
    . NotFakedGap          the bot wanted what Meta has and the fake has not
    . NotRedirected        the bot's process would talk to the real Graph
"""

import difflib
from collections.abc import Iterable, Sequence
from typing import Any


class SimulatorError(Exception):
    """Base of all; its text is one line that says what was wrong and what would be right."""

    def __reduce__(self) -> tuple[Any, ...]:
        """Let a child process hand it over, whatever it was made of."""
        return _revived, (type(self), str(self))


def _revived(kind: type[SimulatorError], text: str) -> SimulatorError:
    error = kind.__new__(kind)
    Exception.__init__(error, text)
    return error


class BotError(SimulatorError):
    """The bot's fault."""


class ScenarioError(SimulatorError):
    """The author's mistake."""


class HarnessError(SimulatorError):
    """Ours."""


class BotRaised(BotError):
    """The bot's webhook raised an exception; it is the ``__cause__``."""

    def __init__(self, error: BaseException, when: str = "inside its webhook") -> None:
        super().__init__(f"the bot raised {type(error).__name__} {when}: {error}")


class BotRaisedElsewhere(BotError):
    """The bot's webhook raised an exception in a process of its own.

    Attributes:
        traceback: As that process printed it.
    """

    def __init__(self, error: str, traceback: str) -> None:
        super().__init__(f"the bot raised {error} inside its webhook")
        self.traceback = traceback


class BotDied(BotError):
    """The bot's process ended, or never came to listen; the text says how and what it printed."""

    def __init__(self, how: str, output: str = "") -> None:
        said = f"; its last words:\n{output.rstrip()}" if output.strip() else ""
        super().__init__(f"the bot is gone: {how}{said}")


class BotHung(BotError):
    """The bot's process lives, and neither comes to rest nor says anything."""

    def __init__(self, seconds: float, output: str = "") -> None:
        said = f"; its last words:\n{output.rstrip()}" if output.strip() else ""
        super().__init__(
            f"the bot has been busy for {seconds:.0f} s of real time without a word to anybody: it "
            f"computes for ever, or waits for something outside that never comes{said}"
        )


class BotAnswersItself(BotError):
    """The bot answers what follows from its own answers, and so never comes to an end."""

    def __init__(self, webhooks: int) -> None:
        super().__init__(
            f"the bot caused {webhooks} webhooks without time passing: it seems to answer what "
            "follows from its own answers, such as deliveries, reads or echoes"
        )


class BotRefusedWebhook(BotError):
    """The bot answered a webhook with anything but 200."""

    def __init__(self, status: int, hint: str = "") -> None:
        super().__init__(f"the bot answered {status} to a webhook instead of 200{hint}")


class BotUnreachable(BotError):
    """Nothing answers at the bot's address."""

    def __init__(self, url: str, why: str) -> None:
        super().__init__(f"no bot answers at {url} ({why}); start it first")


class BadInput(ScenarioError):
    """An option or a file that does not fit; the text says what would."""


class UnknownPersona(ScenarioError):
    """A scenario names a persona that nobody wrote."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        super().__init__(f"no persona {name!r}{nearest(name, known)}; known: {', '.join(known)}")


class UnknownConnector(ScenarioError):
    """A bot's address starts with a scheme that nobody wrote."""

    def __init__(self, address: str, known: Sequence[str]) -> None:
        examples = ", ".join(known)
        super().__init__(f"cannot tell how to reach {address!r}; addresses start with {examples}")


class BadAddress(ScenarioError):
    """A bot's address names no bot."""

    def __init__(self, address: str, why: str) -> None:
        super().__init__(f"no bot at {address!r}: {why}")


class WebhookNotFound(ScenarioError):
    """The bot runs, but none of the usual paths is its webhook."""

    def __init__(self, address: str, tried: Iterable[str]) -> None:
        super().__init__(
            f"no webhook found at {address!r}; tried {', '.join(tried)}; "
            f"name it at the end of the address, e.g. {address}/my/webhook"
        )


class NeedsSimulatedClock(ScenarioError):
    """A step's verdict needs a clock that this bot is not under."""

    def __init__(self, step: str, why: str) -> None:
        super().__init__(f"cannot tell whether {step}: {why}")


class LibraryRefused(ScenarioError):
    """The bot uses a library that waits where the simulated clock does not reach."""

    def __init__(self, library: str, where: str, advice: str) -> None:
        super().__init__(
            f"{library} waits in C, where the simulated clock does not reach (used at {where}); "
            f"{advice}"
        )


class NetworkOutOfReach(ScenarioError):
    """A step says what a host does, but this bot's calls do not come by."""

    def __init__(self, host: str, why: str) -> None:
        super().__init__(
            f"cannot say what {host} does: {why}; attach the bot in process (wsgi:module:app)"
        )


class Deadlock(HarnessError):
    """Everything is parked for ever."""

    def __init__(self, waiting: Iterable[str]) -> None:
        super().__init__("everything waits for ever: " + "; ".join(waiting))


class Livelock(HarnessError):
    """Threads hand over to each other without the clock moving."""

    def __init__(self, rounds: int, waiting: Iterable[str]) -> None:
        who = "; ".join(waiting) or "each webhook causes the next"
        super().__init__(f"the bot handed over {rounds} times without time passing: {who}")


class Runaway(HarnessError):
    """A thread of the bot computes without an end."""

    def __init__(self, seconds: float, where: str) -> None:
        super().__init__(
            f"the bot computed for {seconds:.0f} s without a pause: {where}; it was stopped there"
        )


class TooManyThreads(HarnessError):
    """The bot starts threads without an end."""

    def __init__(self, count: int, name: str, where: str) -> None:
        super().__init__(
            f"the bot has {count} threads, and still starts {name}: {where}; "
            "that looks like an endless loop"
        )


class NoAnswerFromOutside(HarnessError):
    """A thread of the bot waits for the world, and nothing comes."""

    def __init__(self, seconds: float, where: str) -> None:
        super().__init__(f"no answer from outside for {seconds:.0f} s: {where}")


class ClockTaken(HarnessError):
    """Somebody froze time on top of the simulated clock."""

    def __init__(self, where: str = "") -> None:
        at = f" at {where}" if where else ""
        super().__init__(
            f"freeze_time was started inside a scenario{at}, and would hide the simulated clock; "
            "move time with '25 hours pass', clock.advance or freezer.move_to instead"
        )


class ClockLost(HarnessError):
    """A thread of the bot kept the baton when the scenario was interrupted."""

    def __init__(self, thread: str) -> None:
        super().__init__(
            f"an earlier scenario was interrupted while {thread}; "
            "later ones cannot be trusted in this process: run them with --isolate"
        )


class UnsupportedPlatform(HarnessError):
    """What simulated time is made of does not exist on this system."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Courtesy does not run on {name} itself, whose threads and processes work otherwise; "
            "run it under WSL, where it is Linux: https://learn.microsoft.com/windows/wsl/install"
        )


class NotFakedGap(HarnessError):
    """The bot wanted something that Meta has and the fake does not: never the bot's fault."""

    def __init__(self, gaps: Iterable[str]) -> None:
        super().__init__("the fake does not have, though Meta does: " + "; ".join(gaps))


class NotRedirected(HarnessError):
    """What the bot's process calls Graph would be the real one; so it is not started."""

    def __init__(self, program: str, why: str) -> None:
        super().__init__(
            f"{program} does not reach the fake from the bot's environment ({why}); the bot was "
            "not started, or it would talk to the real Graph"
        )


def closest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name most like ``name``, None where none is like it."""
    close = difflib.get_close_matches(name, list(known), n=1)
    return close[0] if close else None


def nearest(name: str, known: Iterable[str]) -> str:
    """Return ``" (did you mean 'x'?)"`` for the known name most like ``name``, else nothing."""
    close = closest(name, known)
    return f" (did you mean {close!r}?)" if close is not None else ""
