"""The report as Markdown: a comment on a pull request, or the summary of a job.

What bots, customers and authors wrote stands in code spans alone, where it can mention nobody and
link nowhere.
"""

import re
from collections.abc import Iterable, Iterator

from simulator.escape import as_line
from simulator.report import BotReport, Outcome, Report, ScenarioRecord
from simulator.reporter import Reporter
from simulator.scoring.band import band_of
from simulator.scoring.comparison import Comparison
from simulator.scoring.gate import summed_up
from simulator.scoring.scorecard import Evidence, Result, points_of
from simulator.wording import counted

MOST_FINDINGS = 60
"""Findings that are told; a comment of GitHub's holds 65,536 characters."""
MOST_LINES = 20
"""Lines of any other list."""
LONGEST = 240
"""Characters of one quotation."""
NO_SCORE = "–"  # noqa: RUF001
_SIGNS = {"green": "🟢", "yellow": "🟡", "red": "🔴"}
_BACKTICKS = re.compile("`+")


def render(report: Report) -> str:
    """Return the report as GitHub's Markdown."""
    told = [line for bot in report.bots for line in _bot(bot, report)]
    return "\n".join(told or ["## Courtesy", "", "No bot was tested."]) + "\n"


def code(text: str) -> str:
    """Return ``text`` as a code span on one line, whatever is in it."""
    line = as_line(text)
    line = line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
    fence = "`" * (1 + max((len(run) for run in _BACKTICKS.findall(line)), default=0))
    pad = " " if line[:1] in ("`", " ", "") or line[-1:] in ("`", " ") else ""
    return f"{fence}{pad}{line}{pad}{fence}"


def _bot(bot: BotReport, report: Report) -> Iterator[str]:
    card = bot.scorecard
    band = None if card.total is None else band_of(card.total)
    score = "nothing to score" if band is None else f"{card.total} of 100, {band.name}"
    sign = "🔴" if bot.broken_gates else _SIGNS[band.colour] if band is not None else "⚪"
    yield f"## {sign} Courtesy: {score}"
    yield ""
    found = counted(len(bot.findings), "finding")
    passed = f"{bot.passed} of {len(bot.scenarios)} scenarios passed"
    certified = "deterministic" if not bot.escapes else "not deterministic"
    yield f"{code(bot.address)} · {passed} · {found} · {certified} · seed {report.seed}"
    yield ""
    worse = 0 if bot.comparison is None else len(bot.comparison.worse)
    yield from _list("Gates that failed", map(code, summed_up(bot.broken_gates, worse)))
    failing = [s for s in bot.scenarios if s.outcome is not Outcome.PASSED]
    yield from _list("Scenarios that did not pass", map(_scenario, failing))
    if bot.comparison is not None:
        yield from _compared(bot.comparison)
    yield from _categories(bot)
    yield from _findings(bot)


def _list(title: str, lines: Iterable[str]) -> Iterator[str]:
    kept = list(lines)
    if not kept:
        return
    yield f"### {title}"
    yield ""
    for line in kept[:MOST_LINES]:
        yield f"- {line}"
    if len(kept) > MOST_LINES:
        yield f"- {len(kept) - MOST_LINES} more"
    yield ""


def _scenario(scenario: ScenarioRecord) -> str:
    place = code(f"{scenario.feature}:{scenario.line}")
    return f"{scenario.outcome}: {code(scenario.name)} at {place}: {code(scenario.error)}"


def _compared(comparison: Comparison) -> Iterator[str]:
    before, now = comparison.totals
    yield f"Beside the baseline: {_points(before)} then, {_points(now)} now."
    yield ""
    yield from _list("What got worse", (code(str(one)) for one in comparison.worse))
    yield from _list("What got better", (code(str(one)) for one in comparison.better))


def _points(total: int | None) -> str:
    return "no score" if total is None else f"{total} of 100"


def _categories(bot: BotReport) -> Iterator[str]:
    then = {} if bot.comparison is None else {n: old for n, old, _ in bot.comparison.categories}
    yield "| category | score |" + (" baseline |" if then else "")
    yield "| --- | ---: |" + (" ---: |" if then else "")
    for one in bot.scorecard.categories:
        name = one.category.name
        yield f"| {name} | {_shown(one.score)} |" + (f" {_shown(then.get(name))} |" * bool(then))
    yield ""


def _shown(score: float | None) -> str:
    return NO_SCORE if score is None else str(points_of(score))


def _findings(bot: BotReport) -> Iterator[str]:
    left = MOST_FINDINGS
    scenarios = {id(t): s for s in bot.scenarios for t in s.transcripts}
    for result in bot.scorecard.results:
        if result.findings and left > 0:
            yield from _broken(result, result.findings[:left], scenarios)
            left -= len(result.findings)
    if len(bot.findings) > MOST_FINDINGS:
        yield f"{len(bot.findings) - MOST_FINDINGS} more findings are in the other reports."
        yield ""


def _broken(
    result: Result, told: Iterable[Evidence], scenarios: dict[int, ScenarioRecord]
) -> Iterator[str]:
    rule, count = result.rule, len(result.findings)
    yield "<details>"
    yield f"<summary>{rule.code} {rule.name}: {count}, {result.severity}</summary>"
    yield ""
    yield f"{rule.why} **{rule.remedy}**".strip()
    yield ""
    for evidence in told:
        scenario = scenarios[id(evidence.transcript)]
        place = code(f"{scenario.feature}:{scenario.line}")
        turn, who = code(str(evidence.finding.turn)), code(evidence.customer)
        yield f"- {code(evidence.finding.message)} {who}, {turn}, at {place}"
    yield ""
    yield "</details>"
    yield ""


REPORTER = Reporter(name="markdown", render=render)
