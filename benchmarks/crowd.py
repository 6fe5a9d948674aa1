"""Crowds of 100, 1,000 and 10,000 customers over seven days against the polite demo bot.

    python benchmarks/crowd.py [MOST]

prints seconds and peak memory of each, with two workers, and the seconds a customer beyond what the
smallest crowd takes, which stay the same where the time grows linearly. The goal for 1,000 is 60 s
on two cores. MOST leaves the larger crowds out.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SIZES = (100, 1_000, 10_000)
BOT = "wsgi:scenarios.demo.polite:app"


def seconds(customers: int) -> float:
    """Return how long a crowd takes."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "scenarios", "crowd", "--customers", str(customers)]
        command += ["--days", "7", "--seed", "3", "-n", "2", "--bot", BOT]
        environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])}
        began = time.perf_counter()
        subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
        return time.perf_counter() - began


def main() -> None:
    """Print a line for each size."""
    most = int(sys.argv[1]) if len(sys.argv) > 1 else SIZES[-1]
    least, fixed = SIZES[0], 0.0
    for size in (size for size in SIZES if size <= most):
        took = seconds(size)
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        fixed = fixed or took
        more = (
            f", {(took - fixed) / (size - least) * 1000:.1f} ms a customer" if size > least else ""
        )
        print(f"{size:6} customers: {took:6.1f} s, {memory:.0f} MiB{more}")


if __name__ == "__main__":
    main()
