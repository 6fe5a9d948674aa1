"""A report as text, for the person at the terminal.

Whatever a bot or a customer said is escaped as in the notation of transcripts, so no text can move
the cursor, recolour the screen or pass for a line of ours.
"""

from collections.abc import Iterable, Mapping
from enum import IntEnum
from io import StringIO

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from simulator.certificate import SIMULATED
from simulator.duration import render_duration
from simulator.escape import as_line, escape
from simulator.report import BotReport, Outcome, Report, ScenarioRecord
from simulator.reporter import Reporter
from simulator.rule import Severity
from simulator.scoring.band import band_of
from simulator.scoring.scorecard import (
    SCORE_VERSION,
    Evidence,
    Result,
    Scorecard,
    Status,
    points_of,
)
from simulator.transcript import Kind, Speaker, Transcript, Turn
from simulator.wording import counted


class Detail(IntEnum):
    """How much of a report is printed."""

    VERDICT = 0
    """What did not pass, the findings, and the score."""
    FAULTS = 1
    """Also the conversations in which something was found, and each category."""
    ALL = 2
    """All conversations, and all rules."""


WIDTH = 100
"""Columns of the text that ``render`` returns."""
BAR = 20
"""Columns of a score bar."""
MOST_FINDINGS = 10
"""Of one rule, that are shown."""
MOST_TURNS, FIRST_TURNS = 100, 30
"""Turns of one conversation that are shown, and how many of them are the first."""
MOST_CONVERSATIONS = 10
"""Of one scenario, that are shown; those of a crowd are in the written report."""
INDENT = 2
NO_SCORE = "\N{EN DASH}"

_SPOKEN = {Kind.SAID, Kind.REFUSED}
_OUTCOMES = {
    Outcome.PASSED: ("✓", "green"),
    Outcome.BOT_FAILED: ("✗", "red"),
    Outcome.AUTHOR_ERROR: ("!", "yellow"),
    Outcome.HARNESS_ERROR: ("!", "yellow"),
}
_STATUSES = {
    Status.PASS: ("✓", "green"),
    Status.FAIL: ("✗", "red"),
    Status.WARN: ("!", "yellow"),
    Status.NOT_APPLICABLE: (NO_SCORE, "dim"),
    Status.NOT_MEASURED: ("?", "dim"),
}
_SEVERITIES = {
    Severity.CRITICAL: "bold red",
    Severity.ERROR: "red",
    Severity.WARNING: "yellow",
    Severity.INFO: "dim",
}
_WHO = {
    Speaker.CUSTOMER: "blue",
    Speaker.BOT: "magenta",
    Speaker.AGENT: "green",
    Speaker.PAGE: "cyan",
}

Pins = Mapping[tuple[int, int], list[Evidence]]
"""Findings by the identity of a transcript and the place of a turn in it."""


def render(report: Report) -> str:
    """Return the report in plain text, without colours, 100 columns wide."""
    out = StringIO()
    console = Console(
        file=out,
        width=WIDTH,
        color_system=None,
        force_terminal=False,
        force_jupyter=False,
        legacy_windows=False,
    )
    print_report(report, console)
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().split("\n")[:-1])


def print_report(report: Report, console: Console, detail: Detail = Detail.ALL) -> None:
    """Print the report, in as much detail."""
    if detail is Detail.VERDICT:
        for bot in report.bots:
            _print_verdict(bot, console)
        return
    run = f"seed {report.seed} · as of {report.as_of:%Y-%m-%d %H:%M} UTC · "
    run += f"policy of {report.as_of:%Y-%m-%d} · score version {SCORE_VERSION}"
    run += " · strict" if report.strict else ""
    console.print(Text.assemble(("Courtesy", "bold"), "  ", (run, "dim")))
    if not report.bots:
        console.print(Text("No bot was tested."))
    for bot in report.bots:
        console.print()
        _print_bot(bot, console, detail)


def _print_bot(bot: BotReport, console: Console, detail: Detail) -> None:
    title = Text.assemble((as_line(bot.name), "bold"), "  ", (as_line(bot.address), "dim"))
    _title(title, console)
    pins = bot.scorecard.pinned()
    for scenario in bot.scenarios:
        told = _worth_showing(scenario, pins, detail)
        if told or detail is Detail.ALL or scenario.outcome is not Outcome.PASSED:
            _print_scenario(scenario, console)
        for transcript in told:
            _print_conversation(transcript, pins, console)
        if told:
            console.print()
    if not bot.scenarios:
        console.print(Text("No scenarios."))
    _print_scorecard(bot.scorecard, console, detail)
    _print_findings(bot, console)
    _print_remarks(bot, console)
    _print_verdict(bot, console)


