"""What a simulated day costs a bot whose task queue looks for work, with all looks and without.

``python benchmarks/pollers.py`` prints ratios to a bare loop of ``time.sleep(1)``, which is 1.00,
and the milliseconds of CPU per simulated day; those depend on the machine.
"""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from simulator.harness import Harness
from simulator.settings import Settings
from simulator.timeflow.real import Real

ROOT = Path(__file__).parents[1]
BOTS = ("bare", "sched", "schedule", "celery", "dramatiq", "huey", "rq")
"""``bare`` is a thread that does nothing but sleep a second; the others are in ``tests/bots``."""
ALL_LOOKS = timedelta(hours=2)
WEEK = timedelta(days=7)
HELP = "all looks, x bare (ms a day)   without those in vain, x bare (ms a day)"


def milliseconds_a_day(bot: str, *, exact: bool) -> float:
    """Return what a day of ``bot`` costs in CPU, once its customer has been answered."""
    harness = Harness(Settings(bot=f"wsgi:{module_of(bot)}:app", exact_polls=exact))
    harness.attach()
    before, length = (timedelta(hours=1), ALL_LOOKS) if exact else (timedelta(days=2), WEEK)
    with harness.world("A week") as world:
        world.customer().say("Hi")
        world.clock.advance(before)
        began = Real.process_time()
        world.clock.advance(length)
        return (Real.process_time() - began) * 1000 / (length / timedelta(days=1))


def module_of(bot: str) -> str:
    """Return the module of a bot of that name."""
    return "benchmarks.bots.sleeping" if bot == "bare" else f"tests.bots.{bot}_bot"


def in_new_process(bot: str, *, exact: bool) -> float:
    """Return the same, measured where no other bot has left threads behind."""
    command = [sys.executable, "-W", "ignore", __file__, bot, "exact" if exact else "fewer"]
    ended = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    return float(ended.stdout.split()[-1])


def main() -> None:
    """Print everything, or what one bot costs."""
    if sys.argv[1:]:
        print(milliseconds_a_day(sys.argv[1], exact=sys.argv[2] == "exact"))
        return
    bare = in_new_process("bare", exact=True)
    print(f"{'':10}{HELP}")
    for bot in BOTS:
        exact, fewer = (in_new_process(bot, exact=exact) for exact in (True, False))
        print(
            f"{bot:10}{exact / bare:6.2f} ({exact:9.1f}){fewer / bare:20.4f} ({fewer:9.2f})",
            flush=True,
        )


if __name__ == "__main__":
    main()
