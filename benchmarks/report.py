"""The HTML report of crowds of 1,000 and 10,000 customers: how long to write, and to open.

    python benchmarks/report.py [MOST]

prints for each crowd the seconds to write its report, also as a share of the seconds that scoring
it takes; the size; and the milliseconds until headless Chromium shows it, then until a text is
found, also as multiples of what an empty report takes. MOST leaves the larger crowd out. The goals
are to show 1,000 and 10,000 conversations within 2 s, and to write 10,000 within 10 s.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from simulator.report import Report
from simulator.reporters.html import REPORTER
from simulator.reporters.json import report_from_json

SIZES = (1_000, 10_000)
BOT = "wsgi:scenarios.demo.polite:app"
TIMES = 3
SHOWN = "performance.getEntriesByName('shown')[0].startTime"
SOUGHT = """async () => {
  const [field, status] = ["[name=text]", ".status"].map((css) => document.querySelector(css));
  const before = performance.now();
  field.value = "delivery";
  field.dispatchEvent(new Event("input", { bubbles: true }));
  const all = status.textContent;
  while (status.textContent === all || status.textContent.startsWith("Reading"))
    await new Promise(requestAnimationFrame);
  return performance.now() - before;
}"""


def crowd(customers: int, folder: str) -> Report:
    """Return the report of a crowd against the polite demo bot."""
    file = Path(folder, "crowd.json")
    command = [sys.executable, "-m", "scenarios", "crowd", "--customers", str(customers)]
    command += ["--days", "7", "--seed", "3", "-n", "2", "--bot", BOT, "--json", str(file)]
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])}
    subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    return report_from_json(json.loads(file.read_bytes()))


def opened(browser: Browser, file: Path, question: str) -> float:
    """Return what ``question`` says in a page that was opened from ``file``, at the best of times.

    Returns: milliseconds
    """
    found = []
    for _ in range(TIMES):
        page = browser.new_page()
        page.goto(file.as_uri())
        page.wait_for_selector("html[data-shown]")
        found.append(float(page.evaluate(question)))
        page.close()
    return min(found)


def written(report: Report, folder: str) -> tuple[Path, float]:
    """Return the file of a report, and the seconds that writing it took."""
    began = time.perf_counter()
    file = Path(folder, "report.html")
    file.write_text(REPORTER.render(report), encoding="utf-8")
    return file, time.perf_counter() - began


def measure(browser: Browser, customers: int, folder: str) -> str:
    """Return the line for a crowd."""
    report = crowd(customers, folder)
    (bot,) = report.bots
    began = time.perf_counter()
    _ = bot.broken_gates
    scoring = time.perf_counter() - began
    empty, _ = written(replace(report, bots=(replace(bot, scenarios=()),)), folder)
    least = opened(browser, empty, SHOWN)
    file, writing = written(report, folder)
    shown = opened(browser, file, SHOWN)
    sought = opened(browser, file, SOUGHT)
    return (
        f"{customers:6} customers, {len(bot.transcripts)} conversations: "
        f"written in {writing:.2f} s ({writing / scoring:.0%} of scoring), "
        f"{file.stat().st_size / 1e6:.2f} MB, shown in {shown:.0f} ms "
        f"({shown / least:.1f} times an empty one), a text found in {sought:.0f} ms"
    )


def main() -> None:
    """Print a line for each size."""
    most = int(sys.argv[1]) if len(sys.argv) > 1 else SIZES[-1]
    program = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for size in (size for size in SIZES if size <= most):
            print(measure(browser, size, folder), flush=True)
        browser.close()


if __name__ == "__main__":
    main()