def _worth_showing(scenario: ScenarioRecord, pins: Pins, detail: Detail) -> tuple[Transcript, ...]:
    """Return the conversations of a scenario that are printed."""
    if len(scenario.transcripts) > MOST_CONVERSATIONS:
        return ()
    if detail is Detail.ALL or scenario.outcome is not Outcome.PASSED:
        return scenario.transcripts
    pinned = {which for which, _ in pins}
    return tuple(told for told in scenario.transcripts if id(told) in pinned)


def _title(title: Text, console: Console) -> None:
    console.print(title)
    console.print(Text("─" * min(console.width, WIDTH), style="dim", overflow="crop"))


def _print_scenario(scenario: ScenarioRecord, console: Console) -> None:
    sign, style = _OUTCOMES[scenario.outcome]
    place = scenario.feature + (f":{scenario.line}" if scenario.line else "")
    words = Text.assemble(
        (f"{scenario.outcome}", style),
        "  ",
        as_line(scenario.name),
        "  ",
        (as_line(place), "dim"),
    )
    _hang(console, Text(sign, style), words)
    if scenario.error:
        _hang(console, Text(" "), Text(as_line(scenario.error), style))


def _print_conversation(transcript: Transcript, pins: Pins, console: Console) -> None:
    heading = f"{as_line(transcript.customer)} · {transcript.start:%Y-%m-%d %H:%M:%S} UTC"
    console.print()
    console.print(Padding(Text(heading, style="bold"), (0, 0, 0, INDENT)))
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    turns = [*enumerate(transcript.turns)]
    left_out = len(turns) - MOST_TURNS
    if left_out > 0:
        turns = [*turns[:FIRST_TURNS], *turns[FIRST_TURNS - MOST_TURNS :]]
    for number, turn in turns:
        if left_out > 0 and number == turns[FIRST_TURNS][0]:
            grid.add_row("", "", Text(f"… {left_out} turns, in the written report …", "dim"))
        who = Text(turn.speaker, _WHO[turn.speaker])
        grid.add_row(Text(render_duration(turn.at), "dim"), who, _words(turn))
        for evidence in pins.get((id(transcript), number), ()):
            grid.add_row("", "", _pin(evidence))
    console.print(Padding(grid, (0, 0, 0, INDENT)))


def _words(turn: Turn) -> Text:
    """Return what happened in a turn, in the notation of transcripts."""
    words = Text()
    if turn.kind not in _SPOKEN:
        words.append(f"{turn.kind} ", "italic")
    if turn.tag is not None:
        words.append(f"#{escape(turn.tag)} ", "dim")
    words.append(escape(turn.text), "strike" if turn.kind is Kind.REFUSED else "")
    if turn.kind is Kind.REFUSED:
        subcode = "" if turn.subcode is None else f"/{turn.subcode}"
        words.append(f" (refused, error {turn.code}{subcode})", "red")
    if turn.quick_replies:
        titles = "|".join(escape(title, "|") for title in turn.quick_replies)
        words.append(f" [{titles}]", "cyan")
    return words


def _pin(evidence: Evidence) -> Text:
    style = _SEVERITIES[evidence.severity]
    return Text(f"└ {evidence.rule.code} {as_line(evidence.finding.message)}", style)


def _print_scorecard(card: Scorecard, console: Console, detail: Detail) -> None:
    console.print()
    console.print(Text("Scorecard", style="bold"))
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(overflow="fold", min_width=BAR)
    grid.add_column(justify="right", no_wrap=True)
    for category in card.categories:
        name = Text(as_line(category.category.name), "bold")
        reason = "" if category.score is not None else "no rule applied"
        grid.add_row("", name, *_score(category.score, reason), "")
        for result in card.results:
            shown = result.findings or detail is Detail.ALL
            if result.category == category.category and shown:
                grid.add_row(*_row(result))
    console.print(grid)
    applied, known = card.coverage
    console.print(Text(f"{applied} of {known} rules applied", style="dim"))


