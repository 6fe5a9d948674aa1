"""The one table of real time: every wait and bound that is not simulated, with its reason.

Simulated time costs none. What is listed here bounds what lies outside: threads that wait for the
world, bots that run elsewhere, children. ``docs/reference/real-time.md`` shows the table, and
``tests/test_real_time.py`` finds waits that are not in it.
"""


class Seconds(float):
    """Real time, in seconds, and why it is waited for.

    Attributes:
        reason: One clause.
    """

    reason: str

    def __new__(cls, seconds: float, reason: str) -> "Seconds":
        """Return ``seconds`` that know their reason."""
        self = super().__new__(cls, seconds)
        self.reason = reason
        return self


# In this process ------------------------------------------------------------------------------

WATCHDOG_GLANCE = Seconds(0.005, "between two looks of the watchdog at the thread with the baton")
INSIDE_PATIENCE = Seconds(0.25, "before a silent peer is assumed to be in this process")
WORLD_PATIENCE = Seconds(60, "before an answer from outside that does not come is an error")
COMPUTING_PATIENCE = Seconds(
    60, "of CPU that one thread of the bot may use without a pause, before it is stopped"
)
STOPPING_PATIENCE = Seconds(1, "for a thread that was told to stop, before it is left behind")
LOAN_PATIENCE = Seconds(0.05, "for a lock that a thread outside the clock holds")
START_PATIENCE = Seconds(1, "until a thread outside the clock says that it runs")
CHILD_GLANCE = Seconds(0.001, "between two looks at a child process that the bot waits for")

# A bot that runs elsewhere --------------------------------------------------------------------

BREATH = Seconds(0.3, "of quiet after a customer's action: most bots have answered by then")
LULL = Seconds(3, "of quiet before a jump: bots that pretend to type have answered by then")
EXPECTATION = Seconds(10, "of quiet where a step or a customer waits for an answer")
QUIET_GLANCE = Seconds(0.005, "between two looks at whether the bot is quiet")
QUIET_PATIENCE = Seconds(60, "for a bot that is never quiet")
ANSWER_DEADLINE = Seconds(20, "for the answer to a webhook; Meta's own deadline has been 5 to 20 s")

# A bot in a process that we start --------------------------------------------------------------

GUARD_PATIENCE = Seconds(30, "for the guard, a bare Python, to start the command on a busy machine")
LISTENING_PATIENCE = Seconds(60, "in which a bot that is starting says nothing at all")
LISTEN_GLANCE = Seconds(0.02, "between two looks at where it listens, which no system announces")
ALIVE_GLANCE = Seconds(0.05, "between two looks whether a process that is silent is still alive")
SILENCE_PATIENCE = Seconds(60, "in which a bot that has something to do says nothing at all")
DUMP_PATIENCE = Seconds(2, "for a hung process to print where its threads are")
GIVEN_UP_PATIENCE = Seconds(2, "more than the guard takes, before the guard itself is ended")
OUTPUT_PATIENCE = Seconds(1, "for the last output to be read once nothing runs any more")
PROBE_PATIENCE = Seconds(
    60, "for a program to start and ask once: Java compiles first, and waits for its turn"
)
STARTING_GLANCE = Seconds(
    0.01, "between two looks at a program in a child that waits for the world before it serves"
)

RESET_PATIENCE = Seconds(60, "for the command or the page of --reset between two scenarios")

# The bot's other network ----------------------------------------------------------------------

REAL_CALL_PATIENCE = Seconds(
    60, "for one step of an answer of the world's; the bot's own time-out counts afterwards"
)

# The command line -----------------------------------------------------------------------------

OUTPUT_GLANCE = Seconds(0.02, "between two looks at what a play of the demonstration has printed")


def table() -> dict[str, Seconds]:
    """Return every bound by its name, in order."""
    return {name: value for name, value in globals().items() if isinstance(value, Seconds)}
