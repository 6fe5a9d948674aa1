"""Does the same journal always score the same? Many processes, each with a hash seed of its own.

``python benchmarks/same_bytes.py FILE [processes] [times]`` scores ``FILE``, a report or anything
else that ``courtesy score`` reads, so many times in each of so many processes, by default 50 times
in 20, and prints how many different scorecards came of it. It ends with 1 if there were several.
"""

import argparse
import os
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

PROCESSES, TIMES = 20, 50
WITHIN = """
import contextlib, hashlib, io, sys
from scenarios.commands.score import score
for _ in range(int(sys.argv[2])):
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        score.main([sys.argv[1], "--json"], standalone_mode=False)
    print(hashlib.sha256(printed.getvalue().encode()).hexdigest())
"""


def scored(file: str, times: int, seed: int) -> list[str]:
    """Return a digest of each scorecard of one process."""
    environment = {**os.environ, "PYTHONHASHSEED": str(seed)}
    command = [sys.executable, "-c", WITHIN, file, str(times)]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return ended.stdout.split()


def main() -> int:
    """Score and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file")
    parser.add_argument("processes", nargs="?", type=int, default=PROCESSES)
    parser.add_argument("times", nargs="?", type=int, default=TIMES)
    told = parser.parse_args()
    file, processes, times = told.file, told.processes, told.times
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        many = pool.map(lambda seed: scored(file, times, seed), range(processes))
        digests = Counter(digest for one in many for digest in one)
    print(f"{digests.total()} scorings, {processes} hash seeds: {len(digests)} different")
    return len(digests) > 1


if __name__ == "__main__":
    sys.exit(main())