def _row(result: Result) -> tuple[Text, ...]:
    sign, style = _STATUSES[result.status]
    rule = Text.assemble((result.rule.code, "dim"), " ", as_line(result.rule.name))
    found = Text(counted(len(result.findings), "finding") if result.findings else "", style)
    return (Text(sign, style), rule, *_score(result.score, result.reason), found)


def _score(score: float | None, reason: str) -> tuple[Text, Text]:
    """Return the points and a bar; a dash and the reason where there is no score."""
    if score is None:
        return Text(NO_SCORE, "dim"), Text(as_line(reason), "dim")
    points = points_of(score)
    filled = points * BAR // 100
    style = band_of(points).colour
    bar = Text.assemble(("█" * filled, style), ("░" * (BAR - filled), "dim"))
    return Text(str(points), style), bar


def _print_findings(bot: BotReport, console: Console) -> None:
    scenarios = {id(t): scenario.name for scenario in bot.scenarios for t in scenario.transcripts}
    broken = [result for result in bot.scorecard.results if result.findings]
    if not broken:
        return
    console.print()
    console.print(Text("Findings", style="bold"))
    for result in broken:
        sign, style = _STATUSES[result.status]
        rule = f"{result.rule.code} {as_line(result.rule.name)}"
        _hang(console, Text(sign, style), Text.assemble((rule, style), f"  {result.severity}"))
        _hang(console, Text(" "), Text(as_line(result.rule.remedy), "italic"))
        for evidence in result.findings[:MOST_FINDINGS]:
            _print_evidence(evidence, scenarios[id(evidence.transcript)], console)
        if len(result.findings) > MOST_FINDINGS:
            left = len(result.findings) - MOST_FINDINGS
            _hang(console, Text("  -"), Text(f"{left} more, in the written report", "dim"))


def _print_evidence(evidence: Evidence, scenario: str, console: Console) -> None:
    turn = evidence.finding.turn
    quote = Text.assemble((f"{turn.speaker}: ", _WHO[turn.speaker]), _words(turn))
    at = f"{evidence.at:%Y-%m-%d %H:%M:%S}"
    place = (
        f"{as_line(scenario)} · {as_line(evidence.customer)} · {at}, {render_duration(turn.at)} in"
    )
    _hang(console, Text("  -"), Text(as_line(evidence.finding.message)))
    _hang(console, Text("    >"), quote)
    _hang(console, Text("     "), Text(place, "dim"))


def _print_remarks(bot: BotReport, console: Console) -> None:
    scenarios = bot.scenarios
    remarks = {
        "Warnings": bot.warnings,
        "Notes": dict.fromkeys(text for s in scenarios for text in s.notes),
        "Not faked": dict.fromkeys(text for s in scenarios for text in s.gaps),
        "Hosts contacted": sorted({host for s in scenarios for host in s.hosts}),
    }
    for title, sentences in remarks.items():
        _print_list(title, sentences, console)


def _print_list(title: str, sentences: Iterable[str], console: Console) -> None:
    lines = list(sentences)
    if not lines:
        return
    console.print()
    console.print(Text(title, style="bold"))
    for line in lines:
        _hang(console, Text("-"), Text(as_line(line)))


def _print_verdict(bot: BotReport, console: Console) -> None:
    card = bot.scorecard
    band = None if card.total is None else band_of(card.total)
    style = "dim" if band is None else band.colour
    total = "none" if band is None else f"{card.total} of 100, {band.name}"
    findings = len(bot.findings)
    words = f"; {counted(findings, 'finding')}, "
    words += f"{bot.passed} of {counted(len(bot.scenarios), 'scenario')} passed"
    console.print()
    console.print(Text.assemble("Score: ", (total, f"bold {style}"), words))
    if card.has_critical:
        console.print(Text("A critical rule was broken: the run fails.", "bold red"))
    deterministic = "no" if bot.escapes else "yes"
    console.print(Text(f"Clock certificate: deterministic: {deterministic}"))
    if dict(bot.control) != SIMULATED:
        parts = "; ".join(f"{part}: {state}" for part, state in bot.control)
        _hang(console, Text("-"), Text(as_line(parts)))
    for sentence in (*bot.escapes, *bot.departures):
        _hang(console, Text("-"), Text(as_line(sentence)))


def _hang(console: Console, mark: Text, words: Text) -> None:
    """Print ``words`` after ``mark``; what does not fit goes on below its own beginning."""
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(mark, words)
    console.print(grid)


REPORTER = Reporter(name="terminal", render=render)
